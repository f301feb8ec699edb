namespace PluginHost.Rules.Pdf;

/// <summary>LZW with codes of 9 to 12 bits.</summary>
internal static class LzwFilter
{
    private const int Clear = 256;
    private const int End = 257;
    private const int Most = 4096;

    /// <param name="input">Encoded.</param>
    /// <param name="early">Codes grow one entry sooner than they must; the usual way.</param>
    /// <param name="limit">Where to stop.</param>
    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<byte> input, bool early, int limit)
    {
        var output = new PdfBuffer(limit, (int)Math.Min(1 << 20, input.Length * 3L));

        // An entry is a piece of what was written: its text stands there once, and a byte follows that the next code wrote.
        var starts = new int[Most];
        var lengths = new int[Most];
        var next = 258;
        var width = 9;
        var previousStart = 0;
        var previousLength = 0;
        uint bits = 0;
        var count = 0;
        for (var at = 0; !output.IsFull;)
        {
            for (; count < width && at < input.Length; count += 8)
            {
                bits = (bits << 8) | input[at++];
            }

            if (count < width)
            {
                break;
            }

            var code = (int)((bits >> (count - width)) & ((1u << width) - 1));
            count -= width;
            if (code == End)
            {
                break;
            }

            if (code == Clear)
            {
                (next, width, previousLength) = (258, 9, 0);
                continue;
            }

            // The entry that the code before began is known from here on, since its last byte is this code's first.
            if (previousLength > 0 && next < Most)
            {
                starts[next] = previousStart;
                lengths[next++] = previousLength + 1;
            }

            if (code >= next)
            {
                break;
            }

            var start = output.Length;
            if (code < Clear)
            {
                output.Write((byte)code);
            }
            else
            {
                Copy(output, starts[code], lengths[code]);
            }

            (previousStart, previousLength) = (start, output.Length - start);
            width = Width(early ? next + 1 : next);
        }

        return output.Written;
    }

    private static int Width(int next) => next < 512 ? 9 : next < 1024 ? 10 : next < 2048 ? 11 : 12;

    // Byte by byte: an entry may reach into what is being written.
    private static void Copy(PdfBuffer output, int start, int length)
    {
        for (var i = 0; i < length && !output.IsFull; i++)
        {
            output.Write(output.Written.Span[start + i]);
        }
    }
}
