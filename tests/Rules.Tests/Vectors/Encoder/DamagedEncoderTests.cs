using System.Text.Json.Nodes;
using PluginHost.Rules.Vectors;

namespace PluginHost.Rules.Tests.Vectors;

public sealed class DamagedEncoderTests : IDisposable
{
    private readonly TinyModel _model = new();

    public static TheoryData<string> Damages => [.. Damage.Keys];

    private static Dictionary<string, Action<TinyModel>> Damage { get; } = new(StringComparer.Ordinal)
    {
        ["a shard is short"] = static model => File.WriteAllBytes(model.In("two.bin"), File.ReadAllBytes(model.In("two.bin"))[..^4]),
        ["a shard is long"] = static model => File.AppendAllText(model.In("two.bin"), "more"),
        ["a shard is missing"] = static model => File.Delete(model.In("one.bin")),
        ["the vocabulary is missing"] = static model => File.Delete(model.In("vocab.json")),
        ["the vocabulary is cut off"] = static model => File.WriteAllText(model.In("vocab.json"), """[["a",1"""),
        ["the vocabulary is something else"] = static model => File.WriteAllText(model.In("vocab.json"), """[1,2,3,4,5,6,7,8]"""),
        ["a piece is empty"] = static model => File.WriteAllText(model.In("vocab.json"), """[["",0]]"""),
        ["a piece has half a pair"] = static model => File.WriteAllText(model.In("vocab.json"), """[["a"]]"""),
        ["there are more pieces than rows"] = static model => File.WriteAllText(model.In("vocab.json"), new JsonArray([.. Enumerable.Range(0, 15).Select(static at => new JsonArray($"p{at}", -1.0))]).ToJsonString()),
        ["the description is no JSON"] = static model => File.WriteAllText(model.In("model.json"), "<html>"),
        ["the description is deep"] = static model => File.WriteAllText(model.In("model.json"), new string('[', 10_000)),
        ["the description says nothing"] = static model => File.WriteAllText(model.In("model.json"), "{}"),
        ["a shard lies elsewhere"] = Manifest(static group => group["paths"]!.AsArray()[0] = "../one.bin"),
        ["a shard is no name"] = Manifest(static group => group["paths"]!.AsArray()[0] = 7),
        ["there are too many shards"] = Manifest(static group => group["paths"] = new JsonArray([.. Enumerable.Repeat("one.bin", 100).Select(static name => JsonValue.Create(name))])),
        ["a weight is huge"] = Weight(0, static weight => weight["shape"] = new JsonArray(65_536, 65_536)),
        ["a weight has sides without end"] = Weight(0, static weight => weight["shape"] = new JsonArray(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue)),
        ["a weight is below nothing"] = Weight(0, static weight => weight["shape"] = new JsonArray(-14, -8)),
        ["a weight has no sides"] = Weight(0, static weight => weight["shape"] = new JsonArray(112)),
        ["a weight is turned"] = Weight(6, static weight => weight["shape"] = new JsonArray(TinyModel.Wide * 20 / 10, 10)),
        ["a weight is quantised"] = Weight(0, static weight => weight["quantization"] = new JsonObject()),
        ["a weight is of another kind"] = Weight(0, static weight => weight["dtype"] = "string"),
        ["a weight has another name"] = Weight(3, static weight => weight["name"] = "other"),
        ["a weight is there twice"] = Weight(1, static weight => weight["name"] = "module/Embeddings_en"),
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void Damaged_files_are_refused_and_make_no_vectors(string damage)
    {
        using var encoder = _model.Write();
        Damage[damage](_model);

        Assert.Equal("encoder-damaged", encoder.Error?.Code);
        Assert.Empty(encoder.Embed(["a"]));
        Assert.DoesNotContain(_model.Folder.FullName, InstalledEncoder.Check(_model.Folder.FullName).Error!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_none_make_nothing_of_a_text()
    {
        Array.Fill(_model["module/Embeddings_en"], float.NaN);
        using var encoder = _model.Write();

        Assert.All(encoder.Embed(["a"])[0], static value => Assert.Equal(0, value));
        Assert.Equal("encoder-damaged", InstalledEncoder.Check(_model.Folder.FullName).Error!.Code);
    }

    public void Dispose() => _model.Dispose();

    private static Action<TinyModel> Manifest(Action<JsonObject> change) => model =>
    {
        var manifest = model.Manifest();
        change(manifest["weightsManifest"]!.AsArray()[0]!.AsObject());
        File.WriteAllText(model.In("model.json"), manifest.ToJsonString());
    };

    private static Action<TinyModel> Weight(int number, Action<JsonObject> change) => Manifest(group => change(group["weights"]!.AsArray()[number]!.AsObject()));
}
