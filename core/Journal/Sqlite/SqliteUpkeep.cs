using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>A backup is one zip: the database as of one moment, the files of other rooms, and the blobs.</summary>
internal sealed class SqliteUpkeep(string folder, IReadOnlyList<BackupPart> parts, ReadConnections reads) : IUpkeep
{
    private const string Damaged = "The journal's file is damaged.";

    private readonly string _blobs = BlobFiles.FolderIn(folder);

    public Task<Result<BackupInfo>> BackupAsync(string file, IProgress<double> progress, CancellationToken cancellationToken) => Task.Run(() => Backup(Path.GetFullPath(file), progress, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) => Task.Run<IReadOnlyList<string>>(() => [.. Guarded(Faults), .. Guarded(Missing), .. Blobs(cancellationToken)], cancellationToken);

    private Result<BackupInfo> Backup(string file, IProgress<double> progress, CancellationToken cancellationToken)
    {
        if (File.Exists(file))
        {
            return Error.Invalid("file", "There is a file of that name already.") with { Hint = "Choose another name." };
        }

        var copy = Path.Combine(folder, $"backup-{Guid.NewGuid():N}.db");
        var draft = file + ".part";
        try
        {
            using (var source = Database.Open(Path.Combine(folder, Database.FileName), SqliteOpenMode.ReadOnly))
            {
                // One read transaction: writers go on beside it.
                source.Run("VACUUM INTO $copy", ("$copy", copy));
            }

            progress.Report(0.5);
            using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
            {
                using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
                {
                    zip.CreateEntryFromFile(copy, Database.FileName, CompressionLevel.Fastest);
                    AddParts(zip);
                    AddBlobs(zip, progress, cancellationToken);
                }

                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, file);
            progress.Report(1);
            return Describe(file, copy);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            return new Error("backup-failed", "The backup could not be written.") { Hint = "Check that the folder exists, can be written to and has room." };
        }
        finally
        {
            File.Delete(copy);
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }
        }
    }

    private void AddParts(ZipArchive zip)
    {
        foreach (var part in parts)
        {
            var copy = Path.Combine(folder, $"backup-{Guid.NewGuid():N}.part");
            try
            {
                if (part.Copy(copy))
                {
                    zip.CreateEntryFromFile(copy, part.Name, CompressionLevel.Fastest);
                }
            }
            finally
            {
                File.Delete(copy);
            }
        }
    }

    private void AddBlobs(ZipArchive zip, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var blobs = BlobFiles.All(_blobs).ToList();
        for (var index = 0; index < blobs.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            zip.CreateEntryFromFile(blobs[index], $"blobs/{Path.GetFileName(blobs[index])}", CompressionLevel.NoCompression);
            progress.Report(0.5 + (0.5 * index / blobs.Count));
        }
    }

    /// <summary>A damaged file may refuse to be read at all.</summary>
    private List<string> Guarded(Func<SqliteConnection, List<string>> look)
    {
        try
        {
            return reads.Use(look);
        }
        catch (SqliteException)
        {
            return [Damaged];
        }
    }

    private List<string> Missing(SqliteConnection connection) =>
        BlobFiles.Known(connection).Count(hash => !File.Exists(BlobFiles.Of(_blobs, hash))) is > 0 and var missing
            ? [$"{missing} stored picture(s) or file(s) are missing from the data folder."]
            : [];

    private IEnumerable<string> Blobs(CancellationToken cancellationToken)
    {
        foreach (var file in BlobFiles.All(_blobs))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var stream = File.OpenRead(file);
            if (Convert.ToHexStringLower(SHA256.HashData(stream)) != Path.GetFileName(file))
            {
                yield return "A stored picture or file no longer has the bytes it was stored with.";
            }
        }
    }

    private static List<string> Faults(SqliteConnection connection)
    {
        var faults = connection.List(static row => row.GetString(0), "PRAGMA integrity_check(3)").Where(static line => line != "ok").Select(static _ => Damaged).Distinct().ToList();
        faults.AddRange(connection.List(
            static row => $"The journal of '{row.GetString(0)}' has a gap.",
            "SELECT name FROM journals JOIN events ON events.journal = journals.id GROUP BY journals.id HAVING max(seq) <> count(*) OR min(seq) <> 1"));
        return faults;
    }

    private static BackupInfo Describe(string file, string copy)
    {
        using var connection = Database.Open(copy, SqliteOpenMode.ReadOnly);
        return new BackupInfo(file, new FileInfo(file).Length, (int)connection.Scalar("SELECT count(*) FROM journals"), connection.Scalar("SELECT count(*) FROM events"));
    }
}
