using PluginHost.Rules.Vectors;

namespace PluginHost.Rules.Tests.Vectors;

public sealed class VectorsTests
{
    private static readonly string[] Texts =
        [.. Enumerable.Range(0, 40).Select(static text => text % 2 == 0
            ? "the captain steers the ship over the sea while sailors hoist the sail"
            : "the baker kneads the dough and puts the bread into the oven of the bakery")];

    [Fact]
    public void Texts_about_one_thing_are_more_alike_than_others()
    {
        var vectors = LearnedEmbedder.Learn(Texts, []).Embed(["sailors on the sea", "captain of a ship", "bread and dough"]);
        Assert.True(Decomposition.Dot(vectors[0], vectors[1]) > Decomposition.Dot(vectors[0], vectors[2]));
    }

    [Fact]
    public void The_same_texts_teach_the_same_and_what_is_saved_comes_back()
    {
        var learned = LearnedEmbedder.Learn(Texts, []);
        var stream = new MemoryStream();
        learned.Save(stream);
        stream.Position = 0;
        var loaded = LearnedEmbedder.Load(stream);
        Assert.NotNull(loaded);
        Assert.Equal(learned.Embed(["ship"])[0], loaded.Embed(["ship"])[0]);
        Assert.Equal(learned.Embed(["ship"])[0], LearnedEmbedder.Learn(Texts, []).Embed(["ship"])[0]);
    }

    [Fact]
    public void A_damaged_file_is_nothing()
    {
        var stream = new MemoryStream();
        LearnedEmbedder.Learn(Texts, []).Save(stream);
        Assert.Null(LearnedEmbedder.Load(new MemoryStream(stream.ToArray()[..200])));
        Assert.Null(LearnedEmbedder.Load(new MemoryStream([1, 2, 3])));
    }

    [Fact]
    public void A_word_that_no_text_has_is_understood_by_its_group()
    {
        var learned = LearnedEmbedder.Learn(Texts, [["skipper", "captain"], ["loaf", "bread"]]);
        var (skipper, ship, oven) = (learned.Embed(["skipper"])[0], learned.Embed(["ship"])[0], learned.Embed(["oven"])[0]);
        Assert.True(Decomposition.Dot(skipper, ship) > Decomposition.Dot(skipper, oven));
        Assert.All(LearnedEmbedder.Learn(Texts, []).Embed(["skipper"])[0], static number => Assert.Equal(0, number));
    }

    [Fact]
    public void Nothing_teaches_nothing() => Assert.All(LearnedEmbedder.Learn([], []).Embed(["a word"])[0], static number => Assert.Equal(0, number));
}
