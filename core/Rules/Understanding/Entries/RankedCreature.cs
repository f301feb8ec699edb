namespace PluginHost.Rules.Understanding;

/// <summary>A creature with a level, traits, modifiers instead of scores, three saves and strikes that cost actions.</summary>
internal sealed record RankedCreature(string Name) : StatBlock(Name)
{
    public int? Level { get; init; }

    /// <summary>All of them, the size and the alignment too where they stand among the traits.</summary>
    public IReadOnlyList<string> Traits { get; init; } = [];

    public string Size { get; init; } = "";

    public string? Rarity { get; init; }

    public int? Perception { get; init; }

    public string Senses { get; init; } = "";

    public string Languages { get; init; } = "";

    public int? ArmorClass { get; init; }

    public string? ArmorNote { get; init; }

    public IReadOnlyList<Bonus> Saves { get; init; } = [];

    public string? SavesNote { get; init; }

    public string? HitPointsNote { get; init; }

    public int? Hardness { get; init; }

    public string Immunities { get; init; } = "";

    public string Weaknesses { get; init; } = "";

    public string Resistances { get; init; } = "";

    public IReadOnlyList<Speed> Speeds { get; init; } = [];

    public IReadOnlyList<Casting> Casting { get; init; } = [];
}

/// <summary>What a creature casts in one way.</summary>
/// <param name="Kind">"Occult Innate Spells".</param>
internal sealed record Casting(string Kind, int? Difficulty, int? Attack, string Spells);
