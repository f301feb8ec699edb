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
            var file = Path.Combine(draft, Database.FileName);
            var epoch = CurrentEpoch(options.Folder);
            Unpack(backup, draft);
            RestoreInfo info;
            using (var connection = Database.Open(file, SqliteOpenMode.ReadWrite))
            {
                if (connection.Text("PRAGMA quick_check(1)") != "ok")
                {
                    return NoBackup;
                }

                var migrated = Schema.Migrate(connection, file, options.Schema);
                if (!migrated.Succeeded)
                {
                    return migrated.Error;
                }

                info = Prepare(connection, new Erasures(options.Folder).Read(), epoch);
            }

            Swap(options.Folder, draft);
            return info;
        }
        catch (Exception e) when (e is InvalidDataException or SqliteException or FileNotFoundException or DirectoryNotFoundException)
        {
            return NoBackup;
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

    private static long CurrentEpoch(string folder)
    {
        var file = Path.Combine(folder, Database.FileName);
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
            // A damaged journal is the very reason to restore; its epoch is left behind by far.
            return DateTime.UnixEpoch.Ticks;
        }
    }

    private static void Unpack(string backup, string draft)
    {
        using var zip = ZipFile.OpenRead(backup);
        foreach (var entry in zip.Entries)
        {
            var name = Path.GetFileName(entry.FullName);
            var isBlob = name.Length == 64 && name.All(char.IsAsciiHexDigitLower);
            if (isBlob || name == Database.FileName)
            {
                var target = isBlob ? Path.Combine(draft, "blobs", name[..2], name) : Path.Combine(draft, name);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                entry.ExtractToFile(target);
            }
        }
    }

    private static RestoreInfo Prepare(SqliteConnection connection, IReadOnlyList<Erasure> erasures, long epoch)
    {
        var erased = 0;
        foreach (var erasure in erasures)
        {
            var journal = connection.Scalar("SELECT id FROM journals WHERE name = $name", ("$name", erasure.Journal));
            if (connection.Scalar("SELECT count(*) FROM events WHERE journal = $journal AND seq = $seq", ("$journal", journal), ("$seq", erasure.Seq)) == 1)
            {
                Redaction.Blank(connection, journal, erasure.Journal, erasure.Seq);
                erased++;
            }
        }

        var restored = long.Parse(Meta.Read(connection, Meta.Epoch)!, CultureInfo.InvariantCulture);
        Meta.Write(connection, Meta.Epoch, (Math.Max(epoch, restored) + 1).ToString(CultureInfo.InvariantCulture));
        connection.Run("DELETE FROM snapshots; DELETE FROM bookmarks");
        connection.Run("VACUUM");
        connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        return new RestoreInfo((int)connection.Scalar("SELECT count(*) FROM journals"), connection.Scalar("SELECT count(*) FROM events"), erased);
    }

    /// <summary>What was there is moved aside and deleted only when the new one stands.</summary>
    private static void Swap(string folder, string draft)
    {
        var aside = Path.Combine(draft, "aside");
        Directory.CreateDirectory(aside);
        foreach (var name in new[] { Database.FileName, Database.FileName + "-wal", Database.FileName + "-shm" }.Where(name => File.Exists(Path.Combine(folder, name))))
        {
            File.Move(Path.Combine(folder, name), Path.Combine(aside, name));
        }

        if (Directory.Exists(Path.Combine(folder, "blobs")))
        {
            Directory.Move(Path.Combine(folder, "blobs"), Path.Combine(aside, "blobs"));
        }

        File.Move(Path.Combine(draft, Database.FileName), Path.Combine(folder, Database.FileName));
        if (Directory.Exists(Path.Combine(draft, "blobs")))
        {
            Directory.Move(Path.Combine(draft, "blobs"), Path.Combine(folder, "blobs"));
        }
    }
}
