using Microsoft.Data.Sqlite;
using PluginHost.Journal;
using PluginHost.Rules.Library;

namespace PluginHost.Rules;

/// <summary>The shelf's own file, for a backup. What is derived from it is left out and made anew: the index, and the vectors of other programs.</summary>
public static class ShelfCopy
{
    public const string Name = "rules.db";

    public static string FileIn(string dataFolder) => Path.Combine(dataFolder, "rules", Name);

    /// <summary>Writes a copy as of one moment, while the shelf is in use. False when there is no shelf yet.</summary>
    /// <exception cref="SqliteException">The shelf cannot be read, or the copy not written.</exception>
    public static bool Write(string dataFolder, string copy)
    {
        var file = FileIn(dataFolder);
        if (!File.Exists(file))
        {
            return false;
        }

        using (var shelf = Open(file, SqliteOpenMode.ReadOnly))
        {
            shelf.Run("VACUUM INTO $copy", ("$copy", copy));
        }

        using var copied = Open(copy, SqliteOpenMode.ReadWrite);
        Strip(copied);
        copied.Run("VACUUM");
        return true;
    }

    /// <summary>Whether it is a shelf, and whole; then it waits for an index.</summary>
    public static bool Accept(string copy)
    {
        try
        {
            using var shelf = Open(copy, SqliteOpenMode.ReadWrite);
            if (shelf.Text("PRAGMA quick_check(1)") != "ok" || shelf.Scalar("SELECT count(*) FROM sqlite_master WHERE name IN ('sources', 'chunks', 'entries', 'corrections', 'marks', 'vectors')") < 6)
            {
                return false;
            }

            Strip(shelf);
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private static void Strip(SqliteConnection shelf)
    {
        shelf.Run("PRAGMA journal_mode = DELETE; DELETE FROM vectors");
        shelf.Run("DELETE FROM marks WHERE name = $indexed", ("$indexed", LibraryChanges.Indexed));
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            connection.Run("PRAGMA busy_timeout = 5000");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
