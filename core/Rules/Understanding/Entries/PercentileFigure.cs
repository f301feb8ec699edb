namespace PluginHost.Rules.Understanding;

/// <summary>A person or a creature whose characteristics go to a hundred and whose skills are chances.</summary>
internal sealed record PercentileFigure(string Name) : StatBlock(Name)
{
    public string? DamageBonus { get; init; }

    public int? Build { get; init; }

    public int? MagicPoints { get; init; }

    public int? Move { get; init; }

    public int? Sanity { get; init; }

    public int? Luck { get; init; }

    public int? Age { get; init; }

    public string? Occupation { get; init; }

    public string? Armor { get; init; }

    public string? AttacksPerRound { get; init; }

    /// <summary>What seeing it costs: "1/1D6".</summary>
    public string? SanityLoss { get; init; }

    public IReadOnlyList<string> Spells { get; init; } = [];

    public string Languages { get; init; } = "";
}
