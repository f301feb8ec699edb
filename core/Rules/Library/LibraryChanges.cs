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

    /// <returns>The ids of chunks that are new, of those that stay but read otherwise, and of those that are gone.</returns>
    public static (IReadOnlyList<long> Added, IReadOnlyList<long> Changed, IReadOnlyList<long> Removed, int Kept) Put(this LibraryFile file, Source source, Book book)
    {
        var (added, changed, removed, kept) = (new List<long>(), new List<long>(), new List<long>(), 0);
        file.Change(connection =>
        {
            connection.Run(
                "INSERT INTO sources VALUES($id, $hash, $data) ON CONFLICT DO UPDATE SET hash = excluded.hash, data = excluded.data",
                ("$id", source.Id), ("$hash", source.Hash), ("$data", JsonSerializer.Serialize(source, LibraryJson.Default.Source)));
            var known = connection.List(static row => (Key: row.GetString(0), Id: row.GetInt64(1), Data: (byte[])row.GetValue(2)), "SELECT key, id, data FROM chunks WHERE source = $source", ("$source", source.Id))
                .ToLookup(static row => row.Key, static row => (row.Id, row.Data), StringComparer.Ordinal);
            var before = file.Texts.Words(connection, source.Id);
            var texts = book.Chunks.Select(ChunkTexts.Plain).ToList();
            var words = file.Texts.Learn(connection, source.Id, texts);
            var used = new HashSet<long>();
            for (var place = 0; place < book.Chunks.Count; place++)
            {
                var chunk = book.Chunks[place];
                var data = words.Pack(texts[place]);
                var (id, was) = known[chunk.Key].FirstOrDefault(one => !used.Contains(one.Id));
                if (id != 0)
                {
                    connection.Run("UPDATE chunks SET place = $place, data = $data WHERE id = $id", ("$place", place), ("$data", data), ("$id", id));
                    used.Add(id);
                    kept++;
                    if (!before.Unpack(was).AsSpan().SequenceEqual(texts[place]))
                    {
                        // Its key speaks of what the book says; a person may have said more, or what it is.
                        changed.Add(id);
                        connection.Run("DELETE FROM vectors WHERE chunk = $id", ("$id", id));
                    }
                }
                else
                {
                    connection.Run("INSERT INTO chunks(source, key, place, data) VALUES($source, $key, $place, $data)", ("$source", source.Id), ("$key", chunk.Key), ("$place", place), ("$data", data));
                    added.Add(connection.Scalar("SELECT last_insert_rowid()"));
                }
            }

            removed.AddRange(known.SelectMany(static group => group).Select(static one => one.Id).Where(id => !used.Contains(id)));
            foreach (var id in removed)
            {
                connection.Run("DELETE FROM chunks WHERE id = $id", ("$id", id));
            }

            Entries(connection, source, book);
            Behind(connection);
        });
        return (added, changed, removed, kept);
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

    /// <summary>What a person said of an entry, with all that it changes.</summary>
    /// <param name="now">Nothing when it is no entry any more.</param>
    public static void Amend(this LibraryFile file, Source source, string key, Entry? now, Correction correction, IReadOnlyList<(long Id, Chunk Chunk)> chunks) => file.Change(connection =>
    {
        connection.Run(
            "INSERT INTO corrections VALUES($source, $section, $field, $data) ON CONFLICT DO UPDATE SET data = excluded.data",
            ("$source", source.Id), ("$section", correction.Section), ("$field", correction.Field ?? ""), ("$data", JsonSerializer.Serialize(correction, LibraryJson.Default.Correction)));
        connection.Run("DELETE FROM entries WHERE source = $source AND key = $key", ("$source", source.Id), ("$key", key));
        if (now is not null)
        {
            Entry(connection, source, now);
        }

        var words = file.Texts.Words(connection, source.Id);
        foreach (var (id, chunk) in chunks)
        {
            connection.Run("UPDATE chunks SET data = $data WHERE id = $id", ("$data", words.Pack(ChunkTexts.Plain(chunk))), ("$id", id));
            connection.Run("DELETE FROM vectors WHERE chunk = $id", ("$id", id));
        }

        connection.Run(
            "UPDATE sources SET data = $data WHERE id = $id",
            ("$data", JsonSerializer.Serialize(source with { Entries = (int)connection.Scalar("SELECT count(*) FROM entries WHERE source = $id", ("$id", source.Id)) }, LibraryJson.Default.Source)), ("$id", source.Id));
        Behind(connection);
    });

    public static void Caught(this LibraryFile file) => file.Set(Indexed, ThisProgram);

    /// <summary>Writes down what is to be added; what was to be added from the same place is done with.</summary>
    public static long Begin(this LibraryFile file, Addition addition)
    {
        foreach (var (id, earlier) in file.Unfinished())
        {
            if (earlier.From == addition.From)
            {
                file.Done(id);
            }
        }

        return file.Use(connection =>
        {
            connection.Run("INSERT INTO additions(data) VALUES($data)", ("$data", JsonSerializer.Serialize(addition, LibraryJson.Default.Addition)));
            return connection.Scalar("SELECT last_insert_rowid()");
        });
    }

    public static void Note(this LibraryFile file, long id, Addition addition) => file.Change(connection =>
        connection.Run("UPDATE additions SET data = $data WHERE id = $id", ("$data", JsonSerializer.Serialize(addition, LibraryJson.Default.Addition)), ("$id", id)));

    public static void Done(this LibraryFile file, long addition) => file.Change(connection => connection.Run("DELETE FROM additions WHERE id = $id", ("$id", addition)));

    public static IReadOnlyList<(long Id, Addition Addition)> Unfinished(this LibraryFile file) => file.Use(static connection => connection.List(
        static row => (row.GetInt64(0), JsonSerializer.Deserialize(row.GetString(1), LibraryJson.Default.Addition)!), "SELECT id, data FROM additions ORDER BY id"));

    private static void Entries(SqliteConnection connection, Source source, Book book)
    {
        connection.Run("DELETE FROM entries WHERE source = $source", ("$source", source.Id));
        foreach (var entry in book.Entries)
        {
            Entry(connection, source, entry);
        }
    }

    private static void Entry(SqliteConnection connection, Source source, Entry entry) => connection.Run(
        "INSERT OR REPLACE INTO entries VALUES($source, $key, $name, $type, $system, $data)",
        ("$source", source.Id), ("$key", entry.Key), ("$name", entry.Name), ("$type", Source.LabelOf(entry.Type)), ("$system", entry.System ?? source.System),
        ("$data", JsonSerializer.Serialize(entry, EntryJson.Default.Entry)));

    private static void Behind(SqliteConnection connection) => connection.Run("INSERT INTO marks VALUES($name, 'no') ON CONFLICT DO UPDATE SET value = 'no'", ("$name", Indexed));
}
