using System.Buffers.Text;
using System.Security.Cryptography;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>One person's session on one screen: it outlives a connection by a little, so that whoever comes back is still the same to the others.</summary>
internal sealed class Seat(string id, Principal owner)
{
    public string Id => id;

    /// <summary>Whose it is, as they came in.</summary>
    public Principal Owner { get; } = owner;

    /// <summary>The same person as they stand in the campaign that they are shown.</summary>
    public Principal Caller { get; set; } = owner;

    /// <summary>The conversation that sits there now; null while the seat is kept for who left.</summary>
    public Conversation? By { get; set; }

    public DateTimeOffset Left { get; set; }

    /// <summary>How its person was last seen there.</summary>
    public Standing Standing { get; set; } = Standing.Arrived;
}

/// <summary>The sessions of this host. Nothing of them is kept beyond a restart.</summary>
internal sealed class Seats(LiveOptions options, TimeProvider time)
{
    private const int MostEach = 3;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Seat> _seats = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Person, Role Role, string? Campaign), List<Seat>> _theirs = [];
    private readonly Queue<Seat> _left = [];

    private static readonly Error TooMany = new("too-many", "You are at the table three times already.")
    {
        Hint = "Close one of the other windows, or come back to a session by its session_id.",
    };

    /// <summary>The seat that was asked for, when it is the caller's; otherwise a new one.</summary>
    /// <param name="caller">Who sits down, as they came in.</param>
    /// <param name="acting">The same as they stand in the campaign that they are shown.</param>
    /// <param name="id">The seat to come back to, or null.</param>
    /// <param name="by">The conversation that sits there from now on. Whichever sat there before is told to go.</param>
    public Result<Seat> Take(Principal caller, Principal acting, string? id, Conversation by)
    {
        Conversation? before = null;
        Seat? seat;
        lock (_gate)
        {
            Forget();
            if (id is null || !_seats.TryGetValue(id, out seat) || !IsSame(seat.Owner, caller))
            {
                if (!HasRoom(caller, acting.Role, keeping: false))
                {
                    return TooMany;
                }

                seat = Add(caller);
            }

            before = seat.By == by ? null : seat.By;
            (seat.By, seat.Caller) = (by, acting);
        }

        before?.End(Goodbye.Elsewhere);
        return seat;
    }

    /// <summary>Another seat for one who has one already.</summary>
    public Result<Seat> Another(Principal caller, Principal acting, Conversation by)
    {
        lock (_gate)
        {
            Forget();
            if (!HasRoom(caller, acting.Role, keeping: true))
            {
                return TooMany;
            }

            var seat = Add(caller);
            (seat.By, seat.Caller) = (by, acting);
            return seat;
        }
    }

    public void Leave(Seat seat, Conversation by)
    {
        lock (_gate)
        {
            Forget();
            if (seat.By == by)
            {
                (seat.By, seat.Left) = (null, time.GetUtcNow());
                _left.Enqueue(seat);
            }
        }
    }

    /// <summary>The conversation at a seat, for who sits there.</summary>
    public Conversation? Find(string id, Principal caller)
    {
        lock (_gate)
            return _seats.TryGetValue(id, out var seat) && IsSame(seat.Owner, caller) ? seat.By : null;
    }

    private static bool IsSame(Principal one, Principal other) => Key(one) == Key(other);

    private static (string Person, Role Role, string? Campaign) Key(Principal owner) => (owner.Person, owner.Role, owner.Campaign);

    private Seat Add(Principal caller)
    {
        var seat = new Seat(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)), caller);
        _seats[seat.Id] = seat;
        if (!_theirs.TryGetValue(Key(caller), out var theirs))
        {
            _theirs[Key(caller)] = theirs = [];
        }

        theirs.Add(seat);
        return seat;
    }

    private void Remove(Seat seat)
    {
        if (_seats.Remove(seat.Id) && _theirs.TryGetValue(Key(seat.Owner), out var theirs) && theirs.Remove(seat) && theirs.Count == 0)
        {
            _theirs.Remove(Key(seat.Owner));
        }
    }

    /// <summary>Only players are counted. Whoever arrives anew takes the place of a seat that is only kept.</summary>
    private bool HasRoom(Principal caller, Role acting, bool keeping)
    {
        if (acting != Role.Player)
        {
            return true;
        }

        if (!_theirs.TryGetValue(Key(caller), out var theirs) || theirs.Count < MostEach)
        {
            return true;
        }

        if (keeping || theirs.Where(static seat => seat.By is null).MinBy(static seat => seat.Left) is not { } oldest)
        {
            return false;
        }

        Remove(oldest);
        return true;
    }

    private void Forget()
    {
        while (_left.TryPeek(out var seat) && (seat.By is not null || time.GetUtcNow() - seat.Left > options.SessionLife))
        {
            _left.Dequeue();
            if (seat.By is null)
            {
                Remove(seat);
            }
        }
    }
}
