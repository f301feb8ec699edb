using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

/// <summary>A journal store in memory, behind the same interfaces: everything of a commit or nothing.</summary>
internal sealed class MemoryStore(TimeProvider time) : IJournalStore, IJournal, IReaders, IOutbox
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<StoredEvent>> _events = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), Bookmark> _bookmarks = [];
    private readonly Dictionary<(string, string), JsonElement> _state = [];
    private readonly List<Letter> _letters = [];
    private readonly Dictionary<string, Committed> _keys = new(StringComparer.Ordinal);
    private readonly List<OutboxRow> _rows = [];
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Engine => "memory";

    public long Epoch => 1;

    public IReadOnlyList<string> Repairs => [];

    public IJournal Journal => this;

    public IReaders Readers => this;

    public IOutbox Outbox => this;

    public IBlobs Blobs => throw new NotSupportedException();

    public ISnapshots Snapshots => throw new NotSupportedException();

    public IUpkeep Upkeep => throw new NotSupportedException();

    public IReadOnlyList<string> Journals
    {
        get
        {
            lock (_gate)
                return [.. _events.Keys.Order(StringComparer.Ordinal)];
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task<Result<Committed>> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var committed = Append(commit.Step);
            if (commit.Bookmark is { } mark)
                _bookmarks[(mark.Reader, mark.Journal)] = mark;
            foreach (var change in commit.State)
            {
                _state.Remove((change.Owner, change.Key));
                if (change.Value is { } value)
                    _state[(change.Owner, change.Key)] = value;
            }

            foreach (var draft in commit.Requests)
                _rows.Add(new OutboxRow(_rows.Count + 1, draft.Plugin, draft.Journal, draft.Request, OutboxState.Pending, 0, time.GetUtcNow(), time.GetUtcNow(), null));
            if (commit.Letter is { } letter)
                _letters.Add(letter);
            _letters.RemoveAll(settled => settled.Id == commit.SettledLetter);
            Move();
            return Task.FromResult<Result<Committed>>(committed);
        }
    }

    public long Head(string journal)
    {
        lock (_gate)
            return _events.GetValueOrDefault(journal)?.Count ?? 0;
    }

    public ValueTask<IReadOnlyList<StoredEvent>> ReadAsync(EventQuery query, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var all = _events.GetValueOrDefault(query.Journal) ?? [];
            return ValueTask.FromResult<IReadOnlyList<StoredEvent>>(
            [
                .. all.Where(e => e.Seq > query.From
                    && (query.Audience is null || query.Audience.MaySee(e.Event.Audience))
                    && (query.Kinds is null || query.Kinds.Any(kind => kind == e.Event.Kind || (kind.EndsWith("/*", StringComparison.Ordinal) && e.Event.Kind.StartsWith(kind[..^1], StringComparison.Ordinal)))))
                .Take(query.Limit),
            ]);
        }
    }

    public async Task<long> WaitAsync(string journal, long after, CancellationToken cancellationToken)
    {
        await UntilAsync(() => Head(journal) > after, cancellationToken);
        return Head(journal);
    }

    public Task WaitForJournalAsync(int known, CancellationToken cancellationToken) => UntilAsync(() => Journals.Count > known, cancellationToken);

    public Task<Result<Committed>> RedactAsync(string journal, long seq, Principal by, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<Bookmark?> BookmarkAsync(string reader, string journal, CancellationToken cancellationToken)
    {
        lock (_gate)
            return ValueTask.FromResult(_bookmarks.GetValueOrDefault((reader, journal)));
    }

    public ValueTask<JsonElement?> StateAsync(string owner, string key, CancellationToken cancellationToken)
    {
        lock (_gate)
            return ValueTask.FromResult<JsonElement?>(_state.TryGetValue((owner, key), out var value) ? value : null);
    }

    public ValueTask<IReadOnlyList<string>> StateKeysAsync(string owner, string prefix, int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
            return ValueTask.FromResult<IReadOnlyList<string>>([.. _state.Keys.Where(key => key.Item1 == owner && key.Item2.StartsWith(prefix, StringComparison.Ordinal)).Select(static key => key.Item2)]);
    }

    public ValueTask<IReadOnlyList<Letter>> LettersAsync(string? reader, CancellationToken cancellationToken)
    {
        lock (_gate)
            return ValueTask.FromResult<IReadOnlyList<Letter>>([.. _letters.Where(letter => reader is null || letter.Reader == reader)]);
    }

    public ValueTask<IReadOnlyList<OutboxRow>> PendingAsync(int limit, CancellationToken cancellationToken) => ListAsync(OutboxState.Pending, limit, cancellationToken);

    public ValueTask<IReadOnlyList<OutboxRow>> ListAsync(OutboxState state, int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
            return ValueTask.FromResult<IReadOnlyList<OutboxRow>>([.. _rows.Where(row => row.State == state).Take(limit)]);
    }

    public Task<Result<Unit>> MarkAsync(long id, OutboxMark mark, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var at = (int)id - 1;
            var attempts = _rows[at].Attempts + (mark.State == OutboxState.Sending ? 1 : 0);
            _rows[at] = _rows[at] with { State = mark.State, Note = mark.Note, DueAt = mark.DueAt ?? _rows[at].DueAt, Attempts = attempts };
            Move();
            return Task.FromResult<Result<Unit>>(Unit.Value);
        }
    }

    Task IOutbox.WaitAsync(CancellationToken cancellationToken) => UntilAsync(
        () =>
        {
            lock (_gate)
                return _rows.Exists(row => row.State == OutboxState.Pending && row.DueAt <= time.GetUtcNow());
        },
        cancellationToken);

    /// <summary>Waits until something holds, looking again after each commit.</summary>
    public async Task UntilAsync(Func<bool> holds, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task moved;
            lock (_gate)
                moved = _moved.Task;
            if (holds())
                return;
            await moved.WaitAsync(cancellationToken);
        }
    }

    private Committed Append(Step? step)
    {
        if (step is null)
            return new Committed("", 0, 0, Repeated: false);
        if (step.IdempotencyKey is { } known && _keys.TryGetValue(known, out var before))
            return before with { Repeated = true };

        if (!_events.TryGetValue(step.Journal, out var events))
            _events[step.Journal] = events = [];
        var first = events.Count + 1;
        var id = $"{step.Journal}-{first}";
        foreach (var e in step.Events)
        {
            events.Add(new StoredEvent(events.Count + 1, step.By.Role, step.By.Door, new TableEvent
            {
                Id = $"{step.Journal}:{events.Count + 1}", Campaign = step.Journal, Step = id, Kind = e.Kind, Version = e.Version, Data = e.Data,
                Audience = e.Audience, At = time.GetUtcNow(), Session = step.Session, Person = step.By.Person, Origin = step.Origin, Causes = e.Causes,
            }));
        }

        var committed = new Committed(id, first, events.Count, Repeated: false);
        if (step.IdempotencyKey is { } key)
            _keys[key] = committed;
        return committed;
    }

    private void Move() => Interlocked.Exchange(ref _moved, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
