namespace PluginHost.Rules.Pdf;

/// <summary>The two filters that write bytes as letters.</summary>
internal static class AsciiFilters
{
    public static ReadOnlyMemory<byte> Hex(ReadOnlySpan<byte> input)
    {
        var end = input.IndexOf((byte)'>');
        return PdfStrings.FromHex(end < 0 ? input : input[..end]);
    }

    public static ReadOnlyMemory<byte> Base85(ReadOnlySpan<byte> input, int limit)
    {
        var output = new PdfBuffer(limit, input.Length);
        uint group = 0;
        var count = 0;
        if (input.StartsWith("<~"u8))
        {
            input = input[2..];
        }

        foreach (var c in input)
        {
            if (c == '~')
            {
                break;
            }

            if (c == 'z' && count == 0)
            {
                output.Write([0, 0, 0, 0]);
            }
            else if (c is >= (byte)'!' and <= (byte)'u')
            {
                group = unchecked((group * 85) + (uint)(c - '!'));
                if (++count == 5)
                {
                    Write(output, group, 4);
                    (group, count) = (0, 0);
                }
            }
        }

        // A last group of n letters stands for n - 1 bytes; the missing letters count as the highest.
        if (count > 1)
        {
            for (var i = count; i < 5; i++)
            {
                group = unchecked((group * 85) + 84);
            }

            Write(output, group, count - 1);
        }

        return output.Written;
    }

    private static void Write(PdfBuffer output, uint group, int bytes)
    {
        for (var i = 0; i < bytes; i++)
        {
            output.Write((byte)(group >> (24 - (8 * i))));
        }
    }
}
