using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PluginHost.Journal;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Library;

/// <summary>Chunks as they lie in the file: packed with the words of their source. Whoever calls has the file to himself.</summary>
internal sealed class ChunkTexts
{
    private readonly Dictionary<string, Wordbook> _known = new(StringComparer.Ordinal);

    public static byte[] Plain(Chunk chunk) => JsonSerializer.SerializeToUtf8Bytes(chunk, LibraryJson.Default.Chunk);

    /// <summary>Learns the words anew; all chunks of the source must be written with them.</summary>
    public Wordbook Learn(SqliteConnection connection, string source, IReadOnlyList<byte[]> texts)
    {
        var words = WordLearning.Of(texts);
        connection.Run("INSERT INTO wordbooks VALUES($source, $data) ON CONFLICT DO UPDATE SET data = excluded.data", ("$source", source), ("$data", words.Data));
        return _known[source] = words;
    }

    public Wordbook Words(SqliteConnection connection, string source)
    {
        if (!_known.TryGetValue(source, out var words))
        {
            _known[source] = words = new Wordbook(connection.List(static row => (byte[])row.GetValue(0), "SELECT data FROM wordbooks WHERE source = $source", ("$source", source)).FirstOrDefault() ?? []);
        }

        return words;
    }

    public Chunk Read(SqliteConnection connection, string source, object data) =>
        JsonSerializer.Deserialize(Words(connection, source).Unpack((byte[])data), LibraryJson.Default.Chunk)!;

    /// <summary>What was learned may not have been kept.</summary>
    public void Forget() => _known.Clear();

    /// <summary>Earlier builds wrote chunks as they are.</summary>
    public void PackAll(SqliteConnection connection)
    {
        foreach (var source in connection.List(static row => row.GetString(0), "SELECT id FROM sources"))
        {
            var plain = connection.List(static row => (Id: row.GetInt64(0), Text: Encoding.UTF8.GetBytes(row.GetString(1))), "SELECT id, data FROM chunks WHERE source = $source ORDER BY place", ("$source", source));
            var words = Learn(connection, source, [.. plain.Select(static one => one.Text)]);
            foreach (var (id, text) in plain)
            {
                connection.Run("UPDATE chunks SET data = $data WHERE id = $id", ("$data", words.Pack(text)), ("$id", id));
            }
        }
    }
}
