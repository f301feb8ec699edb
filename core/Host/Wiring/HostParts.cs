using PluginHost.Campaigns;
using PluginHost.Journal;
using PluginHost.Live;
using PluginHost.Plugins;
using PluginHost.Rules;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>What the routes of the program work with.</summary>
internal sealed record HostParts(
    HostSettings Settings,
    IJournalStore Store,
    IViews Views,
    PluginHouse House,
    CampaignDirectory Campaigns,
    ITable Table,
    PositionTokens Tokens,
    Membership Membership,
    SecurityLog Security,
    Tickets Tickets,
    TimeProvider Time,
    DateTimeOffset StartedAt)
{
    private volatile bool _ready;
    private volatile int _port;

    public Keys Keys => Membership.Keys;

    /// <summary>The tools of the program itself.</summary>
    public required IReadOnlyList<ITool> CoreTools { get; init; }

    public required RulesDesk Rules { get; init; }

    public required Admission Admission { get; init; }

    public required IPictures Pictures { get; init; }

    /// <summary>Seals what assistants carry between a question and its answer.</summary>
    public required StateSeal States { get; init; }

    /// <summary>Tells the meters of this host from those of another in the same process.</summary>
    public required object MeterOwner { get; init; }

    /// <summary>Whether all plugins have been loaded, each as well as it could be.</summary>
    public bool Ready
    {
        get => _ready;
        set => _ready = value;
    }

    public int Port
    {
        get => _port;
        set => _port = value;
    }

    /// <summary>Where the host is to be found, now or once it runs.</summary>
    public string Address => $"http://127.0.0.1:{(Settings.Brief ? Settings.Port : Port)}";

    /// <summary>Where others find the host; null when it is open to this computer alone.</summary>
    public string? Reach => Settings switch
    {
        { Brief: true } => null,
        { PublicUrl: { } front } => front.GetLeftPart(UriPartial.Authority),
        { Lan: true } when LanAddress.Find() is { } address => $"{(Settings.Certificate is null ? "http" : "https")}://{address}:{Port}",
        _ => null,
    };

    /// <summary>A plugin's page with the key that opens it. The key stands in the fragment, which no browser sends anywhere.</summary>
    public string PageAddress(string plugin, string page, string campaign, bool here) =>
        $"{Front(here)}/plugins/{plugin}/{page.TrimStart('/')}#key={Keys.Overlay(campaign, plugin)}&campaign={Uri.EscapeDataString(campaign)}";

    public string Link(bool here) => $"{Front(here)}/enter?ticket={Tickets.Issue()}";

    /// <summary>How an address begins: for a browser on this computer, or for one anywhere that the host is open to.</summary>
    private string Front(bool here) => here ? Address : Reach ?? Address;
}
