namespace PluginHost.Campaigns.Pictures.Jpeg;

/// <summary>Codes of up to 16 bits, the short ones looked up at once.</summary>
internal sealed class HuffmanTable
{
    private const int Longest = 16;
    private const int Quick = 9;

    /// <summary>By the next bits: how long the code is, and what it means. 0 when it is longer.</summary>
    private readonly ushort[] _quick = new ushort[1 << Quick];
    private readonly int[] _end = new int[Longest + 1];
    private readonly int[] _offset = new int[Longest + 1];
    private readonly byte[] _values;

    /// <param name="counts">How many codes there are of each length.</param>
    /// <param name="values">What they mean, the shortest first.</param>
    public HuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> values)
    {
        _values = values.ToArray();
        var (code, index) = (0, 0);
        for (var length = 1; length <= Longest; length++, code <<= 1)
        {
            _offset[length] = index - code;
            for (var i = 0; i < counts[length - 1]; i++, code++, index++)
            {
                if (code >= 1 << length)
                {
                    throw new InvalidDataException("More codes than there can be.");
                }

                if (length <= Quick)
                {
                    _quick.AsSpan(code << (Quick - length), 1 << (Quick - length)).Fill((ushort)((length << 8) | values[index]));
                }
            }

            _end[length] = code;
        }
    }

    public int Read(JpegBits bits)
    {
        var quick = _quick[bits.Peek(Quick)];
        if (quick != 0)
        {
            bits.Skip(quick >> 8);
            return quick & 0xFF;
        }

        var next = bits.Peek(Longest);
        for (var length = Quick + 1; length <= Longest; length++)
        {
            var code = next >> (Longest - length);
            if (code < _end[length])
            {
                bits.Skip(length);
                return _values[code + _offset[length]];
            }
        }

        throw new InvalidDataException("A code that there is not.");
    }
}
