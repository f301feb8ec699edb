using Microsoft.Data.Sqlite;

namespace PluginHost.Journal;

/// <summary>Where bytes lie: each file is named by its hash.</summary>
internal static class BlobFiles
{
    public static string FolderIn(string dataFolder) => Path.Combine(dataFolder, "blobs");

    public static string Of(string blobs, string hash) => Path.Combine(blobs, hash[..2], hash);

    public static bool IsHash(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    public static IEnumerable<string> All(string blobs) => Directory.Exists(blobs)
        ? Directory.EnumerateFiles(blobs, "*", SearchOption.AllDirectories).Where(static file => IsHash(Path.GetFileName(file)))
        : [];

    public static HashSet<string> Known(SqliteConnection connection) =>
        connection.List(static row => row.GetString(0), "SELECT hash FROM blobs").ToHashSet(StringComparer.Ordinal);

    /// <summary>Deletes what no row names: drafts that a crash left, and what was dropped while it could not be deleted.</summary>
    public static void Sweep(SqliteConnection connection, string blobs)
    {
        if (!Directory.Exists(blobs))
        {
            return;
        }

        var known = Known(connection);
        foreach (var file in Directory.EnumerateFiles(blobs, "*", SearchOption.AllDirectories).Where(file => !known.Contains(Path.GetFileName(file))))
        {
            File.Delete(file);
        }
    }
}
