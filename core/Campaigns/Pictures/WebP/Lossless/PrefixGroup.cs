namespace PluginHost.Campaigns.Pictures.WebP.Lossless;

/// <summary>The five codes that pixels are told by.</summary>
internal sealed record PrefixGroup(PrefixCode Green, PrefixCode Red, PrefixCode Blue, PrefixCode Alpha, PrefixCode Distance)
{
    public const int Lengths = 24;
    public const int Channel = 256;

    private const int Distances = 40;
    private const int LengthWords = 19;

    private static ReadOnlySpan<byte> Order => [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    public static PrefixGroup Read(LosslessBits bits, int cached) =>
        new(Code(bits, Channel + Lengths + cached), Code(bits, Channel), Code(bits, Channel), Code(bits, Channel), Code(bits, Distances));

    private static PrefixCode Code(LosslessBits bits, int words)
    {
        var lengths = new byte[words];
        if (bits.Flag())
        {
            var (two, wide) = (bits.Flag(), bits.Flag());
            Set(lengths, bits.Take(wide ? 8 : 1));
            if (two)
            {
                Set(lengths, bits.Take(8));
            }
        }
        else
        {
            Told(bits, lengths);
        }

        return new PrefixCode(lengths);
    }

    private static void Set(byte[] lengths, int word) => lengths[word < lengths.Length ? word : throw new InvalidDataException("A word that there is not.")] = 1;

    /// <summary>The lengths are told by a code of their own, with ways to say the same again.</summary>
    private static void Told(LosslessBits bits, byte[] lengths)
    {
        var own = new byte[LengthWords];
        for (var (i, count) = (0, bits.Take(4) + 4); i < count; i++)
        {
            own[Order[i]] = (byte)bits.Take(3);
        }

        var code = new PrefixCode(own);
        var left = bits.Flag() ? 2 + bits.Take(2 + (2 * bits.Take(3))) : lengths.Length;
        if (left > lengths.Length)
        {
            throw new InvalidDataException("More words than there are.");
        }

        byte last = 8;
        for (var word = 0; word < lengths.Length && left-- > 0;)
        {
            var told = code.Read(bits);
            if (told <= PrefixCode.Longest)
            {
                lengths[word++] = (byte)told;
                last = told > 0 ? (byte)told : last;
                continue;
            }

            var (again, value) = told switch { 16 => (3 + bits.Take(2), last), 17 => (3 + bits.Take(3), (byte)0), _ => (11 + bits.Take(7), (byte)0) };
            if (word + again > lengths.Length)
            {
                throw new InvalidDataException("More words than there are.");
            }

            lengths.AsSpan(word, again).Fill(value);
            word += again;
        }
    }
}
