namespace PluginHost.Rules.Pdf;

/// <summary>Finds the range a code lies in; of several the one that was added last. Made once of all ranges, so that looking is cheap however many there are.</summary>
internal sealed class RangeTable
{
    private readonly List<int> _lows = [];
    private readonly List<(int High, int Range)> _parts = [];

    public RangeTable(IReadOnlyList<(int Low, int High)> ranges)
    {
        var order = Enumerable.Range(0, ranges.Count).Where(at => ranges[at].Low <= ranges[at].High).OrderBy(at => ranges[at].Low).ToArray();
        var open = new PriorityQueue<int, int>();
        var next = 0;
        long at = int.MinValue;
        while (true)
        {
            while (open.TryPeek(out var ended, out _) && ranges[ended].High < at)
            {
                open.Dequeue();
            }

            if (open.Count == 0 && next == order.Length)
            {
                return;
            }

            at = open.Count == 0 ? Math.Max(at, ranges[order[next]].Low) : at;
            for (; next < order.Length && ranges[order[next]].Low <= at; next++)
            {
                open.Enqueue(order[next], -order[next]);
            }

            if (open.TryPeek(out var top, out _) && ranges[top].High >= at)
            {
                var end = Math.Min(ranges[top].High, next < order.Length ? ranges[order[next]].Low - 1L : int.MaxValue);
                _lows.Add((int)at);
                _parts.Add(((int)end, top));
                at = end + 1;
            }
        }
    }

    /// <returns>The place of the range among those it was made of; -1 when there is none.</returns>
    public int Find(int code)
    {
        var at = _lows.BinarySearch(code);
        at = at < 0 ? ~at - 1 : at;
        return at >= 0 && code <= _parts[at].High ? _parts[at].Range : -1;
    }
}
