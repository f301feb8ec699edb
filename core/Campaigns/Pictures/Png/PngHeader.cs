using System.Buffers.Binary;

namespace PluginHost.Campaigns.Pictures.Png;

internal enum PngColour
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    RgbAlpha = 6,
}

/// <summary>What a PNG says of itself.</summary>
internal sealed record PngHeader(int Width, int Height, int Depth, PngColour Colour, bool Interlaced)
{
    private const int Length = 13;

    public int Channels => Colour switch { PngColour.Grey or PngColour.Palette => 1, PngColour.GreyAlpha => 2, PngColour.Rgb => 3, _ => 4 };

    /// <summary>How far the pixel to the left is when lines are filtered.</summary>
    public int Step => Math.Max(1, Channels * Depth / 8);

    public int LineLength(int width) => (int)(((long)width * Channels * Depth + 7) / 8);

    public static PngHeader Of(ReadOnlySpan<byte> data)
    {
        if (data.Length != Length || data[10] != 0 || data[11] != 0 || data[12] > 1)
        {
            throw new InvalidDataException("A header that is none.");
        }

        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
        PictureLimits.Check(width, height);
        var (depth, colour) = ((int)data[8], (PngColour)data[9]);
        var known = colour switch
        {
            PngColour.Grey => depth is 1 or 2 or 4 or 8 or 16,
            PngColour.Palette => depth is 1 or 2 or 4 or 8,
            PngColour.Rgb or PngColour.GreyAlpha or PngColour.RgbAlpha => depth is 8 or 16,
            _ => false,
        };
        return known ? new PngHeader((int)width, (int)height, depth, colour, data[12] == 1) : throw new InvalidDataException("Colours that there are not.");
    }
}
