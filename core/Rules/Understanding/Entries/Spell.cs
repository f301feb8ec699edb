namespace PluginHost.Rules.Understanding;

internal sealed record Spell(string Name) : Entry(Name, ContentType.Spell)
{
    /// <summary>0 is a cantrip.</summary>
    public int? Level { get; init; }

    public string School { get; init; } = "";

    public bool Ritual { get; init; }

    public string CastingTime { get; init; } = "";

    public string Range { get; init; } = "";

    /// <summary>"V", "S", "M" in that order.</summary>
    public IReadOnlyList<string> Components { get; init; } = [];

    public string? Material { get; init; }

    /// <summary>Without "Concentration".</summary>
    public string Duration { get; init; } = "";

    public bool Concentration { get; init; }

    public IReadOnlyList<string> Classes { get; init; } = [];

    public string Description { get; init; } = "";

    public string? HigherLevels { get; init; }
}
