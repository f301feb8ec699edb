namespace PluginHost.Journal;

/// <summary>Folded state, cached by view and fold version. Deleting all of it changes nothing but the time a fold takes.</summary>
public interface ISnapshots
{
    ValueTask<Snapshot?> LoadAsync(SnapshotKey key, CancellationToken cancellationToken);

    Task SaveAsync(SnapshotKey key, Snapshot snapshot, CancellationToken cancellationToken);

    Task DropAllAsync(CancellationToken cancellationToken);
}

/// <param name="Fold">The fold's name.</param>
/// <param name="Version">The fold's version: another one has other snapshots.</param>
/// <param name="Audience">Whose view it is.</param>
public sealed record SnapshotKey(string Journal, string Fold, int Version, string Audience);

public sealed record Snapshot(long Seq, ReadOnlyMemory<byte> State);
