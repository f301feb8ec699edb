using PluginHost.Rules.Finding;

namespace PluginHost.Rules.Tests.Finding;

public sealed class ClausesTests
{
    [Theory]
    [InlineData("a sword that hurts vampires", 8)]
    [InlineData("magic beast which eats rust", 12)]
    [InlineData("the priest whose god is silent", 11)]
    [InlineData("vampire weakness", int.MaxValue)]
    [InlineData("which sword is best", int.MaxValue)]
    [InlineData("that which was lost", int.MaxValue)]
    [InlineData("", int.MaxValue)]
    public void A_clause_begins_where_a_thing_that_was_named_is_described(string question, int begin) => Assert.Equal(begin, Clauses.Begin(question));

    [Fact]
    public void Who_describes_a_thing_by_what_it_does_to_another_does_not_mean_the_other()
    {
        var finder = new TextShelf(
        [
            new ShelfText("wolf", "Grey Wolf", "Beasts", "A wolf of the hills. It hunts in packs.", [], []),
            new ShelfText("horn", "Shepherd's Horn", "Treasure", "A horn of brass. Its call frightens a wolf for one hour.", [], []),
        ]);

        Assert.Equal("horn", finder.Find("horn that frightens a grey wolf", null, 2).Hits[0].Found.Id);
        Assert.Equal("wolf", finder.Find("grey wolf", null, 2).Hits[0].Found.Id);
    }
}
