using PluginHost.Rules.Index;

namespace PluginHost.Rules.Tests;

public sealed class ScoringTests : IDisposable
{
    private readonly Exhaustive _index = new(Weighing.Default);

    [Fact]
    public void A_word_in_the_title_counts_for_more_than_one_in_the_body()
    {
        _index.Change([Chunk(1, "green slime", "the acid burns"), Chunk(2, "acid arrow", "the slime burns")], []);
        Assert.Equal([2L, 1L], Ids(new TermQuery("acid")));
        Assert.Equal([1L], Ids(new TermQuery("acid", Fields.Body)));
    }

    [Fact]
    public void A_phrase_keeps_its_order_and_may_be_loosened()
    {
        _index.Change([Chunk(1, "a", "difficult terrain slows"), Chunk(2, "b", "terrain that is difficult"), Chunk(3, "c", "difficult rough terrain")], []);
        Assert.Equal([1L], Ids(new PhraseQuery(["difficult", "terrain"])));
        Assert.Equal([1L, 3L], Ids(new PhraseQuery(["difficult", "terrain"], 1)));
        Assert.Equal([3L], Ids(new PhraseQuery(["difficult", "", "terrain"])));
        Assert.Empty(Ids(new PhraseQuery(["difficult", "difficult"], 9)));
    }

    [Fact]
    public void Enough_parts_the_best_part_and_labels_decide_what_is_found()
    {
        _index.Change([Chunk(1, "x", "one two", "system:a"), Chunk(2, "x", "two three", "system:b", "open"), Chunk(3, "x", "one two three", "system:b")], []);
        AnyQuery any = new([new TermQuery("one"), new TermQuery("two"), new TermQuery("three")], 3);
        Assert.Equal([3L], Ids(any));
        Assert.Equal([2L, 3L], Ids(new WithinQuery(new TermQuery("two"), [["system:b", "system:c"]])).Order());
        Assert.Equal([2L], Ids(new WithinQuery(new TermQuery("two"), [["system:b"], ["open"]])));
        Assert.Equal([1L], Ids(new BestQuery([new TermQuery("one"), new TermQuery("unknown")])).Take(1));
        Assert.Equal([1L, 3L], Ids(new PrefixQuery("on")).Order());
    }

    [Fact]
    public void A_replaced_chunk_is_found_by_its_new_words_alone()
    {
        _index.Change([Chunk(1, "x", "old")], []);
        _index.Change([Chunk(1, "x", "new")], []);
        Assert.Empty(Ids(new TermQuery("old")));
        Assert.Equal(0, _index.Frequency("old"));
        Assert.Equal(["new"], _index.Complete("n", 5));
        _index.Change([], [1]);
        Assert.Equal(0, _index.Count);
    }

    public void Dispose() => _index.Dispose();

    private IEnumerable<long> Ids(Query query) => _index.Search(query, 10).Select(static hit => hit.Id);

    private static IndexedChunk Chunk(long id, string title, string body, params string[] labels) =>
        new(id, [new FieldTerms(Fields.Title, title.Split(' ')), new FieldTerms(Fields.Body, body.Split(' '))], labels);
}
