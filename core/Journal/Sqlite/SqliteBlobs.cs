using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>Bytes as files named by their hash; who may see them is a row.</summary>
internal sealed class SqliteBlobs(string folder, GroupWriter writer, ReadConnections reads) : IBlobs
{
    private readonly string _folder = BlobFiles.FolderIn(folder);

    public async Task<Result<BlobInfo>> PutAsync(Stream content, string mediaType, Audience audience, CancellationToken cancellationToken)
    {
        var draft = Path.Combine(_folder, $"draft-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(_folder);
            var (hash, size) = await WriteAsync(draft, content, cancellationToken);
            return await writer.WriteAsync<BlobInfo>(
                connection =>
                {
                    // On the writer, as deleting is: the row and the file come and go together.
                    Place(draft, hash);
                    var known = connection.Text("SELECT audience FROM blobs WHERE hash = $hash", ("$hash", hash));
                    var all = known is null ? audience : audience.Or(Audience.Of(known.Split(',')).Value!);
                    connection.Run(
                        "INSERT INTO blobs VALUES($hash, $size, $media, $audience) ON CONFLICT DO UPDATE SET audience = excluded.audience",
                        ("$hash", hash), ("$size", size), ("$media", mediaType), ("$audience", all.ToString()));
                    return new BlobInfo(hash, size, mediaType, all);
                },
                cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Error("disk-full", "The bytes could not be stored.") { Hint = "Check that the data folder can be written to and that its disk has room." };
        }
        finally
        {
            File.Delete(draft);
        }
    }

    public Task<Result<Unit>> ShowAsync(string hash, Func<Audience, Audience> audience, CancellationToken cancellationToken) => writer.WriteAsync<Unit>(
        connection =>
        {
            if (connection.Text("SELECT audience FROM blobs WHERE hash = $hash", ("$hash", hash)) is { } known && Audience.Of(known.Split(',')).Value is { } before && audience(before) is { } after && !after.Equals(before))
            {
                connection.Run("UPDATE blobs SET audience = $audience WHERE hash = $hash", ("$hash", hash), ("$audience", after.ToString()));
            }

            return Unit.Value;
        },
        cancellationToken);

    public ValueTask<Result<Blob>> OpenAsync(string hash, Audience reader, CancellationToken cancellationToken)
    {
        var info = reads.Use(connection => connection.List(
            static row => new BlobInfo(row.GetString(0), row.GetInt64(1), row.GetString(2), Audience.Of(row.GetString(3).Split(',')).Value!),
            "SELECT hash, size, media, audience FROM blobs WHERE hash = $hash",
            ("$hash", hash)).FirstOrDefault());
        return ValueTask.FromResult<Result<Blob>>(info is not null && reader.MaySee(info.Audience) && File.Exists(BlobFiles.Of(_folder, hash))
            ? new Blob(info, File.OpenRead(BlobFiles.Of(_folder, hash)))
            : Error.NotFound("There are no such bytes."));
    }

    /// <summary>Deletes the files whose rows are gone; the writer's own.</summary>
    public void Delete(SqliteConnection connection, IEnumerable<string> hashes)
    {
        foreach (var hash in hashes)
        {
            if (connection.Scalar("SELECT count(*) FROM blobs WHERE hash = $hash", ("$hash", hash)) == 0)
            {
                File.Delete(BlobFiles.Of(_folder, hash));
            }
        }
    }

    private void Place(string draft, string hash)
    {
        // A write that is repeated after its group failed has moved its draft already.
        if (File.Exists(draft))
        {
            var file = BlobFiles.Of(_folder, hash);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.Move(draft, file, overwrite: true);
        }
    }

    private static async Task<(string Hash, long Size)> WriteAsync(string file, Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[64 * 1024];
        long size = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            size += read;
        }

        stream.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }
}
