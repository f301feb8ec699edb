using System.Text.Json;
using Microsoft.Data.Sqlite;
using PluginHost.Journal;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Library;

/// <summary>The shelf in one SQLite file: sources, chunks, entries and what persons corrected. Whoever opens it has chosen the native SQLite before.</summary>
internal sealed class LibraryFile : IDisposable
{
    private const string Tables = """
        PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
        CREATE TABLE IF NOT EXISTS sources(id TEXT PRIMARY KEY, hash TEXT NOT NULL, data TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS chunks(id INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL REFERENCES sources ON DELETE CASCADE, key TEXT NOT NULL, place INTEGER NOT NULL, data BLOB NOT NULL);
        CREATE INDEX IF NOT EXISTS chunks_in_order ON chunks(source, place);
        CREATE TABLE IF NOT EXISTS wordbooks(source TEXT PRIMARY KEY REFERENCES sources ON DELETE CASCADE, data BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS entries(source TEXT NOT NULL REFERENCES sources ON DELETE CASCADE, key TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE, type TEXT NOT NULL, system TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY(source, key));
        CREATE INDEX IF NOT EXISTS entries_by_name ON entries(name, type);
        CREATE TABLE IF NOT EXISTS corrections(source TEXT NOT NULL, section TEXT NOT NULL, field TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY(source, section, field));
        CREATE TABLE IF NOT EXISTS vectors(chunk INTEGER NOT NULL REFERENCES chunks ON DELETE CASCADE, name TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY(chunk, name)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS additions(id INTEGER PRIMARY KEY, data TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS marks(name TEXT PRIMARY KEY, value TEXT NOT NULL);
        """;

    /// <summary>The form of the file: 1 packs the chunks, which stood there as they are before.</summary>
    private const int Form = 1;

    private readonly SqliteConnection _connection;
    private readonly Lock _turn = new();

    public LibraryFile(string file)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        _connection.Open();
        _connection.Run(Tables);
        var form = _connection.Scalar("PRAGMA user_version");
        IsNewer = form > Form;
        if (form < Form)
        {
            Renew();
        }
    }

    /// <summary>Whether a later build has written it in a form that is not known here.</summary>
    public bool IsNewer { get; }

    public ChunkTexts Texts { get; } = new();

    /// <summary>One caller at a time; a change is whole or not at all.</summary>
    public T Use<T>(Func<SqliteConnection, T> work)
    {
        lock (_turn)
        {
            return work(_connection);
        }
    }

    public void Change(Action<SqliteConnection> work) => Use(connection =>
    {
        try
        {
            using var transaction = connection.BeginTransaction();
            work(connection);
            transaction.Commit();
            return true;
        }
        catch
        {
            Texts.Forget();
            throw;
        }
    });

    public IReadOnlyList<Source> Sources() => Use(static connection => connection.List(
        static row => JsonSerializer.Deserialize(row.GetString(0), LibraryJson.Default.Source)!, "SELECT data FROM sources ORDER BY id"));

    public (Source Source, Chunk Chunk, int Place)? Chunk(long id) => Use(connection => connection.List(
        row => (JsonSerializer.Deserialize(row.GetString(0), LibraryJson.Default.Source)!, Texts.Read(connection, row.GetString(3), row.GetValue(1)), row.GetInt32(2)),
        "SELECT sources.data, chunks.data, place, source FROM chunks JOIN sources ON sources.id = source WHERE chunks.id = $id",
        ("$id", id)).Cast<(Source, Chunk, int)?>().FirstOrDefault());

    public IReadOnlyList<(long Id, string Source, Chunk Chunk)> Chunks(string? source = null) => Use(connection => connection.List(
        row => (row.GetInt64(0), row.GetString(1), Texts.Read(connection, row.GetString(1), row.GetValue(2))),
        "SELECT id, source, data FROM chunks WHERE $source IS NULL OR source = $source ORDER BY source, place",
        ("$source", source)));

    public IReadOnlyList<(long Id, Chunk Chunk)> Those(IReadOnlyList<long> ids) => Use(connection => ids.SelectMany(id => connection.List(
        row => (id, Texts.Read(connection, row.GetString(0), row.GetValue(1))), "SELECT source, data FROM chunks WHERE id = $id", ("$id", id))).ToList());

    /// <summary>Whether a source holds any of these texts.</summary>
    public bool HasAny(string source, IEnumerable<string> keys) => Use(connection => connection.List(static row => row.GetString(0), "SELECT key FROM chunks WHERE source = $source", ("$source", source))).ToHashSet(StringComparer.Ordinal).Overlaps(keys);

    public long? IdAt(string source, int place) => Use(connection => connection.Scalar("SELECT id FROM chunks WHERE source = $source AND place = $place", ("$source", source), ("$place", place))) is > 0 and var id ? id : null;

    public IReadOnlyList<Correction> Corrections(string source) => Use(connection => connection.List(
        static row => JsonSerializer.Deserialize(row.GetString(0), LibraryJson.Default.Correction)!, "SELECT data FROM corrections WHERE source = $source ORDER BY section, field", ("$source", source)));

    public string? Mark(string name) => Use(connection => connection.Text("SELECT value FROM marks WHERE name = $name", ("$name", name)));

    public void Set(string mark, string value) => Use(connection => connection.Run("INSERT INTO marks VALUES($name, $value) ON CONFLICT DO UPDATE SET value = excluded.value", ("$name", mark), ("$value", value)));

    public void Dispose() => _connection.Dispose();

    private void Renew()
    {
        var isOld = _connection.Scalar("SELECT count(*) FROM chunks") > 0;
        Change(connection =>
        {
            Texts.PackAll(connection);
            connection.Run($"PRAGMA user_version = {Form}");
        });
        if (isOld)
        {
            _connection.Run("VACUUM");
        }
    }
}
