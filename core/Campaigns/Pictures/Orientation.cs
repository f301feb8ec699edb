using System.Buffers.Binary;

namespace PluginHost.Campaigns.Pictures;

/// <summary>How a camera was held: browsers turn a picture by what it says, so that its squares are counted as it is seen.</summary>
internal static class Orientation
{
    public const int Upright = 1;

    private const int Tag = 0x0112;

    /// <returns>1 to 8, or nothing when it does not say.</returns>
    public static int? Of(ReadOnlySpan<byte> exif)
    {
        if (!exif.StartsWith("Exif\0\0"u8) || exif.Length < 14)
        {
            return null;
        }

        var its = exif[6..];
        var little = its[0] == 'I';
        var at = Number(its, 4, 4, little);
        if (at > its.Length - 2)
        {
            return null;
        }

        var count = Number(its, (int)at, 2, little);
        for (var i = 0; i < count; i++)
        {
            var entry = (int)at + 2 + (i * 12);
            if (entry + 12 > its.Length)
            {
                return null;
            }

            if (Number(its, entry, 2, little) == Tag)
            {
                return Number(its, entry + 8, 2, little) is >= 1 and <= 8 and var said ? (int)said : null;
            }
        }

        return null;
    }

    public static Picture Turn(Picture picture, int orientation)
    {
        if (orientation == Upright)
        {
            return picture;
        }

        var (width, height) = orientation >= 5 ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var turned = Picture.Blank(width, height);
        for (var y = 0; y < height; y++)
        {
            var row = turned.Row(y);
            for (var x = 0; x < width; x++)
            {
                var (fromX, fromY) = orientation switch
                {
                    2 => (width - 1 - x, y),
                    3 => (width - 1 - x, height - 1 - y),
                    4 => (x, height - 1 - y),
                    5 => (y, x),
                    6 => (y, width - 1 - x),
                    7 => (height - 1 - y, width - 1 - x),
                    _ => (height - 1 - y, x),
                };
                picture.Row(fromY).Slice(fromX * Picture.Channels, Picture.Channels).CopyTo(row[(x * Picture.Channels)..]);
            }
        }

        return turned;
    }

    private static uint Number(ReadOnlySpan<byte> from, int at, int length, bool little) => (length, little) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(from[at..]),
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(from[at..]),
        (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(from[at..]),
        _ => BinaryPrimitives.ReadUInt32BigEndian(from[at..]),
    };
}
