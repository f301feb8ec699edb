using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <param name="Folder">The data folder; the caller has claimed it.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">Takes what went wrong.</param>
public sealed record StoreOptions(string Folder, TimeProvider Time, ILogger Logger)
{
    /// <summary>What a backup holds beside the journal.</summary>
    public IReadOnlyList<BackupPart> Parts { get; init; } = [];

    /// <summary>The schema to open; tests pretend to be older.</summary>
    internal int Schema { get; init; } = Journal.Schema.Newest;
}

/// <summary>Opens the store of a data folder, mending what a crash left behind.</summary>
public static class JournalStores
{
    public static Task<Result<IJournalStore>> OpenAsync(StoreOptions options, CancellationToken cancellationToken) => Task.Run(() => Open(options), cancellationToken);

    /// <summary>Puts a backup in the place of what is there, in a new epoch and without what was erased since.</summary>
    public static Task<Result<RestoreInfo>> RestoreAsync(StoreOptions options, string backupFile, CancellationToken cancellationToken) =>
        Task.Run(() => Restoring.Restore(options, backupFile), cancellationToken);

    private static Result<IJournalStore> Open(StoreOptions options)
    {
        SqliteConnection? connection = null;
        try
        {
            Directory.CreateDirectory(options.Folder);
            var file = Path.Combine(options.Folder, Database.FileName);
            var torn = WalInspection.TornBytes(file + "-wal");
            connection = Database.Open(file, SqliteOpenMode.ReadWriteCreate);
            var migrated = Schema.Migrate(connection, file, options.Schema);
            if (!migrated.Succeeded)
            {
                connection.Dispose();
                return migrated.Error;
            }

            Meta.Found(connection);
            var clean = Meta.Read(connection, Meta.Clean) == "1";

            // After an unclean stop the file is looked through before it is trusted.
            if (!clean && connection.Text("PRAGMA quick_check(1)") != "ok")
            {
                connection.Dispose();
                return Faults.Damaged;
            }

            if (clean)
            {
                Meta.Write(connection, Meta.Clean, "0");
            }
            else
            {
                BlobFiles.Sweep(connection, BlobFiles.FolderIn(options.Folder));
            }

            List<string> repairs = torn > 0 ? [$"An unfinished write of {torn} bytes at the end of the journal was dropped; nothing that had been confirmed was lost."] : [];
            if (SqliteOutbox.Recover(connection) is > 0 and var requests)
            {
                repairs.Add($"{requests} request(s) were on their way when the host stopped; those that must not be sent twice are now listed as unknown.");
            }

            return new SqliteStore(options, connection, repairs);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            connection?.Dispose();
            return Faults.Of(e is SqliteException ? e : new SqliteException("", 14));
        }
    }
}
