namespace PluginHost.Live;

/// <summary>
/// What one source was refused: the first of each kind and some different ones are written at once, all others are counted by kind.
/// A source that goes on and on is summed up less and less often, at last once an hour.
/// </summary>
internal sealed class Ledger
{
    private const int MostDifferent = 30;

    /// <summary>Whoever is refused the same more often than this within a minute is no longer written down one by one.</summary>
    private const int Loud = 10;

    private const int LongestWait = 60;

    private readonly Dictionary<SecurityRecord, Tally> _same = [];
    private readonly Dictionary<string, (SecurityRecord Last, Tally Tally)> _more = new(StringComparer.Ordinal);
    private int _quota = MostDifferent;
    private int _wait = 1;
    private int _waited;

    public IEnumerable<SecurityRecord> Counted =>
        _same.Where(static one => one.Value.Count > 0).Select(static one => one.Key with { Again = one.Value.Count, Last = one.Value.Last })
            .Concat(_more.Values.Select(static more => more.Last with { Text = "More of this kind were only counted; this is the last of them.", Again = more.Tally.Count, Last = more.Tally.Last }));

    /// <returns>Whether it is to be written now.</returns>
    public bool Take(SecurityRecord refusal, DateTimeOffset at)
    {
        if (_same.TryGetValue(refusal, out var tally))
        {
            _same[refusal] = tally.Next(at);
            return false;
        }

        if (_same.Count < _quota || !_same.Keys.Any(one => one.What == refusal.What))
        {
            _same[refusal] = default;
            return true;
        }

        _more[refusal.What] = (refusal, _more.GetValueOrDefault(refusal.What).Tally.Next(at));
        return false;
    }

    /// <summary>Lets a minute pass.</summary>
    /// <returns>Whether it is time to sum up.</returns>
    public bool Wait() => ++_waited >= _wait;

    /// <summary>Begins anew.</summary>
    /// <returns>Whether there is anything to remember of this source.</returns>
    public bool Turn()
    {
        var isLoud = _more.Count > 0 || _same.Values.Sum(static tally => tally.Count) > Loud;
        (_quota, _wait, _waited) = isLoud ? (0, Math.Min(_wait * 2, LongestWait), 0) : (MostDifferent, 1, 0);
        _same.Clear();
        _more.Clear();
        return isLoud;
    }

    private readonly record struct Tally(int Count, DateTimeOffset Last)
    {
        public Tally Next(DateTimeOffset at) => new(Count + 1, at);
    }
}
