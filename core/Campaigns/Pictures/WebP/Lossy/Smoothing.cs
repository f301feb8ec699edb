namespace PluginHost.Campaigns.Pictures.WebP.Lossy;

/// <summary>How much the edges of a block are smoothed.</summary>
/// <param name="Limit">How large a step is still smoothed; 0 for none.</param>
/// <param name="Inner">How uneven the sides of a step may be.</param>
/// <param name="Sharp">From where on a side is uneven enough to be changed less.</param>
/// <param name="Inside">Whether the small blocks in it are smoothed too.</param>
internal readonly record struct Smoothing(byte Limit, byte Inner, byte Sharp, bool Inside)
{
    public static Smoothing Of(LossyHeader header, LossyBlock block, bool saysAnything)
    {
        var level = Math.Clamp(header.All[block.Segment].Smoothing + (block.InParts ? header.More.Small : header.More.Whole), 0, 63);
        if (level == 0)
        {
            return default;
        }

        var inner = header.Sharpness == 0 ? level : Math.Min(level >> (header.Sharpness > 4 ? 2 : 1), 9 - header.Sharpness);
        inner = Math.Max(1, inner);
        return new Smoothing((byte)((2 * level) + inner), (byte)inner, (byte)(level >= 40 ? 2 : level >= 15 ? 1 : 0), block.InParts || saysAnything);
    }
}
