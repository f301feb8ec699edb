namespace PluginHost.Rules.Understanding;

/// <summary>A spell with a rank, traits and traditions instead of a school and components.</summary>
internal sealed record RankedSpell(string Name) : Entry(Name, ContentType.Spell)
{
    /// <summary>"spell", "cantrip", "focus" or "ritual".</summary>
    public string Kind { get; init; } = "";

    public int? Rank { get; init; }

    public IReadOnlyList<string> Traits { get; init; } = [];

    public IReadOnlyList<string> Traditions { get; init; } = [];

    /// <summary>What it costs to cast: "two actions", "10 minutes".</summary>
    public string Cast { get; init; } = "";

    public IReadOnlyList<string> Components { get; init; } = [];

    public string? Cost { get; init; }

    public string? Trigger { get; init; }

    public string? Requirements { get; init; }

    public string Range { get; init; } = "";

    public string? Area { get; init; }

    public string? Targets { get; init; }

    /// <summary>What is rolled against it: "basic Reflex", "AC".</summary>
    public string? Defense { get; init; }

    public string Duration { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>What each outcome of the save does, by its name.</summary>
    public IReadOnlyList<Feature> Outcomes { get; init; } = [];

    /// <summary>What it does at higher ranks, by "+1" or "3rd".</summary>
    public IReadOnlyList<Feature> Heightened { get; init; } = [];
}
