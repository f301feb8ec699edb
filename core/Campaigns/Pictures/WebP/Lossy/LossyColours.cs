namespace PluginHost.Campaigns.Pictures.WebP.Lossy;

/// <summary>Makes pixels of light and two colours that are told for every other pixel only.</summary>
internal static class LossyColours
{
    public static Picture Picture(int width, int height, Plane light, Plane blue, Plane red, CancellationToken cancellationToken)
    {
        var picture = Pictures.Picture.Blank(width, height);
        var (lastColumn, lastRow) = ((width - 1) / 2, (height - 1) / 2);
        for (var y = 0; y < height; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = picture.Row(y);
            var (near, far) = (y / 2, Math.Clamp((y / 2) + (y % 2 == 0 ? -1 : 1), 0, lastRow));
            for (var x = 0; x < width; x++)
            {
                var (here, next) = (x / 2, Math.Clamp((x / 2) + (x % 2 == 0 ? -1 : 1), 0, lastColumn));
                Write(
                    row.Slice(x * Pictures.Picture.Channels, Pictures.Picture.Channels),
                    light.Data[light.At(x, y)],
                    Blend(blue.Data[blue.At(here, near)], blue.Data[blue.At(next, near)], blue.Data[blue.At(here, far)], blue.Data[blue.At(next, far)]),
                    Blend(red.Data[red.At(here, near)], red.Data[red.At(next, near)], red.Data[red.At(here, far)], red.Data[red.At(next, far)]));
            }
        }

        return picture;
    }

    /// <summary>Nine parts of the nearest, three of each beside it, and one of the farthest.</summary>
    private static int Blend(int near, int beside, int below, int far) => (((near + (3 * (beside + below)) + far + 8) >> 3) + near) >> 1;

    private static void Write(Span<byte> pixel, int light, int blue, int red)
    {
        var bright = (light * 19_077) >> 8;
        pixel[0] = Byte(bright + ((red * 26_149) >> 8) - 14_234);
        pixel[1] = Byte(bright - ((blue * 6_419) >> 8) - ((red * 13_320) >> 8) + 8_708);
        pixel[2] = Byte(bright + ((blue * 33_050) >> 8) - 17_685);
        pixel[3] = 255;
    }

    private static byte Byte(int value) => (byte)Math.Clamp(value >> 6, 0, 255);
}
