namespace PluginHost.Campaigns.Pictures.WebP.Lossless;

/// <summary>Pixels that are told one by one, by their colour, as one that was there lately, or as some that stand before.</summary>
internal sealed class LosslessPixels(LosslessBits bits, int width, int height, CancellationToken cancellationToken)
{
    private const int MostCached = 11;
    private const int Check = 1 << 16;

    /// <summary>How near pixels are told: how many lines up, and 8 less how many to the left.</summary>
    private static readonly byte[] Near = Convert.FromHexString(
        "1807171928062729161a262a38053739151b363a252b48044749141c353b464a242c58454b343c035759131d565a232d444c555b333d68026769121e"
        + "666a222e545c434d656b323e78017779535d111f646c424e767a212f757b313f636d525e00747c414f1020626e30737d515f40727e616f50717f6070");

    private readonly uint[] _pixels = new uint[width * height];
    private ColourCache? _cache;
    private int _cached;

    /// <param name="isWhole">Whether parts of it may have codes of their own.</param>
    public uint[] Read(bool isWhole)
    {
        if (bits.Flag())
        {
            var size = bits.Take(4);
            _cache = size is >= 1 and <= MostCached ? new ColourCache(size) : throw new InvalidDataException("A cache that cannot be.");
            _cached = 1 << size;
        }

        var (step, which) = isWhole && bits.Flag() ? Parts() : (0, []);
        var groups = new PrefixGroup[which.Length == 0 ? 1 : which.Max() + 1];
        for (var i = 0; i < groups.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            groups[i] = PrefixGroup.Read(bits, _cached);
        }

        Fill(groups, step, which);
        return _pixels;
    }

    private (int Step, int[] Which) Parts()
    {
        var step = bits.Take(3) + 2;
        var (across, down) = (LosslessTransform.Parts(width, step), LosslessTransform.Parts(height, step));
        var told = new LosslessPixels(bits, across, down, cancellationToken).Read(isWhole: false);
        return (step, Array.ConvertAll(told, static pixel => (int)((pixel >> 8) & 0xFFFF)));
    }

    private void Fill(PrefixGroup[] groups, int step, int[] which)
    {
        var across = LosslessTransform.Parts(width, step);
        for (var at = 0; at < _pixels.Length;)
        {
            if (at % Check < PrefixGroup.Channel)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var group = groups[which.Length == 0 ? 0 : which[((at / width >> step) * across) + (at % width >> step)]];
            var green = group.Green.Read(bits);
            if (green < PrefixGroup.Channel)
            {
                var (red, blue, alpha) = (group.Red.Read(bits), group.Blue.Read(bits), group.Alpha.Read(bits));
                Put(at++, ((uint)alpha << 24) | ((uint)red << 16) | ((uint)green << 8) | (uint)blue);
            }
            else if (green >= PrefixGroup.Channel + PrefixGroup.Lengths)
            {
                Put(at++, _cache![green - PrefixGroup.Channel - PrefixGroup.Lengths]);
            }
            else
            {
                at = Again(at, Number(green - PrefixGroup.Channel), Distance(Number(group.Distance.Read(bits))));
            }
        }
    }

    private int Again(int at, int count, int distance)
    {
        if (distance > at || count > _pixels.Length - at)
        {
            throw new InvalidDataException("Pixels that are not there.");
        }

        for (var end = at + count; at < end; at++)
        {
            Put(at, _pixels[at - distance]);
        }

        return at;
    }

    private void Put(int at, uint pixel)
    {
        _pixels[at] = pixel;
        _cache?.Keep(pixel);
    }

    /// <summary>A number is told by its size, and for larger ones by some bits.</summary>
    private int Number(int told)
    {
        if (told < 4)
        {
            return told + 1;
        }

        var extra = (told - 2) >> 1;
        return ((2 + (told & 1)) << extra) + bits.Take(extra) + 1;
    }

    private int Distance(int told) =>
        told > Near.Length ? told - Near.Length : Math.Max(1, ((Near[told - 1] >> 4) * width) + 8 - (Near[told - 1] & 15));
}
