using System.Globalization;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <param name="Journals">How many journals came back.</param>
/// <param name="Events">How many events came back.</param>
/// <param name="Erased">How many of them stay blank because they were erased since.</param>
public sealed record RestoreInfo(int Journals, long Events, int Erased);

internal static class Restoring
{
    public static Result<RestoreInfo> Restore(StoreOptions options, string backup)
    {
        var draft = Path.Combine(options.Folder, $"restore-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(draft);
            var prepared = Prepare(options, backup, draft);
            if (prepared.Succeeded)
            {
                AddBlobs(draft, options.Folder);
                var replaced = new RestoredParts(options.Parts, draft);
                replaced.PutInPlace();
                try
                {
                    PutInPlace(Path.Combine(draft, Database.FileName), Path.Combine(options.Folder, Database.FileName));
                }
                catch
                {
                    replaced.PutBack();
                    throw;
                }

                DropUnnamedBlobs(options.Folder);
            }

            return prepared;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Error("restore-failed", "The backup could not be put in place; what was there is unchanged.") { Hint = "Check that the data folder can be written to and has room." };
        }
        finally
        {
            if (Directory.Exists(draft))
            {
                Directory.Delete(draft, recursive: true);
            }
        }
    }

    private static Error NoBackup => new("no-backup", "This file is not a backup that PluginHost made, or it is damaged; nothing was changed.") { Hint = "Choose a file that the backup command wrote." };

    private static long CurrentEpoch(StoreOptions options)
    {
        var file = Path.Combine(options.Folder, Database.FileName);
        if (!File.Exists(file))
        {
            return 0;
        }

        try
        {
            using var connection = Database.Open(file, SqliteOpenMode.ReadWrite);
            return long.Parse(Meta.Read(connection, Meta.Epoch) ?? "0", CultureInfo.InvariantCulture);
        }
        catch (SqliteException)
        {
            // A damaged journal is the very reason to restore; its epoch, a small number or an earlier minute, is left behind by far.
            return options.Time.GetUtcNow().ToUnixTimeSeconds() / 60;
        }
    }

    private static Result<RestoreInfo> Prepare(StoreOptions options, string backup, string draft)
    {
        try
        {
            Unpack(options, backup, draft);
            if (options.Parts.Any(part => File.Exists(RestoredParts.Draft(draft, part)) && !part.Accept(RestoredParts.Draft(draft, part))))
            {
                return NoBackup;
            }

            var file = Path.Combine(draft, Database.FileName);
            using var connection = Database.Open(file, SqliteOpenMode.ReadWrite);
            if (connection.Text("PRAGMA quick_check(1)") != "ok")
            {
                return NoBackup;
            }

            var migrated = Schema.Migrate(connection, file, options.Schema);
            return migrated.Succeeded ? BeginEpoch(connection, new Erasures(options.Folder).Read(), CurrentEpoch(options)) : migrated.Error;
        }
        catch (Exception e) when (e is InvalidDataException or SqliteException or FileNotFoundException)
        {
            return NoBackup;
        }
    }

    private static void Unpack(StoreOptions options, string backup, string draft)
    {
        using var zip = ZipFile.OpenRead(backup);
        foreach (var entry in zip.Entries)
        {
            var name = Path.GetFileName(entry.FullName);
            var isBlob = BlobFiles.IsHash(name);
            if (isBlob || name == Database.FileName || options.Parts.Any(part => part.Name == name))
            {
                var target = isBlob ? BlobFiles.Of(BlobFiles.FolderIn(draft), name) : Path.Combine(draft, name);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                entry.ExtractToFile(target);
            }
        }
    }

    private static RestoreInfo BeginEpoch(SqliteConnection connection, IReadOnlyList<Erasure> erasures, long epoch)
    {
        var erased = erasures.Count(erasure => Redaction.Repeat(connection, erasure));
        SqliteOutbox.Restore(connection);
        var restored = long.Parse(Meta.Read(connection, Meta.Epoch)!, CultureInfo.InvariantCulture);
        Meta.Write(connection, Meta.Epoch, (Math.Max(epoch, restored) + 1).ToString(CultureInfo.InvariantCulture));
        connection.Run("DELETE FROM snapshots; DELETE FROM bookmarks");
        connection.Run("VACUUM");
        connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        return new RestoreInfo((int)connection.Scalar("SELECT count(*) FROM journals"), connection.Scalar("SELECT count(*) FROM events"), erased);
    }

    /// <summary>Bytes are named by their hash: those of the backup lie beside those of today until the journal is changed over.</summary>
    private static void AddBlobs(string draft, string folder)
    {
        foreach (var file in BlobFiles.All(BlobFiles.FolderIn(draft)))
        {
            var target = BlobFiles.Of(BlobFiles.FolderIn(folder), Path.GetFileName(file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(file, target, overwrite: true);
        }
    }

    /// <summary>One rename: whatever dies meanwhile, either the old journal stands or the new one.</summary>
    private static void PutInPlace(string draft, string file)
    {
        RestoredParts.Flush(draft);

        // Asking for the epoch took the old log into the old file. What is left belongs to a file that nobody can read, and must not be taken into the new one.
        File.Delete(file + "-wal");
        File.Delete(file + "-shm");
        File.Move(draft, file, overwrite: true);
    }

    private static void DropUnnamedBlobs(string folder)
    {
        using var connection = Database.Open(Path.Combine(folder, Database.FileName), SqliteOpenMode.ReadWrite);
        BlobFiles.Sweep(connection, BlobFiles.FolderIn(folder));
    }
}
