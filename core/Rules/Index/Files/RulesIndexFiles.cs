using PluginHost.Sdk;

namespace PluginHost.Rules.Index;

/// <summary>The index as files in a folder of its own: segments that never change, and a manifest that names them. Many read while one writes.</summary>
internal sealed class RulesIndexFiles : IRulesIndex
{
    private readonly string _folder;
    private readonly Weighing _weighing;
    private readonly IndexLimits _limits;
    private readonly Action<string> _step;
    private readonly Lock _writing = new();
    private readonly Lock _swapping = new();
    private Snapshot _snapshot;
    private int _next;
    private bool _closed;

    private RulesIndexFiles(string folder, Weighing weighing, IndexLimits limits, Action<string> step, Snapshot snapshot, int next) =>
        (_folder, _weighing, _limits, _step, _snapshot, _next) = (folder, weighing, limits, step, snapshot, next);

    public int Count => Reading(static snapshot => snapshot.Count);

    /// <summary>An empty folder is an empty index. Files that are not what was written are an error; then <see cref="Anew"/> is the way on.</summary>
    /// <param name="step">Told what a change has done so far; what it throws ends the change.</param>
    public static Result<RulesIndexFiles> Open(string folder, Weighing weighing, IndexLimits? limits = null, Action<string>? step = null) =>
        IndexFolder.Read(folder).Then<RulesIndexFiles>(read =>
        {
            var snapshot = new Snapshot(weighing, read.States);
            IndexFolder.Give(read.States);
            return new RulesIndexFiles(folder, weighing, limits ?? IndexLimits.Default, step ?? (static _ => { }), snapshot, read.Manifest.Next);
        });

    /// <summary>An empty index in place of whatever is there.</summary>
    public static Result<RulesIndexFiles> Anew(string folder, Weighing weighing, IndexLimits? limits = null)
    {
        FileCheck.Delete(Path.Combine(folder, Manifest.FileName));
        return Open(folder, weighing, limits);
    }

    public void Change(IEnumerable<IndexedChunk> added, IEnumerable<long> removed)
    {
        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            using var change = new PendingChange(_folder, _snapshot, _weighing, _limits, _next, _step);
            try
            {
                foreach (var chunk in added)
                {
                    change.Add(chunk);
                }

                var (manifest, states) = change.Finish(removed);
                manifest.Write(_folder, _step);
                change.Keep(states);
                Swap(new Snapshot(_weighing, states));
            }
            finally
            {
                _next = change.Next;
            }
        }
    }

    public IReadOnlyList<Hit> Search(Query query, int count) => Reading(snapshot => Searcher.Search(snapshot, query, count));

    public int Frequency(string term) => Reading(snapshot => snapshot.Frequency(term));

    public IReadOnlyList<string> Complete(string prefix, int count) => Reading(snapshot => Completion.Of(snapshot, prefix, count));

    public void Dispose()
    {
        lock (_writing)
        {
            lock (_swapping)
            {
                if (_closed)
                {
                    return;
                }

                _closed = true;
            }

            _snapshot.Dispose();
        }
    }

    private T Reading<T>(Func<Snapshot, T> read)
    {
        Snapshot snapshot;
        lock (_swapping)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            snapshot = _snapshot;
            snapshot.Hold();
        }

        using (snapshot)
        {
            return read(snapshot);
        }
    }

    private void Swap(Snapshot snapshot)
    {
        Snapshot before;
        lock (_swapping)
        {
            (before, _snapshot) = (_snapshot, snapshot);
        }

        before.Dispose();
    }
}
