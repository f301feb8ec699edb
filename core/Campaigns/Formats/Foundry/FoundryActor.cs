using System.Text.Json;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

/// <summary>An actor as its file holds it: what was chosen, and little of what follows from it. Old files say "data" where newer ones say "system".</summary>
internal sealed class FoundryActor
{
    private readonly Dictionary<string, int?> _modifiers;

    public FoundryActor(JsonElement json)
    {
        Json = json;
        System = Inner(json);
        Items = [.. json.Items("items").Where(static item => item.IsObject()).Select(static item => new FoundryItem(item, Inner(item)))];
        Classes = [.. Items.Where(static item => item.Type == "class")];
        _modifiers = AttributeNames.Six.ToDictionary(static name => name, name => AttributeNames.FromScore(System.Int("abilities", name, "value")), StringComparer.Ordinal);
        IsNpc = json.Text("type") == "npc";
        Level = Classes.Count == 0 ? null : Math.Clamp(Classes.Sum(static item => Math.Clamp(item.System.Int("levels") ?? 0, 0, 20)), 0, 40);
        Proficiency = IsNpc && Level is null ? Dnd5eDerivation.ByChallenge(Challenge ?? 0) : Level is > 0 ? Dnd5eDerivation.ByLevel(Level.Value) : 2;
    }

    public JsonElement Json { get; }

    public JsonElement System { get; }

    public IReadOnlyList<FoundryItem> Items { get; }

    public IReadOnlyList<FoundryItem> Classes { get; }

    public bool IsNpc { get; }

    public int? Level { get; }

    public int Proficiency { get; }

    public decimal? Challenge => IsNpc ? System.Number("details", "cr") : null;

    public string? SpellAbility => System.Text("attributes", "spellcasting") ?? Classes.Select(static item => item.System.Text("spellcasting", "ability")).FirstOrDefault(static ability => ability is not null);

    public int Modifier(string? ability) => ability is null ? 0 : _modifiers.GetValueOrDefault(ability) ?? 0;

    private static JsonElement Inner(JsonElement json) => json.At("system") is { ValueKind: JsonValueKind.Object } system ? system : json.At("data");
}

internal sealed record FoundryItem(JsonElement Json, JsonElement System)
{
    public string Type { get; } = Json.Text("type") ?? "";

    public string Name { get; } = Json.Text("name") ?? "Unnamed";

    /// <summary>What the item can do, the first attack first.</summary>
    public JsonElement Attack => System.Items("activities").FirstOrDefault(static activity => activity.Text("type") == "attack");
}
