using PluginHost.Rules.Index;

namespace PluginHost.Rules.Tests;

public sealed class OracleTests
{
    private static readonly Weighing Uneven = new() { Title = new(3, .4f), Section = new(0), Body = new(1, .9f), Tags = new(2, 0), Saturation = .8f };

    [Theory]
    [InlineData(1, 60, 40)]
    [InlineData(2, 700, 40)]
    [InlineData(3, 1500, 12)]
    [InlineData(4, 1500, 300)]
    public void Files_find_what_looking_at_every_chunk_finds(int seed, int chunks, int words)
    {
        using var folder = new Folder();
        using var index = Opened(folder, Weighing.Default);
        using var oracle = new Exhaustive(Weighing.Default);
        var random = new RandomIndex(seed, words);
        for (var change = 0; change < 6; change++)
        {
            var added = random.Chunks(change % 3 == 2 ? 10 : chunks / 3, chunks);
            var removed = Enumerable.Range(0, change * chunks / 30).Select(_ => random.Id(chunks)).ToList();
            index.Change(added, removed);
            oracle.Change(added, removed);
            Same(index, oracle, random, 60);
        }
    }

    [Fact]
    public void Files_that_were_written_with_other_weights_find_the_same()
    {
        using var folder = new Folder();
        var random = new RandomIndex(9);
        var chunks = random.Chunks(900, 2000);
        using (var index = Opened(folder, Weighing.Default))
        {
            index.Change(chunks, []);
        }

        using var again = Opened(folder, Uneven);
        using var oracle = new Exhaustive(Uneven);
        oracle.Change(chunks, []);
        Same(again, oracle, random, 150);
        again.Change(random.Chunks(0, 1), chunks.Take(100).Select(static chunk => chunk.Id));
        oracle.Change([], chunks.Take(100).Select(static chunk => chunk.Id));
        Same(again, oracle, random, 150);
    }

    internal static RulesIndexFiles Opened(Folder folder, Weighing weighing, int words = 9000)
    {
        var opened = RulesIndexFiles.Open(folder.Path, weighing, new IndexLimits { Words = words });
        return opened.Succeeded ? opened.Value : throw new InvalidOperationException(opened.Error.Message);
    }

    internal static void Same(IRulesIndex index, IRulesIndex oracle, RandomIndex random, int queries)
    {
        Assert.Equal(oracle.Count, index.Count);
        Assert.Equal(oracle.Complete("", 1000), index.Complete("", 1000));
        foreach (var term in oracle.Complete("", 1000))
        {
            Assert.Equal(oracle.Frequency(term), index.Frequency(term));
            Assert.Equal(oracle.Complete(term[..1], 3), index.Complete(term[..1], 3));
        }

        for (var query = 0; query < queries; query++)
        {
            var asked = random.Query();
            var all = oracle.Search(asked, int.MaxValue);
            foreach (var count in new[] { 1, 10, 5000 })
            {
                Same(all, index.Search(asked, count), count);
            }
        }
    }

    /// <summary>The same scores in the same order, each the chunk's own; chunks that score the same may stand for each other.</summary>
    internal static void Same(IReadOnlyList<Hit> all, IReadOnlyList<Hit> found, int count)
    {
        var scores = all.ToDictionary(static hit => hit.Id, static hit => hit.Score);
        Assert.Equal(Math.Min(count, all.Count), found.Count);
        Assert.Equal(found.Count, found.DistinctBy(static hit => hit.Id).Count());
        for (var place = 0; place < found.Count; place++)
        {
            Assert.Equal(all[place].Score, found[place].Score, Tolerance(all[place].Score));
            Assert.Equal(scores[found[place].Id], found[place].Score, Tolerance(found[place].Score));
        }
    }

    private static float Tolerance(float score) => 1e-5f + (Math.Abs(score) * 1e-5f);
}
