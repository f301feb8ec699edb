using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHost.Campaigns.Sheets;

internal sealed record SheetCombat
{
    public SheetHealth? Hp { get; init; }

    public int? Ac { get; init; }

    public int? Initiative { get; init; }

    /// <summary>By the way of moving, such as walk or fly, in the system's own unit.</summary>
    public IReadOnlyDictionary<string, decimal>? Speed { get; init; }

    public IReadOnlyList<SheetAttack>? Attacks { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

internal sealed record SheetHealth(int? Current = null, int? Max = null, int? Temp = null)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

/// <param name="Bonus">What is added to the die, or the chance in a hundred where a system rolls under it.</param>
/// <param name="Damage">An expression of dice.</param>
/// <param name="Type">The kind of damage.</param>
internal sealed record SheetAttack(string Name, int? Bonus = null, string? Damage = null, string? Type = null, string? Range = null)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
