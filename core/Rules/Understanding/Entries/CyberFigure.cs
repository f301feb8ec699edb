namespace PluginHost.Rules.Understanding;

/// <summary>A person with small stats, armor by the part of the body, and implants.</summary>
internal sealed record CyberFigure(string Name) : StatBlock(Name)
{
    public string? Role { get; init; }

    public int? SeriouslyWounded { get; init; }

    public int? DeathSave { get; init; }

    public int? Humanity { get; init; }

    public int? Reputation { get; init; }

    /// <summary>What stops damage, by "head" and "body"; "all" where the book gives one figure.</summary>
    public IReadOnlyList<Bonus> StoppingPower { get; init; } = [];

    public string Armor { get; init; } = "";

    public IReadOnlyList<string> Cyberware { get; init; } = [];
}
