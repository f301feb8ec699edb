using System.Buffers.Binary;
using System.IO.Compression;

namespace PluginHost.Campaigns.Pictures.Png;

/// <summary>Reads PNG of every kind: all colours and depths, interlaced or not, with a palette and with one colour that is clear.</summary>
internal static class PngReader
{
    private const int Overhead = 12;

    /// <summary>The seven passes of an interlaced picture: where each begins, and how far its pixels are apart.</summary>
    private static readonly (int X, int Y, int AcrossStep, int DownStep)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool Begins(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    public static Picture Read(byte[] file, CancellationToken cancellationToken)
    {
        ReadOnlySpan<byte> left = file.AsSpan(Signature.Length);
        PngHeader? header = null;
        ReadOnlySpan<byte> palette = [];
        ReadOnlySpan<byte> clear = [];
        using var packed = new MemoryStream();
        while (left.Length >= Overhead)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(left);
            if (length > left.Length - Overhead)
            {
                throw new InvalidDataException("A part that ends beyond the file.");
            }

            var kind = left.Slice(4, 4);
            var data = left.Slice(8, (int)length);
            if (kind.SequenceEqual("IEND"u8))
            {
                break;
            }

            if (header is null)
            {
                header = kind.SequenceEqual("IHDR"u8) ? PngHeader.Of(data) : throw new InvalidDataException("No header.");
            }
            else if (kind.SequenceEqual("PLTE"u8))
            {
                palette = data;
            }
            else if (kind.SequenceEqual("tRNS"u8))
            {
                clear = data;
            }
            else if (kind.SequenceEqual("IDAT"u8))
            {
                packed.Write(data);
            }

            left = left[((int)length + Overhead)..];
        }

        packed.Position = 0;
        return Pixels(header ?? throw new InvalidDataException("No header."), new PngColours(header, palette, clear), packed, cancellationToken);
    }

    private static Picture Pixels(PngHeader header, PngColours colours, Stream packed, CancellationToken cancellationToken)
    {
        using var lines = new ZLibStream(packed, CompressionMode.Decompress);
        var picture = Picture.Blank(header.Width, header.Height);
        foreach (var (left, top, across, down) in header.Interlaced ? Passes : [(0, 0, 1, 1)])
        {
            var width = (header.Width - left + across - 1) / across;
            if (width < 1)
            {
                continue;
            }

            var (line, above) = (new byte[header.LineLength(width)], new byte[header.LineLength(width)]);
            for (var y = top; y < header.Height; y += down)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Read(lines, line, above, header.Step);
                colours.Write(line, width, picture.Row(y)[(left * Picture.Channels)..], across * Picture.Channels);
                (line, above) = (above, line);
            }
        }

        return picture;
    }

    private static void Read(Stream lines, byte[] line, byte[] above, int step)
    {
        var filter = lines.ReadByte();
        if (filter is < 0 or > 4 || lines.ReadAtLeast(line, line.Length, throwOnEndOfStream: false) < line.Length)
        {
            throw new InvalidDataException("A line that is missing.");
        }

        PngFilters.Undo(filter, line, above, step);
    }
}
