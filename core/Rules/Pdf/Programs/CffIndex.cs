namespace PluginHost.Rules.Pdf;

/// <summary>A list in a CFF program: where each of its entries lies.</summary>
internal readonly ref struct CffIndex
{
    private readonly FontBytes _bytes;
    private readonly int _at;
    private readonly int _width;

    public CffIndex(FontBytes bytes, int at)
    {
        _bytes = bytes;
        _at = at;
        (Count, _width) = (bytes.Two(at), bytes.One(at + 2));
        if (Count > 0 && (_width is < 1 or > 4 || at < 0 || at + 3 + ((Count + 1L) * _width) > bytes.Length))
        {
            Count = 0;
            End = bytes.Length;
        }
        else
        {
            End = Count == 0 ? at + 2 : (int)Math.Clamp(Start(Count), 0, bytes.Length);
        }
    }

    public int Count { get; }

    public int End { get; }

    public ReadOnlySpan<byte> this[int entry] => entry >= 0 && entry < Count ? _bytes.Part(Start(entry), Start(entry + 1) - Start(entry)) : default;

    private long Start(int entry)
    {
        long offset = 0;
        for (var place = 0; place < _width; place++)
        {
            offset = (offset << 8) | (uint)_bytes.One(_at + 3 + ((long)entry * _width) + place);
        }

        return _at + 2 + ((Count + 1L) * _width) + offset;
    }
}
