using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using PluginHost.Rules.Vectors;

namespace PluginHost.Rules.Tests.Vectors;

/// <summary>An encoder of a few numbers in the form of the real one, written to a folder of its own, and worked out again in the plainest way.</summary>
internal sealed class TinyModel : IDisposable
{
    public const int Narrow = 8;
    public const int Wide = 12;
    private const int Inner = 20;
    private const string Applied = "module_apply_default/Encoder_en/KonaTransformer/Encode/";
    private const string Attended = "TransformerLayer/MultiheadAttention/";

    private readonly Random _random = new(7);

    public TinyModel()
    {
        Add("module/Embeddings_en", Pieces.Count, Narrow);
        Add(Applied + "TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1", 1, Narrow / 2);
        AddLayer(0, Narrow);
        Add(Applied + "Layer_0/TransformerLayer/dense/kernel/ConcatPartitions/concat", Narrow, Wide);
        Add(Applied + "Layer_0/TransformerLayer/dense/bias/ConcatPartitions/concat", Wide);
        AddLayer(1, Wide);
        Add("module/Encoder_en/hidden_layers/tanh_layer_0/weights", Wide, Wide);
        Add("module/Encoder_en/hidden_layers/tanh_layer_0/bias", Wide);
    }

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("pluginhost-tiny-");

    public List<(string Name, int[] Shape, float[] Values)> Weights { get; } = [];

    public JsonArray Pieces { get; } = [.. new (string, double?)[] { ("?", 0), ("<s>", 0), ("</s>", 0), ("x1", 0), ("x2", 0), ("x3", 0), ("\u2581", -3), ("a", -2), ("b", -2), ("ab", -3), ("\u2581a", -2.5), ("c", -4), ("bc", -9), (":", null) }
        .Select(static piece => new JsonArray(piece.Item1, piece.Item2))];

    public float[] this[string name] => Weights.Single(weight => weight.Name.EndsWith(name, StringComparison.Ordinal)).Values;

    /// <summary>Writes it into two shards, so that a weight lies across their edge.</summary>
    public SentenceEncoder Write()
    {
        var bytes = Weights.SelectMany(static weight => MemoryMarshal.AsBytes<float>(weight.Values).ToArray()).ToArray();
        File.WriteAllBytes(In("one.bin"), bytes[..1_001]);
        File.WriteAllBytes(In("two.bin"), bytes[1_001..]);
        File.WriteAllText(In("vocab.json"), Pieces.ToJsonString());
        File.WriteAllText(In("model.json"), Manifest().ToJsonString());
        return new SentenceEncoder(Folder.FullName);
    }

    public string In(string file) => Path.Combine(Folder.FullName, file);

    public JsonObject Manifest() => new()
    {
        ["weightsManifest"] = new JsonArray(new JsonObject
        {
            ["paths"] = new JsonArray("one.bin", "two.bin"),
            ["weights"] = new JsonArray([.. Weights.Select(static weight => new JsonObject
            {
                ["name"] = weight.Name,
                ["shape"] = new JsonArray([.. weight.Shape.Select(static edge => JsonValue.Create(edge))]),
                ["dtype"] = "float32",
            })]),
        }),
    };

    public void Dispose() => Folder.Delete(recursive: true);

    private void AddLayer(int layer, int width)
    {
        var (own, applied, stacked) = ($"module/Encoder_en/KonaTransformer/Encode/Layer_{layer}/{Attended}", $"{Applied}Layer_{layer}/TransformerLayer/", $"{Applied}TransformerStack/Layer_{layer}/TransformerLayer/FFN/");
        Add(own + "qkv_transform_single/kernel/part_0", 1, 1, width, 3 * width);
        Add($"{Applied}Layer_{layer}/{Attended}qkv_transform_single/bias/ConcatPartitions/concat", 3 * width);
        Add(own + "output_transform_single/kernel/part_0", 1, 1, width, Wide);
        Add($"{Applied}Layer_{layer}/{Attended}output_transform_single/bias/ConcatPartitions/concat", Wide);
        Add(stacked + "conv1/Tensordot/Reshape_1", Wide, Inner);
        Add(applied + "FFN/conv1/bias/ConcatPartitions/concat", Inner);
        Add(stacked + "conv2/Tensordot/Reshape_1", Inner, Wide);
        Add(applied + "FFN/conv2/bias/ConcatPartitions/concat", Wide);
        foreach (var (at, size) in new[] { ("", width), ("FFN/", Wide) })
        {
            Add($"{applied}{at}layer_prepostprocess/layer_norm/layer_norm_scale/ConcatPartitions/concat", size);
            Add($"{applied}{at}layer_prepostprocess/layer_norm/layer_norm_bias/ConcatPartitions/concat", size);
        }
    }

    private void Add(string name, params int[] shape) =>
        Weights.Add((name, shape, [.. Enumerable.Range(0, shape.Aggregate(1, static (all, edge) => all * edge)).Select(_ => _random.NextSingle() - .5f)]));
}
