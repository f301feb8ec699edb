using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Where a client sits: who it acts for, and which campaign is meant when it names none.</summary>
internal sealed class Seat
{
    private readonly ITable _table;
    private volatile string? _chosen;

    private Seat(Principal caller, ITable table, bool mayChoose) => (Caller, _table, MayChoose) = (caller, table, mayChoose);

    /// <summary>Whatever key a caller came with, this door does not give it the command line's reach.</summary>
    public Principal Caller { get; }

    /// <summary>Whether it can go on with another campaign: not who is bound to one, or who is forgotten with the request.</summary>
    public bool MayChoose { get; }

    public string? Campaign => _chosen is { } chosen && _table.CampaignExists(chosen) ? chosen : _table.DefaultCampaign(Caller);

    /// <summary>Completes what goes along with another campaign.</summary>
    public Func<Task> Moved { get; set; } = static () => Task.CompletedTask;

    /// <summary>A client that names a campaign with its address is bound to that one: the others are not there for it.</summary>
    /// <param name="lasts">Whether more than one request will come.</param>
    public static Result<Seat> Of(Principal caller, ITable table, string? campaign, bool lasts)
    {
        var acting = caller with { Door = "mcp" };
        return campaign is not { Length: > 0 } ? new Seat(acting, table, lasts && caller.Campaign is null)
            : caller.MayEnter(campaign) && table.CampaignExists(campaign) ? new Seat(acting with { Campaign = campaign }, table, mayChoose: false)
            : Error.NotFound("There is no such campaign here.") with { Field = "campaign", Hint = "list_campaigns names those there are, each with its id." };
    }

    public Task ChooseAsync(string campaign)
    {
        _chosen = campaign;
        return Moved();
    }
}
