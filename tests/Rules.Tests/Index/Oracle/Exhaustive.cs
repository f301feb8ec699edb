using PluginHost.Rules.Index;

namespace PluginHost.Rules.Tests;

/// <summary>The index in its plainest form: in memory, every chunk is looked at. The oracle of the other form.</summary>
internal sealed class Exhaustive(Weighing weighing) : IRulesIndex
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, HeldChunk> _chunks = [];
    private readonly Dictionary<string, int> _frequencies = new(StringComparer.Ordinal);
    private readonly long[] _totals = new long[FieldNumbers.Count];

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _chunks.Count;
            }
        }
    }

    public void Change(IEnumerable<IndexedChunk> added, IEnumerable<long> removed)
    {
        lock (_lock)
        {
            foreach (var id in removed)
            {
                Remove(id);
            }

            foreach (var chunk in added)
            {
                Remove(chunk.Id);
                Enter(new HeldChunk(chunk), 1);
            }
        }
    }

    public IReadOnlyList<Hit> Search(Query query, int count)
    {
        lock (_lock)
        {
            var judge = new Judge(weighing, new FieldLengths(weighing, _totals, _chunks.Count), this);
            return _chunks.Values
                .Select(chunk => (chunk.Id, Score: judge.Score(query, chunk)))
                .Where(static scored => scored.Score is not null)
                .Select(static scored => new Hit(scored.Id, scored.Score.GetValueOrDefault()))
                .OrderByDescending(static hit => hit.Score)
                .ThenBy(static hit => hit.Id)
                .Take(count)
                .ToList();
        }
    }

    public int Frequency(string term)
    {
        lock (_lock)
        {
            return _frequencies.GetValueOrDefault(term);
        }
    }

    public IReadOnlyList<string> Complete(string prefix, int count)
    {
        lock (_lock)
        {
            return _frequencies
                .Where(term => term.Key.StartsWith(prefix, StringComparison.Ordinal))
                .OrderByDescending(static term => term.Value)
                .ThenBy(static term => term.Key, StringComparer.Ordinal)
                .Take(count)
                .Select(static term => term.Key)
                .ToList();
        }
    }

    public void Dispose()
    {
    }

    private void Remove(long id)
    {
        if (_chunks.Remove(id, out var chunk))
        {
            Enter(chunk, -1);
        }
    }

    private void Enter(HeldChunk chunk, int sign)
    {
        if (sign > 0)
        {
            _chunks[chunk.Id] = chunk;
        }

        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            _totals[field] += sign * chunk.Lengths[field];
        }

        foreach (var term in chunk.Terms)
        {
            var frequency = _frequencies.GetValueOrDefault(term) + sign;
            _frequencies[term] = frequency;
            if (frequency == 0)
            {
                _frequencies.Remove(term);
            }
        }
    }
}
