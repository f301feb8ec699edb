using Microsoft.Data.Sqlite;

namespace PluginHost.Benchmarks;

/// <summary>Chunk texts by id in SQLite, as the product keeps them.</summary>
internal sealed class StoredTexts : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _read;

    static StoredTexts() => SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());

    public StoredTexts(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        Run("PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS chunk (id INTEGER PRIMARY KEY, title TEXT NOT NULL, text TEXT NOT NULL)");
        _read = _connection.CreateCommand();
        _read.CommandText = "SELECT text FROM chunk WHERE id = $id";
        _read.Parameters.Add("$id", SqliteType.Integer);
        _read.Prepare();
    }

    public void Write(IEnumerable<(long Id, string Title, string Text)> chunks)
    {
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO chunk (id, title, text) VALUES ($id, $title, $text)";
        var (id, title, text) = (insert.Parameters.Add("$id", SqliteType.Integer), insert.Parameters.Add("$title", SqliteType.Text), insert.Parameters.Add("$text", SqliteType.Text));
        foreach (var chunk in chunks)
        {
            (id.Value, title.Value, text.Value) = (chunk.Id, chunk.Title, chunk.Text);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public string Read(long id)
    {
        _read.Parameters[0].Value = id;
        return (string)_read.ExecuteScalar()!;
    }

    public void Dispose()
    {
        Run("PRAGMA wal_checkpoint(TRUNCATE)");
        _read.Dispose();
        _connection.Dispose();
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
