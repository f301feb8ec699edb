using System.Reflection;
using PluginHost.Live;
using PluginHost.Plugins;
using PluginHost.Sdk;

namespace PluginHost.Host;

internal sealed class StatusRoutes(HostParts parts)
{
    private static readonly string Version = typeof(StatusRoutes).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public Task StatusAsync(HttpContext context) => Answers.JsonAsync(context, Status(context.Principal()), ControlJson.Default.HostStatus);

    public async Task CampaignsAsync(HttpContext context)
    {
        var usual = parts.Table.DefaultCampaign(context.Principal());
        var campaigns = await parts.Campaigns.ListAsync(context.RequestAborted);
        var rows = campaigns.Select(campaign => new CampaignRow(campaign.Id, campaign.Name, campaign.System, parts.Store.Journal.Head(campaign.Id), campaign.Id == usual)).ToList();
        await Answers.JsonAsync(context, new CampaignList(rows), ControlJson.Default.CampaignList);
    }

    public Task OverlaysAsync(HttpContext context) => ShowOverlaysAsync(context, renewed: false);

    /// <summary>Makes every address that was given out worthless, closes what was opened with it, and answers with new ones.</summary>
    public Task RenewAsync(HttpContext context) => ShowOverlaysAsync(context, renewed: true);

    private Task ShowOverlaysAsync(HttpContext context, bool renewed)
    {
        var campaign = context.Request.Query["campaign"].ToString() is { Length: > 0 } named ? named : parts.Table.DefaultCampaign(context.Principal());
        if (campaign is null)
        {
            return Answers.JsonAsync(context, new OverlayList([], !parts.Settings.Brief), ControlJson.Default.OverlayList);
        }

        if (!parts.Campaigns.Exists(campaign))
        {
            return Answers.ErrorAsync(context, Error.NotFound($"There is no campaign '{campaign}'.") with { Field = "campaign", Hint = $"See: {Invocation.Name} campaigns" });
        }

        var here = IsHere(context);
        if (renewed)
        {
            parts.Keys.RevokeOverlays(campaign);
        }

        var links = from plugin in parts.House.Plugins
                    where plugin.State is PluginState.Running or PluginState.Degraded or PluginState.Idle
                    from page in plugin.Pages
                    select new OverlayLink(plugin.Id, page.Title, campaign, parts.PageAddress(plugin.Id, page.Path, campaign, here));
        return Answers.JsonAsync(context, new OverlayList(links.ToList(), !parts.Settings.Brief), ControlJson.Default.OverlayList);
    }

    public async Task DoctorAsync(HttpContext context) =>
        await Answers.JsonAsync(context, new DoctorReport(await new Doctor(parts).ExamineAsync(context.RequestAborted)), ControlJson.Default.DoctorReport);

    public Task TicketAsync(HttpContext context) => Answers.JsonAsync(context, new TicketLink(parts.Link(IsHere(context))), ControlJson.Default.TicketLink);

    /// <summary>Whether an address is wanted that opens on this computer alone.</summary>
    private static bool IsHere(HttpContext context) => context.Request.Query["here"] == "true";

    private HostStatus Status(Principal caller)
    {
        var journal = parts.Store.Journal;
        return new HostStatus(
            Version,
            !parts.Settings.Brief,
            Environment.ProcessId,
            parts.StartedAt,
            parts.Address,
            parts.Settings.Folder,
            parts.Store.Engine,
            parts.Ready,
            journal.Journals.Sum(journal.Head),
            parts.Table.DefaultCampaign(caller),
            parts.House.Plugins,
            parts.Store.Repairs,
            parts.House.Warnings);
    }
}
