using Microsoft.Data.Sqlite;

namespace PluginHost.Journal;

internal static class Database
{
    public const string FileName = "journal.db";

    public static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        _ = SqliteEngine.Description;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            connection.Run("PRAGMA busy_timeout = 5000");
            if (mode != SqliteOpenMode.ReadOnly)
            {
                // FULL: a commit is on the disk when it returns. secure_delete: what was redacted is overwritten.
                connection.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 4000");
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
