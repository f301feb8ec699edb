using PluginHost.Rules.Finding;
using PluginHost.Rules.Index;
using PluginHost.Rules.Thesaurus;
using PluginHost.Rules.Vectors;

namespace PluginHost.Rules.Tests.Finding;

/// <summary>What an encoder may say beside words, and what it may not.</summary>
public sealed class EncodedTests
{
    private static readonly IReadOnlyList<Passage> Shelf =
    [
        new(0, "Lantern Dance", [], "Small lanterns float about you and shed light."),
        new(1, "Brawling", [], "When guests come to blows, each rolls a check of strength."),
        new(2, "Resting", [], "A guest who sleeps eight hours in a bed regains lost hit points."),
        new(3, "Barrel, oaken", [], "Holds forty gallons of ale."),
    ];

    [Theory]
    [InlineData("lantern dance")]
    [InlineData("lanternn dance")]
    [InlineData("brawling")]
    public void A_name_comes_first_whatever_an_encoder_likes(string question)
    {
        foreach (var liked in Shelf)
        {
            Assert.Equal(Titles(question, Mode.Keyword, liked.Id)[0], Titles(question, Mode.Hybrid, liked.Id)[0]);
        }
    }

    [Theory]
    [InlineData("Lantern Dance")]
    [InlineData("Resting")]
    public void An_encoder_brings_what_no_words_find(string title)
    {
        const string question = "whose strength fails while walking home";
        const string said = "Brawling";
        var meant = Shelf.Single(passage => passage.Title == title).Id;
        var other = Shelf.Single(static passage => passage.Title == said).Id;

        Assert.Equal([said], Titles(question, Mode.Keyword, meant));
        Assert.DoesNotContain(title, Titles(question, Mode.Hybrid, other));

        // The first holds a word of the question, which outweighs what is only alike; the second is there for nothing but the encoder's word, before all that it did not name.
        Assert.Equal([said, title], Titles(question, Mode.Hybrid, meant)[..2]);
    }

    [Theory]
    [InlineData(1f, 4, 0f, 0f)]
    [InlineData(0f, 1, 0f, 0f)]
    [InlineData(0f, 2, 0f, .15f)]
    [InlineData(0f, 4, 0f, .3f)]
    [InlineData(0f, 4, 1f, .14f)]
    [InlineData(.5f, 4, 0f, .075f)]
    public void Likeness_is_heard_where_words_say_little_and_more_where_the_glossary_knows_nothing(float said, int concepts, float described, float trust) =>
        Assert.Equal(trust, Trust.In(said, concepts, described), 3);

    [Fact]
    public void A_long_passage_is_shown_in_parts_each_under_its_title()
    {
        var passage = new Passage(0, "Mill Pond", [], "Mill Pond. " + string.Join(' ', Enumerable.Range(0, 200)));

        Assert.Equal([.. Enumerable.Range(0, 4).Select(static part => $"Mill Pond. {string.Join(' ', Enumerable.Range(part * 10, 10))}")], PassageParts.Of(passage, 10));
        Assert.Equal(["Mill Pond."], PassageParts.Of(passage with { Body = "" }, 10));
        Assert.Single(PassageParts.Of(passage, 0));
    }

    [Fact]
    public void A_passage_is_as_like_as_the_part_that_is_most_alike()
    {
        var store = new VectorStore([7, 8], [[1, 0, 0, 1], [.6f, .8f]], 2);

        Assert.Equal([7, 8], store.To([0, 1]).Best(2));
        Assert.Equal([8, 7], store.To([.6f, .8f]).Best(2));
    }

    private static List<string> Titles(string question, Mode mode, long liked)
    {
        using var index = new Exhaustive(Weighing.Default);
        index.Change(Shelf.Select(IndexedPassage.Of), []);
        using var encoder = new Liking(liked);
        var learned = Learned.From(Shelf).With(Shelf, encoder, [.. Shelf.Select(passage => new float[] { passage.Id == liked ? 1 : 0, passage.Id == liked ? 0 : 1 })]);
        return new Finder(index, new Listed(), learned, Synonyms.Default).Find(new Question(question) { Mode = mode }).Answers.Select(static answer => answer.Passage.Title).ToList();
    }

    /// <summary>Takes every question to be about one passage.</summary>
    private sealed class Liking(long passage) : IEncoder
    {
        public string Name => $"likes {passage}";

        public int Dimension => 2;

        public int Reach => 0;

        public float[][] Embed(IReadOnlyList<string> texts) => [.. texts.Select(static _ => new float[] { 1, 0 })];

        public Task<float[][]> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) => Task.FromResult(Embed(texts));

        public void Dispose()
        {
            // It holds nothing.
        }
    }

    private sealed class Listed : IPassages
    {
        public Passage? Find(long id) => Shelf.FirstOrDefault(passage => passage.Id == id);

        public Passage? Beside(long id, int places) => Find(id + places);
    }
}
