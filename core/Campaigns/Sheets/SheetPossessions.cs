using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHost.Campaigns.Sheets;

/// <param name="Weight">Of one, in the system's own unit.</param>
/// <param name="Value">Of one, in the system's main coin.</param>
internal sealed record SheetItem(string Name, decimal? Quantity = null, decimal? Weight = null, decimal? Value = null, bool? Equipped = null, IReadOnlyList<string>? Properties = null)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

/// <param name="Source">Where the character has it from, such as a class, an ancestry or a feat.</param>
internal sealed record SheetFeature(string Name, string? Source = null, string? Description = null, SheetUses? Uses = null)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

/// <param name="Recharge">When they come back, such as <c>long rest</c>.</param>
internal sealed record SheetUses(int? Current = null, int? Max = null, string? Recharge = null)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

internal sealed record SheetSpells
{
    /// <summary>The name of an attribute of the same sheet.</summary>
    public string? Ability { get; init; }

    public int? Dc { get; init; }

    public int? Attack { get; init; }

    /// <summary>By the spell's level, or a word such as <c>pact</c>.</summary>
    public IReadOnlyDictionary<string, SheetSlots>? Slots { get; init; }

    public IReadOnlyList<SheetSpell>? Known { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

internal sealed record SheetSlots(int? Current = null, int? Max = null)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

/// <param name="Level">0 for what is cast at will.</param>
internal sealed record SheetSpell(string Name, int? Level = null, string? School = null, bool? Prepared = null)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>Any further note is a text of its own name in <see cref="Extra"/>.</summary>
internal sealed record SheetNotes
{
    public string? Appearance { get; init; }

    public string? Backstory { get; init; }

    public string? Personality { get; init; }

    public string? Ideals { get; init; }

    public string? Bonds { get; init; }

    public string? Flaws { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
