namespace PluginHost.Rules.Finding;

/// <summary>Why a way of saying is tried.</summary>
internal enum Origin
{
    Asked,
    Spelling,
    Joined,
    Family,
    Synonym,
}

/// <summary>One way to say what a word of the question says. An empty term is a place for a stop word.</summary>
internal sealed record Way(IReadOnlyList<string> Terms, float Weight, Origin Origin);

/// <summary>A word of the question and the ways to say it.</summary>
/// <param name="Worth">How much it tells: its rarity, less for words of every day.</param>
internal sealed record Concept(string Text, string Term, float Worth, IReadOnlyList<Way> Ways)
{
    /// <summary>It stands behind "that" or "which": it says what the thing does, not what it is.</summary>
    public bool Telling { get; init; }
}

/// <summary>Words of the question that have ways to be said as a whole; these count for each of them.</summary>
/// <param name="Covers">The numbers of the words.</param>
internal sealed record Span(List<int> Covers, List<Way> Ways);

/// <summary>A question as it was understood.</summary>
internal sealed record Reading(IReadOnlyList<Concept> Concepts)
{
    /// <summary>The question with its spelling corrected, when it was.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>The words as they were meant.</summary>
    public string Said { get; init; } = "";

    /// <summary>Keys of names the question could be: as typed and as corrected.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The name that remains when words for a part of a thing are left out.</summary>
    public Faceted? Faceted { get; init; }

    /// <summary>What kinds of passages the question asks for, and how clearly; 0 where it does not say.</summary>
    public IReadOnlyDictionary<Kinds, float> Kinds { get; init; } = new Dictionary<Kinds, float>();

    public float Worth { get; } = Concepts.Sum(static concept => concept.Worth);
}
