using System.Text;
using Microsoft.Data.Sqlite;
using PluginHost.Rules.Library;

namespace PluginHost.Benchmarks;

/// <summary>Chunk texts by id in SQLite, packed with the words of their source, as the product keeps them.</summary>
internal sealed class StoredTexts : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _read;
    private Wordbook? _words;

    static StoredTexts() => SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());

    public StoredTexts(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        Run("PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS chunk (id INTEGER PRIMARY KEY, data BLOB NOT NULL); CREATE TABLE IF NOT EXISTS words (data BLOB NOT NULL)");
        _read = _connection.CreateCommand();
        _read.CommandText = "SELECT data FROM chunk WHERE id = $id";
        _read.Parameters.Add("$id", SqliteType.Integer);
        _read.Prepare();
    }

    public void Write(IReadOnlyList<(long Id, string Title, string Text)> chunks)
    {
        using var transaction = _connection.BeginTransaction();
        var texts = chunks.Select(static chunk => Encoding.UTF8.GetBytes($"{chunk.Title}\t{chunk.Text}")).ToList();
        var words = WordLearning.Of(texts);
        using var insert = _connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO chunk VALUES ($id, $data)";
        var (id, data) = (insert.Parameters.Add("$id", SqliteType.Integer), insert.Parameters.Add("$data", SqliteType.Blob));
        for (var at = 0; at < texts.Count; at++)
        {
            (id.Value, data.Value) = (chunks[at].Id, words.Pack(texts[at]));
            insert.ExecuteNonQuery();
        }

        insert.CommandText = "INSERT INTO words VALUES ($data)";
        data.Value = words.Data;
        insert.ExecuteNonQuery();
        transaction.Commit();
    }

    public string Read(long id)
    {
        _words ??= Words();
        _read.Parameters[0].Value = id;
        var text = Encoding.UTF8.GetString(_words.Unpack((byte[])_read.ExecuteScalar()!));
        return text[(text.IndexOf('\t', StringComparison.Ordinal) + 1)..];
    }

    public void Dispose()
    {
        Run("PRAGMA wal_checkpoint(TRUNCATE)");
        _read.Dispose();
        _connection.Dispose();
    }

    private Wordbook Words()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT data FROM words";
        return new Wordbook((byte[])command.ExecuteScalar()!);
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
