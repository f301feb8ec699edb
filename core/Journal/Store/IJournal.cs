using PluginHost.Sdk;

namespace PluginHost.Journal;

public interface IJournal
{
    /// <summary>Commits all of it or nothing, durably: once this returns a value, neither kill nor power loss takes it back.</summary>
    /// <returns>What was committed; or <c>conflict</c>, <c>too-large</c>, <c>disk-full</c>, <c>invalid</c>.</returns>
    Task<Result<Committed>> CommitAsync(Commit commit, CancellationToken cancellationToken);

    /// <summary>What was committed to a journal under an idempotency key, or null.</summary>
    ValueTask<Committed?> FindAsync(string journal, string key, CancellationToken cancellationToken);

    /// <summary>The position of the last event, or 0. Known without I/O.</summary>
    long Head(string journal);

    /// <summary>Reads a page of the events that an audience may see.</summary>
    ValueTask<IReadOnlyList<StoredEvent>> ReadAsync(EventQuery query, CancellationToken cancellationToken);

    /// <summary>Completes when the journal has an event after <paramref name="after"/>. No polling. Await it once, and at once.</summary>
    /// <returns>The head at that moment.</returns>
    ValueTask<long> WaitAsync(string journal, long after, CancellationToken cancellationToken);

    /// <summary>The names of all journals that have events, in the order of their creation.</summary>
    IReadOnlyList<string> Journals { get; }

    /// <summary>Completes when there is a journal that <paramref name="known"/> does not count yet.</summary>
    Task WaitForJournalAsync(int known, CancellationToken cancellationToken);

    /// <summary>Blanks an event's data and whatever was derived from it, and appends <c>journal/redacted</c>. The only rewrite there is.</summary>
    Task<Result<Committed>> RedactAsync(string journal, long seq, Principal by, string reason, CancellationToken cancellationToken);
}
