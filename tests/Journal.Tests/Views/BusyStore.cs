using PluginHost.Sdk;

namespace PluginHost.Journal.Tests;

/// <summary>A store where something happens right after somebody looked at the head.</summary>
internal sealed class BusyStore(IJournalStore inner, Func<Task> happens) : IJournalStore, IJournal
{
    private Func<Task>? _happens = happens;

    public string Engine => inner.Engine;

    public long Batches => inner.Batches;

    public long Epoch => inner.Epoch;

    public IReadOnlyList<string> Repairs => inner.Repairs;

    public IJournal Journal => this;

    public IReaders Readers => inner.Readers;

    public IOutbox Outbox => inner.Outbox;

    public IBlobs Blobs => inner.Blobs;

    public ISnapshots Snapshots => inner.Snapshots;

    public IUpkeep Upkeep => inner.Upkeep;

    public IReadOnlyList<string> Journals => inner.Journal.Journals;

    public long Head(string journal)
    {
        var head = inner.Journal.Head(journal);
        Interlocked.Exchange(ref _happens, null)?.Invoke().GetAwaiter().GetResult();
        return head;
    }

    public Task<Result<Committed>> CommitAsync(Commit commit, CancellationToken cancellationToken) => inner.Journal.CommitAsync(commit, cancellationToken);

    public ValueTask<Committed?> FindAsync(string journal, string key, CancellationToken cancellationToken) => inner.Journal.FindAsync(journal, key, cancellationToken);

    public ValueTask<IReadOnlyList<StoredEvent>> ReadAsync(EventQuery query, CancellationToken cancellationToken) => inner.Journal.ReadAsync(query, cancellationToken);

    public ValueTask<long> WaitAsync(string journal, long after, CancellationToken cancellationToken) => inner.Journal.WaitAsync(journal, after, cancellationToken);

    public Task WaitForJournalAsync(int known, CancellationToken cancellationToken) => inner.Journal.WaitForJournalAsync(known, cancellationToken);

    public Task<Result<Committed>> RedactAsync(string journal, long seq, Principal by, string reason, CancellationToken cancellationToken) => inner.Journal.RedactAsync(journal, seq, by, reason, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
