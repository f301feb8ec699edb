using System.Buffers.Binary;

namespace PluginHost.Rules.Pdf;

/// <summary>The numbers of a font program, highest byte first; what lies beyond its end is 0.</summary>
internal readonly ref struct FontBytes(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Length => _bytes.Length;

    public int One(long at) => at >= 0 && at < _bytes.Length ? _bytes[(int)at] : 0;

    public int Two(long at) => at >= 0 && at + 2 <= _bytes.Length ? BinaryPrimitives.ReadUInt16BigEndian(_bytes[(int)at..]) : 0;

    public long Four(long at) => at >= 0 && at + 4 <= _bytes.Length ? BinaryPrimitives.ReadUInt32BigEndian(_bytes[(int)at..]) : 0;

    /// <summary>As much of it as there is.</summary>
    public ReadOnlySpan<byte> Part(long at, long length)
    {
        if (at < 0 || at >= _bytes.Length || length <= 0)
        {
            return default;
        }

        return _bytes.Slice((int)at, (int)Math.Min(length, _bytes.Length - at));
    }
}
