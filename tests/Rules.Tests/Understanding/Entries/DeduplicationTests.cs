using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Tests.Understanding.Entries;

public sealed class DeduplicationTests
{
    private static Monster Of(string source, int hits = 27) => Pages.Monster(Pages.Gloomcap()) with { Sources = [source], HitPoints = hits, System = "dnd5e" };

    [Fact]
    public void The_same_entry_of_two_books_is_one_with_both_sources()
    {
        var one = Assert.Single(Deduplication.Of([Of("First"), Of("Second", 30)]));
        Assert.Equal(["First", "Second"], one.Sources);
    }

    [Fact]
    public void The_one_a_person_looked_at_stays() => Assert.Equal(30, ((Monster)Deduplication.Of([Of("First"), Of("Second", 30) with { Validated = true }])[0]).HitPoints);

    [Fact]
    public void The_same_name_in_another_system_or_with_other_words_is_another_entry()
    {
        Assert.Equal(2, Deduplication.Of([Of("First"), Of("Second") with { System = "coc7e" }]).Count);
        Assert.Equal(2, Deduplication.Of([Of("First"), new Monster("Gloomcap") { System = "dnd5e", Description = "A quite other thing." }]).Count);
    }
}
