namespace PluginHost.Rules.Index;

/// <summary>A change while it is made: new files beside the old ones. Until the manifest names them they count for nothing, and go when the change is given up.</summary>
internal sealed class PendingChange(string folder, Snapshot before, Weighing weighing, IndexLimits limits, int firstNumber, Action<string> step) : IDisposable
{
    private readonly Inverter _inverter = new(limits.Words);
    private readonly List<Segment> _written = [];
    private readonly List<List<int>> _replaced = [];
    private readonly Dictionary<long, (int Segment, int Chunk)> _newest = [];
    private bool _kept;

    /// <summary>The number of the next file.</summary>
    public int Next { get; private set; } = firstNumber;

    public void Add(IndexedChunk chunk)
    {
        var number = _inverter.Add(chunk);
        if (_newest.TryGetValue(chunk.Id, out var earlier))
        {
            Replaced(earlier.Segment).Add(earlier.Chunk);
        }

        _newest[chunk.Id] = (_written.Count, number);
        if (_inverter.Full)
        {
            Spill();
        }
    }

    /// <summary>The segments after this change.</summary>
    public (Manifest Manifest, IReadOnlyList<SegmentState> States) Finish(IEnumerable<long> removed)
    {
        Spill();
        var old = Old(removed);
        var fresh = _written.ConvertAll(segment => new SegmentState(segment, gone: null).Without(Replaced(_written.IndexOf(segment))));
        var states = old.Concat(fresh).Where(static state => state.Alive > 0).ToList();
        var worn = MergePolicy.Choose(states, fresh, limits);
        if (worn.Count > 0)
        {
            states = [.. states.Except(worn), Merge(worn)];
        }

        return (new(Next, [.. states.Select(static state => new ManifestEntry(state.Segment.Name, state.Gone))]), states);
    }

    /// <summary>The manifest names the new files now; of the rest nothing is wanted any more.</summary>
    public void Keep(IReadOnlyList<SegmentState> states)
    {
        _kept = true;
        var wanted = states.Select(static state => state.Segment).ToHashSet();
        foreach (var segment in _written.Concat(before.States.Select(static state => state.Segment)).Where(segment => !wanted.Contains(segment)))
        {
            segment.Forget();
        }
    }

    public void Dispose()
    {
        foreach (var segment in _written)
        {
            if (!_kept)
            {
                segment.Forget();
            }

            segment.Dispose();
        }
    }

    private SegmentState Merge(IReadOnlyList<SegmentState> states)
    {
        var lengths = new FieldLengths(weighing, new long[FieldNumbers.Count], 0);
        var parts = states.Select(state => new SnapshotPart(state, new Ground(state.Segment, weighing, lengths))).ToList();
        var merged = Written((path, number) => Merging.Write(path, number, weighing, parts));
        step("merged");
        return new(merged, gone: null);
    }

    private void Spill()
    {
        if (_inverter.Count > 0)
        {
            Written((path, number) => _inverter.Write(path, number, weighing));
            step("segment");
        }
    }

    private Segment Written(Func<string, int, SegmentName> write)
    {
        var number = Next++;
        var path = IndexFolder.PathOf(folder, number);
        try
        {
            var segment = Segment.Open(path, write(path, number)) ?? throw new IOException("What was written to the index did not come back.");
            _written.Add(segment);
            return segment;
        }
        catch
        {
            FileCheck.Delete(path);
            throw;
        }
    }

    /// <summary>The old segments without what was removed or came anew.</summary>
    private List<SegmentState> Old(IEnumerable<long> removed)
    {
        var gone = before.States.Select(static _ => new List<int>()).ToList();
        foreach (var id in removed.Concat(_newest.Keys))
        {
            for (var state = 0; state < gone.Count; state++)
            {
                if (before.States[state].Segment.Find(id) is >= 0 and var chunk)
                {
                    gone[state].Add(chunk);
                }
            }
        }

        return [.. before.States.Select((state, at) => state.Without(gone[at]))];
    }

    private List<int> Replaced(int segment)
    {
        while (_replaced.Count <= segment)
        {
            _replaced.Add([]);
        }

        return _replaced[segment];
    }
}
