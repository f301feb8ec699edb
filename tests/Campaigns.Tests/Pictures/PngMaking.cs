using System.Buffers.Binary;
using System.IO.Compression;
using PluginHost.Campaigns.Pictures.Png;

namespace PluginHost.Campaigns.Tests.Pictures;

/// <summary>Makes PNG in the ways that Chromium and our own writer do not use: every colour and depth, interlaced or not, with every filter.</summary>
internal static class PngMaking
{
    private const int Width = 19;
    private const int Height = 13;

    private static readonly (int X, int Y, int Across, int Down)[] Passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private static readonly (PngColour Colour, int[] Depths)[] Kinds =
    [
        (PngColour.Grey, [1, 2, 4, 8, 16]), (PngColour.Rgb, [8, 16]), (PngColour.Palette, [1, 2, 4, 8]), (PngColour.GreyAlpha, [8, 16]), (PngColour.RgbAlpha, [8, 16]),
    ];

    public static IReadOnlyList<Sample> All { get; } =
    [
        .. from kind in Kinds from depth in kind.Depths from interlaced in new[] { false, true } from clear in new[] { false, true }
           where !clear || kind.Colour is not (PngColour.GreyAlpha or PngColour.RgbAlpha)
           select new Sample($"png-{kind.Colour}-{depth}{(interlaced ? "-interlaced" : "")}{(clear ? "-clear" : "")}", "image/png", Make(new PngHeader(Width, Height, depth, kind.Colour, interlaced), clear)),
    ];

    public static byte[] Make(PngHeader header, bool clear)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, header.Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), header.Height);
        (head[8], head[9], head[12]) = ((byte)header.Depth, (byte)header.Colour, (byte)(header.Interlaced ? 1 : 0));
        byte[] palette = header.Colour == PngColour.Palette ? Part("PLTE", [.. Enumerable.Range(0, 3 << header.Depth).Select(static i => (byte)(i * 37))]) : [];
        byte[] none = !clear ? [] : Part("tRNS", header.Colour switch { PngColour.Palette => [0, 90], PngColour.Grey => [0, 1], _ => [0, 40, 0, 20, 0, 60] });
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Part("IHDR", head), .. Part("tEXt", "Title\0A test"u8), .. palette, .. none, .. Part("IDAT", Lines(header)), .. Part("IEND", [])];
    }

    private static byte[] Lines(PngHeader header)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (var (left, top, across, down) in header.Interlaced ? Passes : [(0, 0, 1, 1)])
            {
                var width = (header.Width - left + across - 1) / across;
                var above = new byte[header.LineLength(width)];
                for (var y = top; y < header.Height && width > 0; y += down)
                {
                    var (line, said) = (new byte[above.Length], new byte[above.Length]);
                    for (var x = 0; x < width * header.Channels; x++)
                    {
                        Put(line, x, header.Depth, Value(header, left + (x / header.Channels * across), y, x % header.Channels));
                    }

                    PngFilters.Do(y % PngFilters.Count, line, above, header.Step, said);
                    zlib.WriteByte((byte)(y % PngFilters.Count));
                    zlib.Write(said);
                    above = line;
                }
            }
        }

        return packed.ToArray();
    }

    /// <summary>The two bytes of a deep colour are the same, so that it does not matter how it is made less deep.</summary>
    private static int Value(PngHeader header, int x, int y, int channel)
    {
        var value = ((x * 13) + (y * 29) + (channel * 71) + (x * y)) & 255;
        return header.Depth switch { 16 => value * 257, 8 => x % 5 == 0 ? 40 - (channel * 20) + (channel == 2 ? 40 : 0) : value, var depth => value >> (8 - depth) };
    }

    private static void Put(byte[] line, int index, int depth, int value)
    {
        if (depth == 16)
        {
            BinaryPrimitives.WriteUInt16BigEndian(line.AsSpan(index * 2), (ushort)value);
            return;
        }

        var bit = index * depth;
        line[bit >> 3] |= (byte)(value << (8 - depth - (bit & 7)));
    }

    private static byte[] Part(string kind, ReadOnlySpan<byte> data)
    {
        byte[] named = [.. kind.Select(static letter => (byte)letter), .. data];
        var part = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(part, data.Length);
        named.CopyTo(part, 4);
        var sum = uint.MaxValue;
        foreach (var one in named)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(part.AsSpan(named.Length + 4), ~sum);
        return part;
    }
}
