using System.Text.Json;
using Microsoft.Data.Sqlite;
using PluginHost.Journal;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Library;

/// <summary>What is written when a book comes, changes or goes; all of it in one transaction, with the note that the index is behind.</summary>
internal static class LibraryChanges
{
    /// <summary>Says that the index holds what the file holds.</summary>
    public const string Indexed = "indexed";

    /// <summary>Another build may cut words otherwise, or know more of them: its index is made anew.</summary>
    public static string ThisProgram { get; } = typeof(LibraryChanges).Module.ModuleVersionId.ToString("N");

    /// <returns>The ids of chunks that are new, and of those that are gone.</returns>
    public static (IReadOnlyList<long> Added, IReadOnlyList<long> Removed, int Kept) Put(this LibraryFile file, Source source, Book book)
    {
        var (added, removed, kept) = (new List<long>(), new List<long>(), 0);
        file.Change(connection =>
        {
            connection.Run(
                "INSERT INTO sources VALUES($id, $hash, $data) ON CONFLICT DO UPDATE SET hash = excluded.hash, data = excluded.data",
                ("$id", source.Id), ("$hash", source.Hash), ("$data", JsonSerializer.Serialize(source, LibraryJson.Default.Source)));
            var known = connection.List(static row => (Key: row.GetString(0), Id: row.GetInt64(1)), "SELECT key, id FROM chunks WHERE source = $source", ("$source", source.Id))
                .ToLookup(static row => row.Key, static row => row.Id, StringComparer.Ordinal);
            var used = new HashSet<long>();
            for (var place = 0; place < book.Chunks.Count; place++)
            {
                var chunk = book.Chunks[place];
                var data = JsonSerializer.Serialize(chunk, LibraryJson.Default.Chunk);
                var id = known[chunk.Key].FirstOrDefault(one => !used.Contains(one));
                if (id != 0)
                {
                    connection.Run("UPDATE chunks SET place = $place, data = $data WHERE id = $id", ("$place", place), ("$data", data), ("$id", id));
                    used.Add(id);
                    kept++;
                }
                else
                {
                    connection.Run("INSERT INTO chunks(source, key, place, data) VALUES($source, $key, $place, $data)", ("$source", source.Id), ("$key", chunk.Key), ("$place", place), ("$data", data));
                    added.Add(connection.Scalar("SELECT last_insert_rowid()"));
                }
            }

            removed.AddRange(known.SelectMany(static group => group).Where(id => !used.Contains(id)));
            foreach (var id in removed)
            {
                connection.Run("DELETE FROM chunks WHERE id = $id", ("$id", id));
            }

            Entries(connection, source, book);
            Behind(connection);
        });
        return (added, removed, kept);
    }

    public static IReadOnlyList<long> Remove(this LibraryFile file, string source)
    {
        IReadOnlyList<long> gone = [];
        file.Change(connection =>
        {
            gone = connection.List(static row => row.GetInt64(0), "SELECT id FROM chunks WHERE source = $source", ("$source", source));
            connection.Run("DELETE FROM sources WHERE id = $source", ("$source", source));
            connection.Run("DELETE FROM corrections WHERE source = $source", ("$source", source));
            Behind(connection);
        });
        return gone;
    }

    public static void Correct(this LibraryFile file, string source, Correction correction) => file.Change(connection => connection.Run(
        "INSERT INTO corrections VALUES($source, $section, $field, $data) ON CONFLICT DO UPDATE SET data = excluded.data",
        ("$source", source), ("$section", correction.Section), ("$field", correction.Field ?? ""), ("$data", JsonSerializer.Serialize(correction, LibraryJson.Default.Correction))));

    public static void Replace(this LibraryFile file, string source, Entry entry) => file.Change(connection => connection.Run(
        "UPDATE entries SET name = $name, data = $data WHERE source = $source AND key = $key",
        ("$name", entry.Name), ("$data", JsonSerializer.Serialize(entry, EntryJson.Default.Entry)), ("$source", source), ("$key", entry.Key)));

    public static void Caught(this LibraryFile file) => file.Set(Indexed, ThisProgram);

    public static long Begin(this LibraryFile file, Addition addition) => file.Use(connection =>
    {
        connection.Run("INSERT INTO additions(data) VALUES($data)", ("$data", JsonSerializer.Serialize(addition, LibraryJson.Default.Addition)));
        return connection.Scalar("SELECT last_insert_rowid()");
    });

    public static void Done(this LibraryFile file, long addition) => file.Change(connection => connection.Run("DELETE FROM additions WHERE id = $id", ("$id", addition)));

    public static IReadOnlyList<(long Id, Addition Addition)> Unfinished(this LibraryFile file) => file.Use(static connection => connection.List(
        static row => (row.GetInt64(0), JsonSerializer.Deserialize(row.GetString(1), LibraryJson.Default.Addition)!), "SELECT id, data FROM additions ORDER BY id"));

    private static void Entries(SqliteConnection connection, Source source, Book book)
    {
        connection.Run("DELETE FROM entries WHERE source = $source", ("$source", source.Id));
        foreach (var entry in book.Entries)
        {
            connection.Run(
                "INSERT OR REPLACE INTO entries VALUES($source, $key, $name, $type, $system, $data)",
                ("$source", source.Id), ("$key", entry.Key), ("$name", entry.Name), ("$type", Source.LabelOf(entry.Type)), ("$system", entry.System ?? source.System),
                ("$data", JsonSerializer.Serialize(entry, EntryJson.Default.Entry)));
        }
    }

    private static void Behind(SqliteConnection connection) => connection.Run("INSERT INTO marks VALUES($name, 'no') ON CONFLICT DO UPDATE SET value = 'no'", ("$name", Indexed));
}
