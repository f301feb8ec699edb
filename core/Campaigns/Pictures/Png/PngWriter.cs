using System.Buffers.Binary;
using System.IO.Compression;

namespace PluginHost.Campaigns.Pictures.Png;

/// <summary>Writes PNG with eight bits a channel: quickly rather than small, since it is made when somebody waits for it.</summary>
internal static class PngWriter
{
    private const int Alpha = 6;
    private const int Best = 4;

    private static readonly uint[] Sums = [.. Enumerable.Range(0, 256).Select(static one => Sum((uint)one))];

    public static byte[] Write(Picture picture)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], picture.Height);
        (header[8], header[9]) = (8, Alpha);
        Part(file, "IHDR"u8, header);
        Part(file, "IDAT"u8, Packed(picture));
        Part(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static ReadOnlySpan<byte> Packed(Picture picture)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            ReadOnlySpan<byte> above = new byte[picture.Width * Picture.Channels];
            var (best, tried) = (new byte[above.Length], new byte[above.Length]);
            for (var y = 0; y < picture.Height; y++)
            {
                ReadOnlySpan<byte> line = picture.Row(y);
                var (filter, least) = (0, long.MaxValue);
                foreach (var one in (ReadOnlySpan<int>)[1, 2, Best])
                {
                    var said = PngFilters.Do(one, line, above, Picture.Channels, tried);
                    if (said < least)
                    {
                        (filter, least) = (one, said);
                        (best, tried) = (tried, best);
                    }
                }

                zlib.WriteByte((byte)filter);
                zlib.Write(best);
                above = line;
            }
        }

        return packed.GetBuffer().AsSpan(0, (int)packed.Length);
    }

    private static void Part(Stream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Summed(Summed(uint.MaxValue, kind), data));
        file.Write(number);
    }

    private static uint Summed(uint sum, ReadOnlySpan<byte> data)
    {
        foreach (var one in data)
        {
            sum = Sums[(sum ^ one) & 0xFF] ^ (sum >> 8);
        }

        return sum;
    }

    private static uint Sum(uint one)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            one = (one & 1) == 1 ? (one >> 1) ^ 0xEDB88320 : one >> 1;
        }

        return one;
    }
}
