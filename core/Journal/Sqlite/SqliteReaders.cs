using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace PluginHost.Journal;

internal sealed class SqliteReaders(ReadConnections reads, long epoch) : IReaders
{
    public ValueTask<Bookmark?> BookmarkAsync(string reader, string journal, CancellationToken cancellationToken) => Read<Bookmark?>(connection =>
        connection.List(
            row => new Bookmark(reader, journal, epoch, row.GetInt64(0)),
            "SELECT seq FROM bookmarks WHERE reader = $reader AND journal = $journal AND epoch = $epoch",
            ("$reader", reader), ("$journal", journal), ("$epoch", epoch)).FirstOrDefault());

    public ValueTask<JsonElement?> StateAsync(string owner, string key, CancellationToken cancellationToken) => Read(connection =>
        connection.List(
            static row => (JsonElement?)JsonElement.Parse((byte[])row.GetValue(0)),
            "SELECT value FROM states WHERE owner = $owner AND key = $key",
            ("$owner", owner), ("$key", key)).FirstOrDefault());

    public ValueTask<IReadOnlyList<string>> StateKeysAsync(string owner, string prefix, int limit, CancellationToken cancellationToken) => Read<IReadOnlyList<string>>(connection =>
        connection.List(
            static row => row.GetString(0),
            "SELECT key FROM states WHERE owner = $owner AND substr(key, 1, length($prefix)) = $prefix ORDER BY key LIMIT $limit",
            ("$owner", owner), ("$prefix", prefix), ("$limit", limit)));

    public ValueTask<IReadOnlyList<Letter>> LettersAsync(string? reader, CancellationToken cancellationToken) => Read<IReadOnlyList<Letter>>(connection =>
        connection.List(
            static row => new Letter(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetString(4), row.GetString(5), row.GetInt32(6),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7))),
            "SELECT id, reader, journal, seq, kind, reason, attempts, at FROM letters WHERE $reader IS NULL OR reader = $reader ORDER BY at, id",
            ("$reader", reader)));

    private ValueTask<T> Read<T>(Func<SqliteConnection, T> read) => ValueTask.FromResult(reads.Use(read));
}
