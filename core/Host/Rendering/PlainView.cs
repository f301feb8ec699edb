using Spectre.Console;
using Spectre.Console.Rendering;

namespace PluginHost.Host;

internal static class PlainView
{
    public static IRenderable Done(Done done) => Line(done.Message);

    /// <summary>A line that is never broken, so that an address in it can be copied.</summary>
    public static IRenderable Line(string text) => new Rows(new Paragraph(text) { Overflow = Overflow.Fold });

    public static IRenderable Campaigns(IReadOnlyList<CampaignRow> campaigns)
    {
        if (campaigns.Count == 0)
        {
            return Line("There is no campaign yet. Create one with: pluginhost call create_campaign --name ... --system ...");
        }

        var table = Tables.Of("id", "name", "system", "events", string.Empty);
        foreach (var campaign in campaigns)
        {
            table.Row(campaign.Id, campaign.Name, campaign.System, campaign.Events.ToString(), campaign.Default ? "default" : string.Empty);
        }

        return table;
    }

    public static IRenderable Overlays(IReadOnlyList<OverlayLink> overlays)
    {
        if (overlays.Count == 0)
        {
            return Line("There is no page to show yet: that takes a campaign and a running plugin that has pages. See: pluginhost plugins list");
        }

        return new Rows(overlays.SelectMany(static overlay => new[]
        {
            new Text($"{overlay.Title} ({overlay.Plugin}, {overlay.Campaign})", new Style(decoration: Decoration.Bold)),
            Line(overlay.Address),
        }));
    }

    public static IRenderable Backup(BackupSummary backup) =>
        Line($"Wrote {backup.Events} events of {backup.Journals} journals, {backup.Size / 1024.0:0.#} KiB, to {Path.GetFileName(backup.File)}.");

    public static IRenderable Findings(IReadOnlyList<Finding> findings)
    {
        var table = Tables.Of("check", string.Empty, string.Empty).Wrapping();
        foreach (var finding in findings)
        {
            var colour = finding.State switch { "ok" => Color.Green, "warn" => Color.Yellow, _ => Color.Red };
            table.Row(new Style(colour), finding.Check, finding.State, finding.Remedy is null ? finding.Says : $"{finding.Says} {finding.Remedy}");
        }

        return table;
    }
}
