using PluginHost.Rules.Index;

namespace PluginHost.Rules.Tests;

/// <summary>Chunks and queries by chance, the same for the same seed. Few words, so that they meet often.</summary>
internal sealed class RandomIndex(int seed, int words = 40)
{
    private static readonly string[] Labels = ["system:a", "system:b", "source:1", "source:2", "source:3"];
    private static readonly float[] Boosts = [1, 1, 1, .5f, 2.5f, 0];

    private readonly Random _random = new(seed);

    public IndexedChunk Chunk(long id) => new(
        id,
        [Field(Fields.Body, 30), Field(Fields.Title, 4), Field(Fields.Tags, 3), .. _random.Next(4) == 0 ? new[] { Field(Fields.Section, 5) } : []],
        [.. Labels.Where(_ => _random.Next(3) == 0)]);

    public IReadOnlyList<IndexedChunk> Chunks(int count, int ids) => [.. Enumerable.Range(0, count).Select(_ => Chunk(Id(ids)))];

    public long Id(int ids) => (_random.NextInt64(ids) * 7919) - 1000;

    public Query Query(int depth = 3)
    {
        var kind = _random.Next(depth == 0 ? 4 : 9);
        Query query = kind switch
        {
            0 or 1 => new TermQuery(Word(), In()),
            2 => new PhraseQuery([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => _random.Next(8) == 0 ? "" : Word())], _random.Next(4), In()),
            3 => new PrefixQuery(Word()[.._random.Next(1, 3)], In()),
            4 => new AllQuery(Parts(depth)),
            5 or 6 => new AnyQuery(Parts(depth), _random.Next(3)),
            7 => new BestQuery(Parts(depth)),
            _ => new WithinQuery(Query(depth - 1), [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Labels.Where(_ => _random.Next(2) == 0).ToList())]),
        };
        return query with { Boost = Boosts[_random.Next(Boosts.Length)] };
    }

    private List<Query> Parts(int depth) => [.. Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Query(depth - 1))];

    private Fields In() => _random.Next(3) == 0 ? (Fields)_random.Next(1, 16) : Fields.All;

    private FieldTerms Field(Fields field, int most) => new(field, [.. Enumerable.Range(0, _random.Next(most)).Select(_ => _random.Next(12) == 0 ? "" : Word())]);

    /// <summary>The first words far more often than the last.</summary>
    private string Word()
    {
        var number = (int)(words * Math.Pow(_random.NextDouble(), 2.5));
        return $"{(char)('a' + (number % 5))}{(char)('k' + (number / 5 % 7))}{(number > 34 ? "é" + number : "")}";
    }
}
