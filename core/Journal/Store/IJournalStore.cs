namespace PluginHost.Journal;

/// <summary>Everything durable, behind one seam: SQLite beside the game master, PostgreSQL for several hosts. Safe for concurrent use.</summary>
public interface IJournalStore : IAsyncDisposable
{
    /// <summary>Which engine holds the data, for <c>status</c>.</summary>
    string Engine { get; }

    /// <summary>How many transactions were committed: the mean batch of a benchmark is events by batches.</summary>
    long Batches { get; }

    /// <summary>Counts restores: a position of an earlier epoch is answered with a reset.</summary>
    long Epoch { get; }

    /// <summary>What was found and mended when the store was opened, a sentence each.</summary>
    IReadOnlyList<string> Repairs { get; }

    IJournal Journal { get; }

    IReaders Readers { get; }

    IOutbox Outbox { get; }

    IBlobs Blobs { get; }

    ISnapshots Snapshots { get; }

    IUpkeep Upkeep { get; }
}
