using PluginHost.Rules.Vectors;

namespace PluginHost.Rules.Tests.Vectors;

public sealed class SentenceEncoderTests : IDisposable
{
    private readonly TinyModel _model = new();

    [Fact]
    public void A_vector_is_what_the_formulas_say()
    {
        using var encoder = _model.Write();
        Assert.Null(encoder.Error);
        Assert.Equal(TinyModel.Wide, encoder.Dimension);

        // "▁a" and "b", then "▁a" alone, then a character that is in no piece.
        var vectors = encoder.Embed(["ab", "a", "a!"]);

        AssertClose(PlainModel.Encode(_model, [10, 8]), vectors[0]);
        AssertClose(PlainModel.Encode(_model, [10]), vectors[1]);
        AssertClose(PlainModel.Encode(_model, [10, 0]), vectors[2]);
    }

    [Fact]
    public void Of_a_long_text_the_beginning_counts_and_of_no_text_nothing()
    {
        using var encoder = _model.Write();
        var vectors = encoder.Embed(["a" + new string('b', 500), "a" + new string('b', 127) + "cccc", ""]);

        AssertClose(PlainModel.Encode(_model, [10, .. Enumerable.Repeat(8, 127)]), vectors[0]);
        Assert.Equal(vectors[0], vectors[1]);
        Assert.All(vectors[2], static value => Assert.Equal(0, value));
    }

    [Fact]
    public void Texts_that_go_together_come_out_as_each_alone()
    {
        using var encoder = _model.Write();
        string[] texts = [.. Enumerable.Range(1, 60).Select(static number => string.Concat(Enumerable.Repeat("ab c", number)))];

        var together = encoder.Embed(texts);

        for (var at = 0; at < texts.Length; at++)
        {
            AssertClose(encoder.Embed([texts[at]])[0].Select(static value => (double)value), together[at]);
        }
    }

    [Fact]
    public async Task Many_threads_may_ask_at_once()
    {
        using var encoder = _model.Write();
        var alone = encoder.Embed(["ab c"])[0];

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => encoder.EmbedAsync(["ab c", "c", "bc"], CancellationToken.None)));

        Assert.All(all, vectors => AssertClose(alone.Select(static value => (double)value), vectors[0]));
    }

    [Fact]
    public async Task Whoever_is_stopped_gives_nothing()
    {
        using var encoder = _model.Write();
        Assert.Empty(await encoder.EmbedAsync([.. Enumerable.Repeat(new string('b', 200), 20)], new CancellationToken(canceled: true)));
    }

    [Fact]
    public void What_is_checked_says_what_it_is()
    {
        _model.Write().Dispose();
        var facts = InstalledEncoder.Check(_model.Folder.FullName);

        Assert.Equal((InstalledEncoder.Name, TinyModel.Wide), (facts.Value!.Name, facts.Value.Dimensions));
        Assert.Equal("not-found", InstalledEncoder.Check(_model.In("nowhere")).Error!.Code);
    }

    public void Dispose() => _model.Dispose();

    private static void AssertClose(IEnumerable<double> expected, float[] vector)
    {
        Assert.All(expected.Zip(vector), static pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        Assert.Equal(TinyModel.Wide, vector.Length);
    }
}
