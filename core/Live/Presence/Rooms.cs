using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>One room a campaign, as long as somebody is in it. Only the table is let in: viewers neither see others there nor are seen.</summary>
internal sealed class Rooms(IPeople people, LiveOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Room> _rooms = new(StringComparer.Ordinal);

    internal int Count
    {
        get
        {
            lock (_gate)
                return _rooms.Count;
        }
    }

    /// <returns>Null for who has no place at the table.</returns>
    public Member? Enter(string campaign, Seat seat, ILine line, CancellationToken ended)
    {
        if (seat.Caller.Role < Role.Player)
        {
            return null;
        }

        var name = people.NameOf(seat.Caller.Person);
        lock (_gate)
        {
            if (!_rooms.TryGetValue(campaign, out var room))
            {
                _rooms[campaign] = room = new Room(options.Beat, options.Absence, time);
            }

            var member = new Member(room, seat, name, line, ended);
            room.Enter(member);
            return member;
        }
    }

    public void Leave(string campaign, Member member, bool wasCut)
    {
        lock (_gate)
        {
            member.Leave(wasCut);
            if (_rooms.TryGetValue(campaign, out var room) && room.IsEmpty)
            {
                _rooms.Remove(campaign);
                room.Dispose();
            }
        }
    }
}
