namespace PluginHost.Rules.Pdf;

/// <summary>Decoded bytes, up to a limit; what is written beyond it is lost.</summary>
internal sealed class PdfBuffer(int limit, int expected = 256)
{
    private byte[] _bytes = new byte[Math.Clamp(expected, 16, Math.Max(16, limit))];
    private int _length;

    public int Length => _length;

    public bool IsFull => _length >= limit;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Room to write into, none when the limit is met; say how much was used with <see cref="Advance"/>.</summary>
    public Span<byte> Room(int wanted)
    {
        wanted = Math.Min(wanted, limit - _length);
        if (wanted > _bytes.Length - _length)
        {
            Array.Resize(ref _bytes, (int)Math.Clamp((long)_bytes.Length * 2, _length + wanted, limit));
        }

        return _bytes.AsSpan(_length, Math.Max(0, wanted));
    }

    public void Advance(int count) => _length += count;

    public void Write(byte value)
    {
        if (Room(1) is [_, ..] room)
        {
            room[0] = value;
            _length++;
        }
    }

    public void Write(ReadOnlySpan<byte> values)
    {
        var room = Room(values.Length);
        values[..room.Length].CopyTo(room);
        _length += room.Length;
    }
}
