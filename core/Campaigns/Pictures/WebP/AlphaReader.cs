using PluginHost.Campaigns.Pictures.WebP.Lossless;

namespace PluginHost.Campaigns.Pictures.WebP;

/// <summary>How clear each pixel of a lossy picture is: told beside it, without loss.</summary>
internal static class AlphaReader
{
    public static void Read(ReadOnlyMemory<byte> data, Picture picture, CancellationToken cancellationToken)
    {
        var head = data.Span[0];
        var (packing, filter, size) = (head & 3, (head >> 2) & 3, picture.Width * picture.Height);
        var told = packing switch
        {
            0 when data.Length > size => data.Span.Slice(1, size).ToArray(),
            1 => LosslessReader.ReadAlpha(data[1..], picture.Width, picture.Height, cancellationToken),
            _ => throw new InvalidDataException("Transparency that is not read."),
        };
        for (var y = 0; y < picture.Height; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Unfilter(told.AsSpan(y * picture.Width, picture.Width), y == 0 ? [] : told.AsSpan((y - 1) * picture.Width, picture.Width), filter);
            var row = picture.Row(y);
            for (var x = 0; x < picture.Width; x++)
            {
                row[(x * Picture.Channels) + 3] = told[(y * picture.Width) + x];
            }
        }
    }

    private static void Unfilter(Span<byte> line, ReadOnlySpan<byte> above, int filter)
    {
        for (var x = 0; x < line.Length && filter > 0; x++)
        {
            // The first line has only what is to the left, and the first of a line only what is above.
            var guess = above.Length == 0 ? (x == 0 ? 0 : line[x - 1])
                : x == 0 ? above[0]
                : filter switch { 1 => line[x - 1], 2 => above[x], _ => Math.Clamp(line[x - 1] + above[x] - above[x - 1], 0, 255) };
            line[x] += (byte)guess;
        }
    }
}
