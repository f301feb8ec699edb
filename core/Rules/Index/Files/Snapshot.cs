using System.Collections.Concurrent;
using System.Text;

namespace PluginHost.Rules.Index;

/// <summary>What a reader sees: segments and what is gone of them. It stays as it is while it is held.</summary>
internal sealed class Snapshot : IDisposable
{
    private const int Remembered = 10_000;

    private readonly ConcurrentDictionary<string, int> _frequencies = new(StringComparer.Ordinal);
    private int _holders = 1;

    /// <param name="states">The segments, which are held from here on.</param>
    public Snapshot(Weighing weighing, IReadOnlyList<SegmentState> states)
    {
        Weighing = weighing;
        States = states;
        Count = states.Sum(static state => state.Alive);
        HasGone = states.Any(static state => state.Gone is not null);
        var totals = new long[FieldNumbers.Count];
        foreach (var state in states)
        {
            state.Segment.Hold();
            for (var field = 0; field < totals.Length; field++)
            {
                totals[field] += state.Segment.Totals[field] - state.GoneTotals[field];
            }
        }

        var lengths = new FieldLengths(weighing, totals, Count);
        Parts = [.. states.OrderByDescending(static state => state.Alive).Select(state => new SnapshotPart(state, new Ground(state.Segment, weighing, lengths)))];
    }

    public Weighing Weighing { get; }

    public IReadOnlyList<SegmentState> States { get; }

    /// <summary>The largest first: it raises the floor for the others.</summary>
    public IReadOnlyList<SnapshotPart> Parts { get; }

    public int Count { get; }

    public bool HasGone { get; }

    public int Frequency(string term)
    {
        if (term.Length == 0)
        {
            return 0;
        }

        if (_frequencies.TryGetValue(term, out var frequency))
        {
            return frequency;
        }

        frequency = Alive(Encoding.UTF8.GetBytes(term));

        // Without anything gone the tables know it at once.
        if (HasGone && _frequencies.Count < Remembered)
        {
            _frequencies[term] = frequency;
        }

        return frequency;
    }

    public int Alive(ReadOnlySpan<byte> term)
    {
        var sum = 0;
        foreach (var part in Parts)
        {
            if (part.Segment.Terms.Find(term, out var entry))
            {
                sum += part.AliveOf(entry);
            }
        }

        return sum;
    }

    public void Hold() => Interlocked.Increment(ref _holders);

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            foreach (var state in States)
            {
                state.Segment.Dispose();
            }
        }
    }
}
