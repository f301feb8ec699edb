using System.Globalization;
using System.Text;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

internal sealed record ImportShown(
    string Format,
    string Campaign,
    bool Applied,
    IReadOnlyList<ImportedShown> Created,
    IReadOnlyList<ImportedShown> Changed,
    int Unchanged,
    IReadOnlyList<string> NotUnderstood,
    IReadOnlyList<string> Disagreements);

internal sealed record ImportedShown(string Id, string Type, string Name, int Changes);

/// <summary>An import in words: what is created, changed, dropped, and what does not add up.</summary>
internal static class ImportText
{
    private const int Most = 40;

    public static ToolResult Of(FormatDescription format, Imported imported, ImportPlan plan, string campaign, bool applied)
    {
        var created = plan.Entities.Where(static one => one.Action == ImportAction.Create).ToList();
        var changed = plan.Entities.Where(static one => one.Action == ImportAction.Change).ToList();
        var same = plan.Entities.Count - created.Count - changed.Count;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{(applied ? "Imported" : "Would import")} {format.Name}: {created.Count} new, {changed.Count} changed, {same} as they were.");
        Lines(text, applied ? "New" : "Would create", created.Select(static one => $"{one.Type} {one.Name} [{one.Id}]"));
        Lines(text, applied ? "Changed" : "Would change", changed.Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Type} {one.Name} [{one.Id}], {one.Changes} values")));
        Lines(text, "Not understood", plan.Dropped);
        Lines(text, "Does not add up (the file's numbers are kept)", imported.Disagreements);
        var shown = new ImportShown(format.Id, campaign, applied, [.. created.Select(Shown)], [.. changed.Select(Shown)], same, plan.Dropped, imported.Disagreements);
        return ToolResult.Text(text.ToString()) with { Data = JsonSerializer.SerializeToElement(shown, ExchangeJson.Default.ImportShown) };
    }

    private static void Lines(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{title}:");
        foreach (var line in all.Take(Most))
        {
            text.Append("\n- ").Append(line);
        }

        if (all.Count > Most)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n- and {all.Count - Most} more");
        }
    }

    private static ImportedShown Shown(PlannedEntity one) => new(one.Id, one.Type, one.Name, one.Changes);
}
