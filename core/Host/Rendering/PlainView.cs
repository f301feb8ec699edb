using Spectre.Console;
using Spectre.Console.Rendering;

namespace PluginHost.Host;

internal static class PlainView
{
    public static IRenderable Done(Done done) => Line(done.Message);

    public static IRenderable Line(string text) => new Unbroken(text);

    public static IRenderable Campaigns(IReadOnlyList<CampaignRow> campaigns)
    {
        if (campaigns.Count == 0)
        {
            return Line($"There is no campaign yet. Create one with: {Invocation.Name} call create_campaign --name ... --system ...");
        }

        var table = Tables.Of("id", "name", "system", "events", string.Empty);
        foreach (var campaign in campaigns)
        {
            table.Row(campaign.Id, campaign.Name, campaign.System, campaign.Events.ToString(), campaign.Default ? "default" : string.Empty);
        }

        return table;
    }

    public static IRenderable Overlays(OverlayList list)
    {
        var overlays = list.Overlays;
        if (overlays.Count == 0)
        {
            return Line($"There is no page to show yet: that takes a campaign and a running plugin that has pages. See: {Invocation.Name} plugins list");
        }

        var lines = overlays.SelectMany(static overlay => new IRenderable[] { Heading($"{overlay.Title} ({overlay.Plugin}, {overlay.Campaign})"), Line(overlay.Address) });
        return new Rows(list.Running ? lines : lines.Append(Line($"The host is not running: these open once it is. Start it with: {Invocation.Name} run")));
    }

    private static Text Heading(string text) => new Text(text, new Style(decoration: Decoration.Bold));

    public static IRenderable Backup(BackupSummary backup) =>
        Line($"Wrote {Count(backup.Events, "event")} of {Count(backup.Journals, "journal")}, {backup.Size / 1024.0:0.#} KiB, to {Path.GetFileName(backup.File)}.");

    public static IRenderable Encoder(EncoderStatus status) => Line(status switch
    {
        { Installed: false } => $"No sentence encoder is installed. Install it with: {Invocation.Name} encoder install",
        _ => $"{status.Name}: {status.Dimensions} dimensions, {status.Bytes / 1048576.0:0.#} MiB.{(status.Overruled ? " PLUGINHOST_EMBEDDER names another, which is used instead." : string.Empty)}",
    });

    public static string Count(long number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";

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
