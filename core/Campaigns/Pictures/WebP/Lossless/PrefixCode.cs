namespace PluginHost.Campaigns.Pictures.WebP.Lossless;

/// <summary>A code whose short words are looked up at once. One that has a single word takes no bit.</summary>
internal sealed class PrefixCode
{
    public const int Longest = 15;

    private const int Quick = 8;
    private const int WordBits = 12;

    private readonly int _quickBits;

    /// <summary>By the next bits: how long the word is, and what it means. 0 when it is longer.</summary>
    private readonly ushort[] _quick;
    private readonly ushort[] _meanings;
    private readonly int[] _counts = new int[Longest + 1];

    /// <param name="lengths">How many bits each word has; 0 when there is no such word.</param>
    public PrefixCode(ReadOnlySpan<byte> lengths)
    {
        var (words, longest) = (0, 0);
        foreach (var length in lengths)
        {
            _counts[length]++;
            words += length > 0 ? 1 : 0;
            longest = Math.Max(longest, length);
        }

        _counts[0] = 0;
        _meanings = new ushort[words];
        if (words <= 1)
        {
            _quick = words == 1 ? [(ushort)lengths.IndexOfAnyExcept((byte)0)] : throw new InvalidDataException("A code without words.");
            return;
        }

        _quickBits = Math.Min(Quick, longest);
        _quick = new ushort[1 << _quickBits];
        Fill(lengths);
    }

    public int Read(LosslessBits bits)
    {
        var quick = _quick[bits.Peek(_quickBits)];
        if (_quickBits == 0 || quick != 0)
        {
            bits.Skip(quick >> WordBits);
            return quick & ((1 << WordBits) - 1);
        }

        var next = bits.Peek(Longest);
        for (var (length, code, first, index) = (1, 0, 0, 0); length <= Longest; length++)
        {
            code = (code << 1) | ((next >> (length - 1)) & 1);
            if (code - first < _counts[length])
            {
                bits.Skip(length);
                return _meanings[index + code - first];
            }

            index += _counts[length];
            first = (first + _counts[length]) << 1;
        }

        throw new InvalidDataException("A word that there is not.");
    }

    private void Fill(ReadOnlySpan<byte> lengths)
    {
        Span<int> next = stackalloc int[Longest + 2];
        Span<int> place = stackalloc int[Longest + 2];
        for (var length = 1; length <= Longest; length++)
        {
            next[length + 1] = (next[length] + _counts[length]) << 1;
            place[length + 1] = place[length] + _counts[length];
        }

        if (next[Longest + 1] != 1 << (Longest + 1))
        {
            throw new InvalidDataException("A code that is too full or not full.");
        }

        for (var meaning = 0; meaning < lengths.Length; meaning++)
        {
            int length = lengths[meaning];
            if (length == 0)
            {
                continue;
            }

            _meanings[place[length]++] = (ushort)meaning;
            var code = next[length]++;
            if (length <= _quickBits)
            {
                for (var at = Turned(code, length); at < _quick.Length; at += 1 << length)
                {
                    _quick[at] = (ushort)((length << WordBits) | meaning);
                }
            }
        }
    }

    /// <summary>Words begin with their highest bit.</summary>
    private static int Turned(int code, int length)
    {
        var turned = 0;
        for (var bit = 0; bit < length; bit++)
        {
            turned |= ((code >> bit) & 1) << (length - 1 - bit);
        }

        return turned;
    }
}
