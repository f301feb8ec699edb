namespace PluginHost.Campaigns.Pictures.WebP.Lossless;

/// <summary>Pixels are told by how they differ from what their neighbours let expect.</summary>
internal sealed class PredictorTransform(int width, int height, int step, uint[] parts) : LosslessTransform(width, height)
{
    private const uint Black = 0xFF000000;

    public override uint[] Undo(uint[] pixels, CancellationToken cancellationToken)
    {
        var across = Parts(Width, step);
        for (var y = 0; y < Height; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var x = 0; x < Width; x++)
            {
                var at = (y * Width) + x;
                var guess = y == 0 ? (x == 0 ? Black : pixels[at - 1])
                    : x == 0 ? pixels[at - Width]
                    : Guess((int)(parts[((y >> step) * across) + (x >> step)] >> 8) & 15, pixels, at);
                pixels[at] = Add(pixels[at], guess);
            }
        }

        return pixels;
    }

    /// <summary>What lies to the upper right of the last of a line is the first of the same line.</summary>
    private uint Guess(int mode, uint[] pixels, int at)
    {
        var (left, corner, top, next) = (pixels[at - 1], pixels[at - Width - 1], pixels[at - Width], pixels[at - Width + 1]);
        return mode switch
        {
            1 => left,
            2 => top,
            3 => next,
            4 => corner,
            5 => Mean(Mean(left, next), top),
            6 => Mean(left, corner),
            7 => Mean(left, top),
            8 => Mean(corner, top),
            9 => Mean(top, next),
            10 => Mean(Mean(left, corner), Mean(top, next)),
            11 => Nearer(left, top, corner),
            12 => Each(left, top, corner, static (one, other, less) => one + other - less),
            13 => Each(Mean(left, top), corner, 0, static (mean, less, _) => mean + ((mean - less) / 2)),
            _ => Black,
        };
    }

    private static uint Mean(uint one, uint other) => (((one ^ other) & 0xFEFEFEFE) >> 1) + (one & other);

    /// <summary>Of the left and the top the one that left + top - corner is nearer to.</summary>
    private static uint Nearer(uint left, uint top, uint corner)
    {
        var (toLeft, toTop) = (0, 0);
        for (var shift = 0; shift < 32; shift += 8)
        {
            toLeft += Math.Abs((byte)(top >> shift) - (byte)(corner >> shift));
            toTop += Math.Abs((byte)(left >> shift) - (byte)(corner >> shift));
        }

        return toLeft < toTop ? left : top;
    }

    private static uint Each(uint first, uint second, uint third, Func<int, int, int, int> of)
    {
        uint all = 0;
        for (var shift = 0; shift < 32; shift += 8)
        {
            all |= (uint)Math.Clamp(of((byte)(first >> shift), (byte)(second >> shift), (byte)(third >> shift)), 0, 255) << shift;
        }

        return all;
    }
}
