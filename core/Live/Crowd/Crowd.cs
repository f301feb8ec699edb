using System.Net;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>
/// How many connections are open: in all, from one address, and by one person. This computer and all others are counted apart, so that no crowd from outside keeps
/// out whoever sits at the host.
/// </summary>
internal sealed class Crowd(LiveOptions options, SecurityLog security)
{
    private const string Inside = "inside";
    private const string Outside = "outside";

    private readonly Tally _all = new();
    private readonly Tally _addresses = new();
    private readonly Tally _people = new();

    /// <summary>A place for a connection, or for a request that was handed on by what stands in front of this host.</summary>
    public Result<Place> Enter(IPAddress? from)
    {
        var isHere = Neighbourhood.IsHere(from);
        if (_all.Take(isHere ? Inside : Outside, options.MostConnections) is not { } place)
        {
            return Refuse(Limits.Full, from);
        }

        if (isHere || from is null)
        {
            return place;
        }

        if (_addresses.Take(Neighbourhood.Of(from), options.MostOfAddress, place) is { } own)
        {
            return own;
        }

        place.Dispose();
        return Refuse(Limits.FullAddress, from);
    }

    /// <summary>A place for somebody who stays and is told events. Whoever runs the table has as many screens as they like, and so have overlays on this computer.</summary>
    public Result<Place> Stay(Principal caller, string? from)
    {
        if (caller.Role == Role.GameMaster || (caller.Role == Role.Overlay && IPAddress.TryParse(from, out var address) && Neighbourhood.IsHere(address)))
        {
            return new Place();
        }

        if (_people.Take($"{caller.Person}/{caller.Campaign}", options.MostOfPerson) is { } place)
        {
            return place;
        }

        security.Refused(new SecurityRecord("refused-crowd", "Somebody had more connections open than the host keeps for one.") { Person = caller.Person, Door = caller.Door });
        return Limits.FullHands;
    }

    private Error Refuse(Error why, IPAddress? from)
    {
        security.Refused(new SecurityRecord("refused-crowd", "More connections came than the host keeps open.") { From = from is null ? null : Neighbourhood.Plain(from).ToString() });
        return why;
    }
}
