namespace PluginHost.Campaigns.Pictures.WebP.Lossy;

/// <summary>A part of the picture that is told more or less finely, and smoothed more or less.</summary>
internal sealed record LossySegment(LossySteps Steps, int Smoothing);

/// <summary>What holds for the whole of a lossy picture.</summary>
internal sealed class LossyHeader
{
    private const int Segments = 4;

    private LossyHeader()
    {
    }

    /// <summary>The odds of which segment a block belongs to; nothing when none says.</summary>
    public byte[]? SegmentOdds { get; private set; }

    public LossySegment[] All { get; } = new LossySegment[Segments];

    /// <summary>Only the light is smoothed, and only a little.</summary>
    public bool Simple { get; private set; }

    public int Sharpness { get; private set; }

    /// <summary>How much more blocks are smoothed that are guessed in small parts, and those that are not.</summary>
    public (int Small, int Whole) More { get; private set; }

    public int Partitions { get; private set; }

    public byte[] Odds { get; } = [.. CoefficientOdds.Usual];

    /// <summary>How likely it is that a block has something to tell; nothing when all have.</summary>
    public int? SkipOdds { get; private set; }

    public static LossyHeader Read(BoolReader bits)
    {
        var header = new LossyHeader();
        bits.Number(2);
        var (coarse, smooth, isAbsolute) = header.ReadSegments(bits);
        header.Simple = bits.Flag();
        var level = bits.Number(6);
        header.Sharpness = bits.Number(3);
        header.ReadMore(bits);
        header.Partitions = 1 << bits.Number(2);
        var index = bits.Number(7);
        int[] changes = [bits.Change(4), bits.Change(4), bits.Change(4), bits.Change(4), bits.Change(4)];
        for (var i = 0; i < Segments; i++)
        {
            var (its, smoothing) = coarse is null ? (index, level) : isAbsolute ? (coarse[i], smooth[i]) : (index + coarse[i], level + smooth[i]);
            header.All[i] = new LossySegment(LossySteps.Of(its, changes), smoothing);
        }

        bits.Flag();
        for (var i = 0; i < header.Odds.Length; i++)
        {
            header.Odds[i] = bits.Bit(CoefficientOdds.Changes[i]) == 1 ? (byte)bits.Number(8) : header.Odds[i];
        }

        header.SkipOdds = bits.Flag() ? bits.Number(8) : null;
        return header;
    }

    private (int[]? Coarse, int[] Smooth, bool IsAbsolute) ReadSegments(BoolReader bits)
    {
        if (!bits.Flag())
        {
            return (null, [], false);
        }

        var (map, data) = (bits.Flag(), bits.Flag());
        var (coarse, smooth, isAbsolute) = (new int[Segments], new int[Segments], true);
        if (data)
        {
            isAbsolute = bits.Flag();
            coarse = [bits.Change(7), bits.Change(7), bits.Change(7), bits.Change(7)];
            smooth = [bits.Change(6), bits.Change(6), bits.Change(6), bits.Change(6)];
        }

        if (map)
        {
            SegmentOdds = [Odd(bits), Odd(bits), Odd(bits)];
        }

        return (coarse, smooth, isAbsolute);
    }

    private static byte Odd(BoolReader bits) => bits.Flag() ? (byte)bits.Number(8) : (byte)255;

    private void ReadMore(BoolReader bits)
    {
        if (!bits.Flag() || !bits.Flag())
        {
            return;
        }

        int[] told = [bits.Change(6), bits.Change(6), bits.Change(6), bits.Change(6), bits.Change(6), bits.Change(6), bits.Change(6), bits.Change(6)];
        More = (told[0] + told[4], told[0]);
    }
}
