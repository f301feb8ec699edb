namespace PluginHost.Campaigns.Pictures.WebP.Lossy;

/// <summary>Reads what blocks say beyond how they are guessed.</summary>
internal sealed class ResidueReader(LossyHeader header, int across)
{
    private const int Small = LossyBlock.Small;
    private const int Means = 24;

    /// <summary>What kind of block it is decides its odds.</summary>
    private const int LightWithoutMean = 0;
    private const int MeansOfLight = 1;
    private const int Colour = 2;
    private const int LightWithMean = 3;

    /// <summary>Of each column 4 of light, 2 and 2 of colour, and the means: whether the block above said anything.</summary>
    private readonly byte[] _above = new byte[across * 9];
    private readonly byte[] _left = new byte[9];

    private static ReadOnlySpan<byte> Zigzag => [0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15];

    private static ReadOnlySpan<byte> Places => [0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0];

    public void BeginLine() => Array.Clear(_left);

    /// <summary>A block that says nothing leaves what its neighbours know of the means as it was, when it has none.</summary>
    public void Skip(LossyBlock block, int column)
    {
        var count = block.InParts ? 8 : 9;
        _above.AsSpan(column * 9, count).Clear();
        _left.AsSpan(0, count).Clear();
    }

    /// <returns>Whether there is anything.</returns>
    public bool Read(LossyBlock block, int column, BoolReader bits)
    {
        var above = _above.AsSpan(column * 9, 9);
        var all = block.Coefficients.AsSpan();
        all.Clear();
        var steps = header.All[block.Segment].Steps;
        var (kind, first, any) = (LightWithMean, 0, false);
        if (!block.InParts)
        {
            var count = Read(bits, MeansOfLight, above[8] + _left[8], 0, steps.Means, all.Slice(Means * Small, Small));
            above[8] = _left[8] = (byte)(count > 0 ? 1 : 0);
            SmallTransform.Means(all.Slice(Means * Small, Small), all);
            (kind, first) = (LightWithoutMean, 1);
        }

        for (var i = 0; i < Small; i++)
        {
            var count = Read(bits, kind, above[i % 4] + _left[i / 4], first, steps.Light, all.Slice(i * Small, Small));
            above[i % 4] = _left[i / 4] = (byte)(count > first ? 1 : 0);
            any |= count > first || all[i * Small] != 0;
        }

        for (var i = 0; i < 8; i++)
        {
            var (x, y) = (4 + (i / 4 * 2) + (i % 2), 4 + (i / 4 * 2) + (i / 2 % 2));
            var count = Read(bits, Colour, above[x] + _left[y], 0, steps.Colour, all.Slice((Small + i) * Small, Small));
            above[x] = _left[y] = (byte)(count > 0 ? 1 : 0);
            any |= count > 0;
        }

        return any;
    }

    /// <returns>The place behind the last that is told.</returns>
    private int Read(BoolReader bits, int kind, int before, int place, (int First, int Others) steps, Span<short> to)
    {
        var odds = Odds(kind, place, before);
        while (place < Small)
        {
            if (bits.Bit(odds[0]) == 0)
            {
                return place;
            }

            while (bits.Bit(odds[1]) == 0)
            {
                if (++place == Small)
                {
                    return Small;
                }

                odds = Odds(kind, place, 0);
            }

            var size = bits.Bit(odds[2]) == 0 ? 1 : Large(bits, odds);
            var step = place == 0 ? steps.First : steps.Others;
            to[Zigzag[place]] = (short)((bits.Flag() ? -size : size) * step);
            place++;
            odds = Odds(kind, place, size == 1 ? 1 : 2);
        }

        return Small;
    }

    private static int Large(BoolReader bits, ReadOnlySpan<byte> odds)
    {
        if (bits.Bit(odds[3]) == 0)
        {
            return bits.Bit(odds[4]) == 0 ? 2 : 3 + bits.Bit(odds[5]);
        }

        if (bits.Bit(odds[6]) == 0)
        {
            return bits.Bit(odds[7]) == 0 ? 5 + bits.Bit(159) : 7 + (2 * bits.Bit(165)) + bits.Bit(145);
        }

        var high = bits.Bit(odds[8]);
        var size = (2 * high) + bits.Bit(odds[9 + high]);
        var number = 0;
        foreach (var odd in size switch { 0 => (ReadOnlySpan<byte>)[173, 148, 140], 1 => [176, 155, 140, 135], 2 => [180, 157, 141, 134, 130], _ => [254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129] })
        {
            number = (number << 1) | bits.Bit(odd);
        }

        return number + 3 + (8 << size);
    }

    private ReadOnlySpan<byte> Odds(int kind, int place, int before) =>
        header.Odds.AsSpan(((((kind * CoefficientOdds.Places) + Places[place]) * CoefficientOdds.Before) + before) * CoefficientOdds.Steps, CoefficientOdds.Steps);
}
