using Microsoft.Data.Sqlite;
using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>The tables, in numbered steps. A step that was released never changes.</summary>
internal static class Schema
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE journals(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE events(
            journal INTEGER NOT NULL, seq INTEGER NOT NULL, step INTEGER NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL,
            person TEXT NOT NULL, role INTEGER NOT NULL, door TEXT NOT NULL, session TEXT, audience TEXT NOT NULL, causes TEXT, origin TEXT,
            redacted INTEGER NOT NULL DEFAULT 0, data BLOB NOT NULL, PRIMARY KEY(journal, seq)) WITHOUT ROWID;
        CREATE TABLE commit_keys(journal INTEGER NOT NULL, key TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY(journal, key)) WITHOUT ROWID;
        CREATE TABLE bookmarks(reader TEXT NOT NULL, journal TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY(reader, journal)) WITHOUT ROWID;
        CREATE TABLE states(owner TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY(owner, key)) WITHOUT ROWID;
        CREATE TABLE letters(id TEXT PRIMARY KEY, reader TEXT NOT NULL, journal TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL,
            attempts INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE outbox(id INTEGER PRIMARY KEY AUTOINCREMENT, plugin TEXT NOT NULL, journal TEXT NOT NULL, cause INTEGER, request BLOB NOT NULL, state INTEGER NOT NULL,
            attempts INTEGER NOT NULL, planned INTEGER NOT NULL, due INTEGER NOT NULL, note TEXT);
        CREATE INDEX outbox_by_state ON outbox(state, id);
        CREATE TABLE blobs(hash TEXT PRIMARY KEY, size INTEGER NOT NULL, media TEXT NOT NULL, audience TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE snapshots(journal TEXT NOT NULL, fold TEXT NOT NULL, version INTEGER NOT NULL, audience TEXT NOT NULL, seq INTEGER NOT NULL, state BLOB NOT NULL,
            PRIMARY KEY(journal, fold, version, audience)) WITHOUT ROWID;
        """,
    ];

    public static int Newest => Steps.Length;

    /// <summary>Brings a database to the newest schema. An older one is copied first.</summary>
    public static Result<Unit> Migrate(SqliteConnection connection, string file, int newest)
    {
        var version = (int)connection.Scalar("PRAGMA user_version");
        if (version > newest)
        {
            return new Error("newer-schema", $"This data folder was written by a newer PluginHost (schema {version}; this one reads up to {newest}).")
            {
                Hint = "Update PluginHost, or restore a backup that this version made.",
            };
        }

        if (version > 0 && version < newest)
        {
            connection.Run("VACUUM INTO $file", ("$file", $"{file}.schema-{version}.bak"));
        }

        for (; version < newest; version++)
        {
            using var transaction = connection.BeginTransaction();
            connection.Run(version < Steps.Length ? Steps[version] : "SELECT 1");
            connection.Run($"PRAGMA user_version = {version + 1}");
            transaction.Commit();
        }

        return Unit.Value;
    }
}
