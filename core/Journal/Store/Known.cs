using System.Text;

namespace PluginHost.Journal;

/// <summary>What a few short texts mean that stand in every row: each is read once. Safe for concurrent use.</summary>
public sealed class Known<T>(Func<string, T> read)
    where T : class
{
    private const int Slots = 1024;

    private readonly Entry?[] _entries = new Entry?[Slots];

    public T Of(ReadOnlySpan<byte> text)
    {
        var hash = new HashCode();
        hash.AddBytes(text);
        ref var slot = ref _entries[(uint)hash.ToHashCode() % Slots];

        // Two texts may share a place: whoever came last has it, and the other is read again.
        if (slot is { } entry && text.SequenceEqual(entry.Text))
        {
            return entry.Value;
        }

        var made = new Entry(text.ToArray(), read(Encoding.UTF8.GetString(text)));
        slot = made;
        return made.Value;
    }

    private sealed record Entry(byte[] Text, T Value);
}
