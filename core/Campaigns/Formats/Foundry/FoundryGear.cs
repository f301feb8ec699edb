using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

internal static class FoundryGear
{
    private static readonly string[] _types = ["weapon", "equipment", "consumable", "tool", "loot", "container", "backpack"];

    private static readonly Dictionary<string, decimal> _coins = new(StringComparer.Ordinal) { ["pp"] = 10, ["gp"] = 1, ["ep"] = 0.5m, ["sp"] = 0.1m, ["cp"] = 0.01m };

    /// <summary>A monster's bite is a weapon to the program, and no possession.</summary>
    public static IEnumerable<SheetItem> Inventory(FoundryActor actor) =>
        actor.Items.Where(static item => _types.Contains(item.Type, StringComparer.Ordinal) && item.System.Text("type", "value") != "natural").Select(static item => new SheetItem(
            item.Name,
            item.System.Number("quantity") ?? 1,
            item.System.Number("weight", "value") ?? item.System.Number("weight"),
            Price(item),
            item.System.At("equipped").ValueKind is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False ? item.System.Is("equipped") : null,
            [item.Type, .. item.System.Texts("properties").Where(static code => code.All(char.IsLetter))]));

    private static decimal? Price(FoundryItem item) =>
        item.System.Number("price", "value") is { } price ? price * _coins.GetValueOrDefault(item.System.Text("price", "denomination") ?? "gp", 1) : item.System.Number("price");
}
