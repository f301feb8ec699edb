namespace PluginHost.Rules.Index;

/// <summary>The parts of a chunk that are weighed on their own.</summary>
[Flags]
internal enum Fields
{
    Title = 1,
    Section = 2,
    Body = 4,
    Tags = 8,
    All = Title | Section | Body | Tags,
}

/// <summary>What to look for, in terms as the analysis made them.</summary>
internal abstract record Query
{
    /// <summary>Multiplies what it scores.</summary>
    public float Boost { get; init; } = 1;
}

internal sealed record TermQuery(string Term, Fields In = Fields.All) : Query;

/// <param name="Slop">How many places the words may be moved in all.</param>
internal sealed record PhraseQuery(IReadOnlyList<string> Terms, int Slop = 0, Fields In = Fields.All) : Query;

internal sealed record PrefixQuery(string Prefix, Fields In = Fields.All) : Query
{
    /// <summary>It stands for so many of its most frequent terms.</summary>
    public const int Expansions = 64;
}

/// <summary>Every part must be there; the score is their sum.</summary>
internal sealed record AllQuery(IReadOnlyList<Query> Parts) : Query;

/// <summary>At least so many parts must be there; the score is their sum.</summary>
internal sealed record AnyQuery(IReadOnlyList<Query> Parts, int AtLeast = 1) : Query;

/// <summary>The best part counts: ways to say one thing, such as a word and its synonyms.</summary>
internal sealed record BestQuery(IReadOnlyList<Query> Parts) : Query;

/// <summary>Only where this is there, without a score: a system, a source, a content type.</summary>
internal sealed record WithinQuery(Query Inner, IReadOnlyList<IReadOnlyList<string>> Labels) : Query;
