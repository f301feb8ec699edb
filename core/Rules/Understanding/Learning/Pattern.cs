namespace PluginHost.Rules.Understanding;

/// <summary>What reading one book taught about the books of its publisher.</summary>
internal sealed record Pattern(string? Publisher, string? System)
{
    /// <summary>Spellings of fields that are not known from elsewhere.</summary>
    public IReadOnlyList<LearnedLabel> Labels { get; init; } = [];

    /// <summary>At which heading level entries of a type stand.</summary>
    public IReadOnlyList<LearnedLevel> Levels { get; init; } = [];

    /// <summary>How many entries it was learned from.</summary>
    public int Evidence { get; init; }

    /// <summary>0 to 1; grows with what was seen and what agreed.</summary>
    public double Confidence { get; init; }
}

internal sealed record LearnedLabel(string Spelling, string Field, int Evidence);

internal sealed record LearnedLevel(ContentType Type, int Level, int Evidence);
