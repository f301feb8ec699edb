using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Where a client sits: who it acts for, and which campaign is meant when it names none.</summary>
internal sealed class Seat
{
    private readonly Principal _came;
    private readonly ITable _table;
    private readonly Admission _admission;
    private readonly bool _mayMove;
    private volatile string? _chosen;

    private Seat(Principal caller, HostParts parts, bool mayMove) => (_came, _table, _admission, _mayMove) = (caller, parts.Table, parts.Admission, mayMove);

    /// <summary>Whoever came in, as they stand in the campaign that is meant. Whatever key a caller came with, this door does not give it the command line's reach.</summary>
    public Principal Caller => Campaign is { Length: > 0 } here ? _admission.Silently(_came, here) ?? _came : _came;

    /// <summary>Whether it can go on with another campaign: not who is bound to one, or who is forgotten with the request.</summary>
    public bool MayChoose => _mayMove && _admission.Roams(_came);

    public string? Campaign => _chosen is { } chosen && _table.CampaignExists(chosen) ? chosen : _table.DefaultCampaign(_came);

    /// <summary>Completes what goes along with another campaign; it is told who was sitting here before.</summary>
    public Func<Principal, Task> Moved { get; set; } = static _ => Task.CompletedTask;

    /// <summary>A client that names a campaign with its address is bound to that one: the others are not there for it.</summary>
    /// <param name="caller">Who comes in.</param>
    /// <param name="parts">The host.</param>
    /// <param name="campaign">What the address names.</param>
    /// <param name="lasts">Whether more than one request will come.</param>
    public static Result<Seat> Of(Principal caller, HostParts parts, string? campaign, bool lasts)
    {
        var acting = caller with { Door = "mcp" };
        return campaign is not { Length: > 0 } ? new Seat(acting, parts, lasts)
            : parts.Admission.Of(acting, campaign) is { } there ? new Seat(Bound(there with { Campaign = campaign }, parts.Admission), parts, mayMove: false)
            : Error.NotFound("There is no such campaign here.") with { Field = "campaign", Hint = "list_campaigns names those there are, each with its id." };
    }

    public Task ChooseAsync(string campaign)
    {
        var before = Caller;
        _chosen = campaign;
        return Moved(before);
    }

    /// <summary>Who acts by a grant is let in nowhere else.</summary>
    private static Principal Bound(Principal there, Admission admission) => admission.Roams(there) ? there with { Granted = there.Audience } : there;
}
