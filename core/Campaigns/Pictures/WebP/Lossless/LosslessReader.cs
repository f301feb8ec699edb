namespace PluginHost.Campaigns.Pictures.WebP.Lossless;

/// <summary>Reads the lossless kind of WebP.</summary>
internal static class LosslessReader
{
    private const int Signature = 0x2F;
    private const int SideBits = 14;

    public static Picture Read(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var bits = new LosslessBits(data);
        if (bits.Take(8) != Signature)
        {
            throw new InvalidDataException("No such picture.");
        }

        var (width, height, clear) = (bits.Take(SideBits) + 1, bits.Take(SideBits) + 1, bits.Flag());
        PictureLimits.Check(width, height);
        if (bits.Take(3) != 0)
        {
            throw new InvalidDataException("A version that is not read.");
        }

        var pixels = Pixels(bits, width, height, cancellationToken);
        var picture = Picture.Blank(width, height);
        for (var (i, at) = (0, 0); i < pixels.Length; i++, at += Picture.Channels)
        {
            var pixel = pixels[i];
            (picture.Rgba[at], picture.Rgba[at + 1], picture.Rgba[at + 2]) = ((byte)(pixel >> 16), (byte)(pixel >> 8), (byte)pixel);
            picture.Rgba[at + 3] = clear ? (byte)(pixel >> 24) : (byte)255;
        }

        return picture;
    }

    /// <summary>The same without a head: what is told is in the green.</summary>
    public static byte[] ReadAlpha(ReadOnlyMemory<byte> data, int width, int height, CancellationToken cancellationToken) =>
        Array.ConvertAll(Pixels(new LosslessBits(data), width, height, cancellationToken), static pixel => (byte)(pixel >> 8));

    private static uint[] Pixels(LosslessBits bits, int width, int height, CancellationToken cancellationToken)
    {
        var transforms = new Stack<LosslessTransform>();
        var inner = width;
        while (bits.Flag())
        {
            var one = LosslessTransform.Read(bits, inner, height, cancellationToken);
            if (transforms.Any(other => other.GetType() == one.GetType()))
            {
                throw new InvalidDataException("The same change twice.");
            }

            inner = one.Inner;
            transforms.Push(one);
        }

        var pixels = new LosslessPixels(bits, inner, height, cancellationToken).Read(isWhole: true);
        foreach (var one in transforms)
        {
            pixels = one.Undo(pixels, cancellationToken);
        }

        return pixels;
    }
}
