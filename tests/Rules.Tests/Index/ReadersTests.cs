using PluginHost.Rules.Index;

namespace PluginHost.Rules.Tests;

public sealed class ReadersTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Each change writes the same count of chunks, all with the number of the change: a reader may see any change, but never a part of one.</summary>
    [Fact]
    public async Task Readers_see_each_change_whole_or_not_at_all()
    {
        const int Chunks = 50;
        using var index = RulesIndexFiles.Open(_folder.Path, Weighing.Default, new IndexLimits { Words = 200 }).Value!;
        index.Change(Of(0), []);
        using var ended = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var read = 0;
            for (; !ended.IsCancellationRequested || read == 0; read++)
            {
                Assert.Equal(Chunks, index.Search(new TermQuery("all"), 1000).Count);
                Assert.Equal(Chunks, index.Frequency("all"));
                Assert.Single(index.Complete("change", 9));
            }

            return read;
        })).ToList();
        for (var change = 1; change <= 60; change++)
        {
            index.Change(Of(change), []);
        }

        await ended.CancelAsync();
        Assert.All(await Task.WhenAll(readers), static read => Assert.NotEqual(0, read));

        static IEnumerable<IndexedChunk> Of(int change) =>
            Enumerable.Range(0, Chunks).Select(id => new IndexedChunk(id, [new(Fields.Body, ["all", $"change{change}", "word"])], ["label"]));
    }

    [Fact]
    public void An_index_that_was_closed_says_so()
    {
        var index = RulesIndexFiles.Open(_folder.Path, Weighing.Default).Value!;
        index.Dispose();
        index.Dispose();
        Assert.Throws<ObjectDisposedException>(() => index.Count);
        Assert.Throws<ObjectDisposedException>(() => index.Change([], []));
    }

    [Fact]
    public void Long_unusual_and_empty_things_are_kept()
    {
        using var index = RulesIndexFiles.Open(_folder.Path, Weighing.Default).Value!;
        using var oracle = new Exhaustive(Weighing.Default);
        var word = new string('w', 5000);
        IReadOnlyList<IndexedChunk> chunks =
        [
            new(long.MaxValue, [], []),
            new(long.MinValue, [new(Fields.Body, [])], [""]),
            new(0, [new(Fields.Body, [.. Enumerable.Repeat("same", 70_000), word])], ["a", "a"]),
            new(1, [new(Fields.Title, [word, "\uD800", "same"]), new(Fields.Title, ["same", "", "next"]), new(Fields.Tags, [.. Enumerable.Repeat("same", 300)])], ["a"]),
        ];
        index.Change(chunks, []);
        oracle.Change(chunks, []);
        Query[] queries =
        [
            new TermQuery("same"), new TermQuery(word), new TermQuery(""), new TermQuery("same", Fields.Title), new PhraseQuery(["same", "", "next"]),
            new PhraseQuery(["same", "same"]), new PhraseQuery([]), new AllQuery([]), new AnyQuery([]), new BestQuery([]), new PrefixQuery(word[..4000]),
            new WithinQuery(new TermQuery("same"), [["a"]]), new WithinQuery(new TermQuery("same"), [[]]), new WithinQuery(new TermQuery("same"), [[""], ["a"]]),
        ];
        Assert.All(queries, query => Assert.Equal(oracle.Search(query, 10).Select(static hit => (hit.Id, MathF.Round(hit.Score, 3))), index.Search(query, 10).Select(static hit => (hit.Id, MathF.Round(hit.Score, 3)))));
        Assert.Equal(4, index.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Change([new(2, [new(Fields.All, ["x"])], [])], []));
        Assert.Equal(4, index.Count);
        index.Change([], [0, 1, long.MaxValue, long.MinValue, 77]);
        Assert.Equal(0, index.Count);
    }
}
