using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace PluginHost.EndToEnd.Tests;

/// <summary>A picture with transparency, as PNG has it: eight bits a channel, not interlaced.</summary>
internal sealed class Pixels(int width, int height, byte[] rgba)
{
    private const int Channels = 4;

    public int Width => width;

    public int Height => height;

    public (byte Red, byte Green, byte Blue, byte Alpha) At(int x, int y) =>
        (rgba[Place(x, y)], rgba[Place(x, y) + 1], rgba[Place(x, y) + 2], rgba[Place(x, y) + 3]);

    public bool Any(Func<(byte Red, byte Green, byte Blue, byte Alpha), bool> holds)
    {
        for (var pixel = 0; pixel < width * height; pixel++)
        {
            if (holds(At(pixel % width, pixel / width)))
            {
                return true;
            }
        }

        return false;
    }

    public static Pixels Read(byte[] png)
    {
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        var channels = (png[24], png[25], png[28]) switch { (8, 6, 0) => 4, (8, 2, 0) => 3, _ => throw new InvalidDataException("Neither RGB nor RGBA, with eight bits each.") };
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                packed.Write(png, at + 8, length);
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var lines = new ZLibStream(packed, CompressionMode.Decompress);
        return new Pixels(width, height, Unfilter(lines, width, height, channels));
    }

    /// <summary>A picture of which each pixel is told by its place.</summary>
    public static byte[] Png(int width, int height, Func<int, int, (byte Red, byte Green, byte Blue)> colour)
    {
        var lines = new byte[height * ((width * 3) + 1)];
        for (var pixel = 0; pixel < width * height; pixel++)
        {
            var (red, green, blue) = colour(pixel % width, pixel / width);
            var at = (pixel / width * ((width * 3) + 1)) + 1 + (pixel % width * 3);
            (lines[at], lines[at + 1], lines[at + 2]) = (red, green, blue);
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(lines);
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(named.Length + 4), Checksum(named));
        return chunk;
    }

    private static uint Checksum(byte[] data)
    {
        var sum = uint.MaxValue;
        foreach (var one in data)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
            }
        }

        return ~sum;
    }

    private static byte[] Unfilter(Stream lines, int width, int height, int channels)
    {
        var all = new byte[width * height * Channels];
        var (line, above) = (new byte[width * channels], new byte[width * channels]);
        for (var y = 0; y < height; y++)
        {
            var filter = lines.ReadByte();
            lines.ReadExactly(line);
            for (var i = 0; i < line.Length; i++)
            {
                var (left, up, corner) = (i < channels ? 0 : line[i - channels], above[i], i < channels ? 0 : above[i - channels]);
                line[i] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
            }

            for (var x = 0; x < width; x++)
            {
                line.AsSpan(x * channels, channels).CopyTo(all.AsSpan(((y * width) + x) * Channels));
                if (channels == 3)
                {
                    all[(((y * width) + x) * Channels) + 3] = 255;
                }
            }

            (line, above) = (above, line);
        }

        return all;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    private int Place(int x, int y) => ((y * width) + x) * Channels;
}
