using System.Text;
using System.Text.Json;

namespace PluginHost.Journal;

internal sealed record Erasure(string Journal, long Seq);

/// <summary>What was redacted, by place only. It stays out of backups, so that restoring an old one does not bring back what was erased since.</summary>
internal sealed class Erasures(string folder)
{
    private readonly string _file = Path.Combine(folder, "erasures.jsonl");

    public void Add(Erasure erasure)
    {
        using var stream = new FileStream(_file, FileMode.Append, FileAccess.Write, FileShare.Read);
        stream.Write(JsonSerializer.SerializeToUtf8Bytes(erasure, JournalJson.Default.Erasure));
        stream.Write("\n"u8);
        stream.Flush(flushToDisk: true);
    }

    public IReadOnlyList<Erasure> Read() => File.Exists(_file)
        ? [.. File.ReadAllLines(_file, Encoding.UTF8).Where(static line => line.EndsWith('}')).Select(static line => JsonSerializer.Deserialize(line, JournalJson.Default.Erasure)!)]
        : [];
}
