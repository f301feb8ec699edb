using PluginHost.Rules.Shelves;

namespace PluginHost.Rules.Tests;

public sealed class MemoryIndexTests
{
    [Theory]
    [InlineData(1, 60, 40)]
    [InlineData(2, 400, 12)]
    [InlineData(3, 0, 12)]
    public void In_memory_the_same_is_found_as_by_looking_at_every_chunk(int seed, int count, int words)
    {
        var random = new RandomIndex(seed, words);
        var chunks = random.Chunks(count, 5_000).DistinctBy(static chunk => chunk.Id).ToList();
        using var oracle = new Exhaustive(Index.Weighing.Default);
        oracle.Change(chunks, []);
        using var index = new MemoryIndex(chunks);
        OracleTests.Same(index, oracle, random, 150);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void After_any_changes_the_same_is_found_as_by_looking_at_every_chunk(int seed)
    {
        var random = new RandomIndex(seed, 30);
        using var oracle = new Exhaustive(Index.Weighing.Default);
        using var index = new MemoryIndex([]);
        for (var round = 0; round < 12; round++)
        {
            // Some of them are known already, and are replaced.
            var added = random.Chunks(30, 80).DistinctBy(static chunk => chunk.Id).ToList();
            var removed = Enumerable.Range(0, 8).Select(_ => random.Id(80)).Except(added.Select(static chunk => chunk.Id)).ToList();
            oracle.Change(added, removed);
            index.Change(added, removed);
            OracleTests.Same(index, oracle, random, 40);
        }
    }

    [Fact]
    public void Texts_are_found_by_their_words_however_they_are_said_and_by_their_labels()
    {
        var shelf = new TextShelf(
        [
            new("a", "Marlow", "npcs", "He keeps the lighthouse and lies about the drowned sailors.", ["The Keeper"], ["npc"]),
            new("b", "Mill", "locations", "A ruined mill beside the river.", [], ["location"]),
        ]);
        Assert.Equal("a", shelf.Find("who lies about drowned sailors?", null, 10).Hits[0].Found.Id);
        Assert.Equal("a", shelf.Find("lighthuose", null, 10).Hits[0].Found.Id);
        Assert.Equal("a", shelf.Find("keeper", null, 10).Hits[0].Found.Id);
        Assert.Contains("ruined mill", shelf.Find("mill", "location", 10).Hits[0].Text, StringComparison.Ordinal);
        Assert.Empty(shelf.Find("mill", "npc", 10).Hits);
        Assert.Empty(shelf.Find("", null, 10).Hits);
        Assert.Empty(new TextShelf([]).Find("mill", null, 10).Hits);
    }
}
