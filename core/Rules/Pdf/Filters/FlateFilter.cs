using System.IO.Compression;
using System.Runtime.InteropServices;

namespace PluginHost.Rules.Pdf;

/// <summary>Deflate. The checksum is not looked at: what could be decoded counts.</summary>
internal static class FlateFilter
{
    private const int Chunk = 8192;

    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> input, int limit)
    {
        // Two bytes of a header come first, even a damaged one; a few writers leave them out.
        var first = Inflate(input.Length > 2 ? input[2..] : default, limit);
        return first.Length > 0 || IsHeader(input.Span) ? first : Inflate(input, limit);
    }

    private static bool IsHeader(ReadOnlySpan<byte> input) => input.Length >= 2 && (input[0] & 0x0F) == 8 && ((input[0] << 8) | input[1]) % 31 == 0;

    private static ReadOnlyMemory<byte> Inflate(ReadOnlyMemory<byte> input, int limit)
    {
        if (!MemoryMarshal.TryGetArray(input, out var segment) || segment.Array is null)
        {
            segment = input.ToArray();
        }

        var output = new PdfBuffer(limit, Math.Min(input.Length, 1 << 20) * 4);
        try
        {
            using var source = new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false);
            using var inflater = new DeflateStream(source, CompressionMode.Decompress);
            while (!output.IsFull && inflater.Read(output.Room(Chunk)) is var read and > 0)
            {
                output.Advance(read);
            }
        }
        catch (InvalidDataException)
        {
            // A damaged or missing tail: the part before it is kept.
        }

        return output.Written;
    }
}
