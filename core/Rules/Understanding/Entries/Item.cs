namespace PluginHost.Rules.Understanding;

internal sealed record Item(string Name) : Entry(Name, ContentType.Item)
{
    /// <summary>"Wondrous item", "Weapon (longsword)", "Heavy armor".</summary>
    public string Kind { get; init; } = "";

    /// <summary>Empty for things that can be bought everywhere.</summary>
    public string Rarity { get; init; } = "";

    /// <summary>What it asks for ("by a spellcaster"), empty when it only asks; nothing when it needs none.</summary>
    public string? Attunement { get; init; }

    public string? Cost { get; init; }

    public string? Weight { get; init; }

    public string? Damage { get; init; }

    public string? ArmorClass { get; init; }

    public IReadOnlyList<string> Properties { get; init; } = [];

    public string Text { get; init; } = "";
}
