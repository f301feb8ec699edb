using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>
/// Who is at one campaign's table now, and what they point at. All of it is in memory and only the latest counts: at most one state a session is kept, however
/// much is said. A beat tells everybody what changed since they were told last; whoever reads slowly misses what lay between. No timer runs while nothing changes.
/// </summary>
internal sealed class Room : IDisposable
{
    private const int MostLeft = 256;

    private readonly Lock _gate = new();
    private readonly TimeSpan _beat;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Absences _absences;
    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);
    private readonly Queue<Departure> _left = [];
    private readonly Dictionary<(long Told, string Audience), News> _made = [];

    private long _version;
    private long _published;
    private long _forgotten;
    private long _last;
    private bool _due;

    public Room(TimeSpan beat, TimeSpan absence, TimeProvider time)
    {
        (_beat, _time, _absences) = (beat, time, new Absences(absence, time, GiveUp));
        _timer = time.CreateTimer(static room => ((Room)room!).Publish(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public long Second => _time.GetTimestamp() / _time.TimestampFrequency;

    public bool IsEmpty
    {
        get
        {
            lock (_gate)
                return _members.Values.All(static member => member.Away);
        }
    }

    public void Enter(Member member)
    {
        bool isBack;
        lock (_gate)
        {
            // Who was only cut off for a moment was never gone for the others.
            isBack = _members.TryGetValue(member.Seat.Id, out var before) && before.Standing.Value == member.Seat.Standing;
            _members[member.Seat.Id] = member;
            member.Standing.Set(member.Seat.Standing, isBack ? before!.Standing.Version : Changed());
        }

        // Nothing changed, so that no beat will come: who is here is told at once.
        if (isBack)
        {
            member.Wake();
        }
    }

    /// <param name="member">Who.</param>
    /// <param name="wasCut">Whether they did not say goodbye, and so may be back in a moment.</param>
    public void Leave(Member member, bool wasCut)
    {
        lock (_gate)
        {
            // Whoever came back to the session in the meantime stays.
            if (_members.TryGetValue(member.Seat.Id, out var here) && here == member)
            {
                Miss(member, wasCut);
            }

            member.Told = long.MaxValue;
        }
    }

    public Heeded Note(Member by, Standing standing)
    {
        lock (_gate)
        {
            if (by.Standing.Value!.Audience is { } before && !before.Equals(standing.Audience))
            {
                Gone(by.Seat.Id, before);
            }

            if (by.Standing.Value != standing)
            {
                by.Standing.Set(standing, Changed());
            }

            by.Seat.Standing = standing.Status == "typing" ? standing with { Status = "active" } : standing;
            return Heeded.Taken;
        }
    }

    public Heeded Note(Member by, Pointer pointer)
    {
        lock (_gate)
        {
            by.Pointer.Set(pointer, Changed());
            return Heeded.Taken;
        }
    }

    public Heeded Note(Member by, Stroke stroke)
    {
        lock (_gate)
        {
            by.Stroke.Set(stroke, Changed());
            return Heeded.Taken;
        }
    }

    public bool IsBehind(Member member)
    {
        lock (_gate)
            return member.Told < _published;
    }

    /// <summary>What a member was not told yet, possibly nothing; null when it is up to date.</summary>
    public ReadOnlyMemory<Said>? Next(Member member)
    {
        lock (_gate)
        {
            if (member.Told >= _published)
            {
                return null;
            }

            var since = member.Told < _forgotten ? -1 : member.Told;
            member.Told = _published;

            // Members who were told equally much and may see the same share the bytes.
            var audience = IsPlain ? string.Empty : member.Audience.ToString();
            if (!_made.TryGetValue((since, audience), out var news))
            {
                _made[(since, audience)] = news = News.Of(_members.Values, _left, since, member, _time.GetUtcNow());
            }

            return news.For(member);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _absences.Dispose();
    }

    /// <summary>Whether everything here is for the whole table.</summary>
    private bool IsPlain =>
        _left.All(static one => one.Audience.Equals(Audience.Table))
        && _members.Values.All(static one => IsTable(one.Standing.Value?.Audience) && IsTable(one.Pointer.Value?.Audience) && IsTable(one.Stroke.Value?.Audience));

    private static bool IsTable(Audience? audience) => audience is null || audience.Equals(Audience.Table);

    private void Miss(Member member, bool wasCut)
    {
        if (wasCut)
        {
            member.Away = true;
            _absences.Add(member);
        }
        else
        {
            Remove(member);
        }
    }

    /// <summary>Whoever is away for too long has left.</summary>
    private void GiveUp(Member member)
    {
        lock (_gate)
        {
            if (_members.TryGetValue(member.Seat.Id, out var here) && here == member)
            {
                Remove(member);
            }
        }
    }

    private void Remove(Member member)
    {
        _members.Remove(member.Seat.Id);
        Gone(member.Seat.Id, member.Standing.Value!.Audience);
    }

    private void Gone(string session, Audience audience)
    {
        _left.Enqueue(new Departure(session, audience, Changed()));
        while (_left.Count > MostLeft)
        {
            _forgotten = _left.Dequeue().Version;
        }
    }

    /// <summary>The version of a change, which is told with the next beat.</summary>
    private long Changed()
    {
        if (!_due)
        {
            _due = true;
            var wait = _beat - _time.GetElapsedTime(_last);
            _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }

        return ++_version;
    }

    private void Publish()
    {
        List<Member> behind;
        lock (_gate)
        {
            (_due, _last, _published) = (false, _time.GetTimestamp(), _version);
            _made.Clear();
            behind = [.. _members.Values.Where(member => member.Told < _published)];

            // What everybody here was told is forgotten.
            var told = _members.Count == 0 ? _published : _members.Values.Min(static member => member.Told);
            while (_left.TryPeek(out var oldest) && oldest.Version <= told)
            {
                _left.Dequeue();
            }
        }

        foreach (var member in behind)
        {
            member.Wake();
        }
    }
}

/// <param name="Session">Who went, or is no longer to be seen by all who saw them.</param>
/// <param name="Audience">Who saw them.</param>
/// <param name="Version">When.</param>
internal sealed record Departure(string Session, Audience Audience, long Version);
