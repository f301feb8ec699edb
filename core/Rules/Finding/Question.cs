namespace PluginHost.Rules.Finding;

internal enum Mode
{
    /// <summary>Words, their synonyms and spellings, and likeness of meaning.</summary>
    Hybrid,

    /// <summary>Without likeness of meaning.</summary>
    Keyword,
}

/// <summary>What a person asks.</summary>
internal sealed record Question(string Text)
{
    /// <summary>What is longer is cut off.</summary>
    public const int Longest = 1_000;

    public const int MostAnswers = 100;

    public int Limit { get; init; } = 10;

    /// <summary>Of every list a passage must carry at least one label.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Within { get; init; } = [];

    public Mode Mode { get; init; } = Mode.Hybrid;

    /// <summary>The last word may not be whole yet.</summary>
    public bool Typing { get; init; }
}
