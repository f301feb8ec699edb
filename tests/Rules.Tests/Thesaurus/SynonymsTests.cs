using PluginHost.Rules.Thesaurus;

namespace PluginHost.Rules.Tests.Thesaurus;

public sealed class SynonymsTests
{
    [Fact]
    public void A_group_works_both_ways_and_an_arrow_one_way()
    {
        var synonyms = Synonyms.Parse(["alpha, beta", "gamma => delta~.5", "# a remark", "broken =>"]);
        Assert.Equal("beta", synonyms.Beginning("alpha").Single().Says.Single().Terms.Single());
        Assert.Single(synonyms.Beginning("beta"));
        Assert.Equal(.5f, synonyms.Beginning("gamma").Single().Says.Single().Weight);
        Assert.Empty(synonyms.Beginning("delta"));
    }

    [Fact]
    public void Phrases_keep_the_places_of_their_stop_words()
    {
        var rule = Synonyms.Parse(["back to life => gate of the fire"]).Beginning("back").Single();
        Assert.Equal(2, rule.Terms.Count);
        Assert.Equal(["gate", "", "", "fire"], rule.Says.Single().Terms);
    }

    [Fact]
    public void The_thesaurus_of_the_hobby_is_broad() => Assert.True(Synonyms.Default.Count > 800, $"It has {Synonyms.Default.Count} groups.");
}
