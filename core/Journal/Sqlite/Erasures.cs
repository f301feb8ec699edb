using System.Text;
using System.Text.Json;

namespace PluginHost.Journal;

/// <param name="Journal">The journal.</param>
/// <param name="Seq">The event's place.</param>
/// <param name="At">The event's time: after a restore another event may stand in the same place.</param>
/// <param name="Blobs">The bytes that went with it.</param>
internal sealed record Erasure(string Journal, long Seq, DateTimeOffset At, IReadOnlyList<string> Blobs);

/// <summary>What was redacted, by place only. It stays out of backups, so that restoring an old one does not bring back what was erased since.</summary>
internal sealed class Erasures(string folder)
{
    private readonly string _file = Path.Combine(folder, "erasures.jsonl");

    public void Add(Erasure erasure)
    {
        using var stream = new FileStream(_file, FileMode.Append, FileAccess.Write, FileShare.Read);

        // A line of its own, even after one that a crash cut short.
        stream.Write("\n"u8);
        stream.Write(JsonSerializer.SerializeToUtf8Bytes(erasure, JournalJson.Default.Erasure));
        stream.Write("\n"u8);
        stream.Flush(flushToDisk: true);
    }

    public IReadOnlyList<Erasure> Read() => File.Exists(_file)
        ? [.. File.ReadLines(_file, Encoding.UTF8).Select(Parse).OfType<Erasure>().DistinctBy(static erasure => (erasure.Journal, erasure.Seq, erasure.At))]
        : [];

    private static Erasure? Parse(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize(line, JournalJson.Default.Erasure);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
