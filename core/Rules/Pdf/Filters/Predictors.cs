namespace PluginHost.Rules.Pdf;

/// <summary>Undoes the differences that PNG and TIFF write instead of values.</summary>
internal static class Predictors
{
    public static ReadOnlyMemory<byte> Undo(ReadOnlyMemory<byte> input, FilterParameters parameters)
    {
        var pixel = Math.Max(1, parameters.Colors * parameters.Bits / 8);
        var row = (int)Math.Max(1, (((long)parameters.Colors * parameters.Bits * parameters.Columns) + 7) / 8);
        return parameters.Predictor switch
        {
            2 => Tiff(input, parameters, row),
            >= 10 => Png(input.Span, pixel, row),
            _ => input,
        };
    }

    private static ReadOnlyMemory<byte> Png(ReadOnlySpan<byte> input, int pixel, int row)
    {
        var output = new byte[input.Length];
        var written = 0;
        ReadOnlySpan<byte> above = default;
        while (input.Length > 1)
        {
            var length = Math.Min(row, input.Length - 1);
            var line = output.AsSpan(written, length);
            input.Slice(1, length).CopyTo(line);
            Row(input[0], line, above, pixel);
            above = line;
            written += length;
            input = input[(length + 1)..];
        }

        return output.AsMemory(0, written);
    }

    private static void Row(byte kind, Span<byte> line, ReadOnlySpan<byte> above, int pixel)
    {
        for (var i = 0; i < line.Length && kind is >= 1 and <= 4; i++)
        {
            var left = i >= pixel ? line[i - pixel] : 0;
            var up = i < above.Length ? above[i] : 0;
            var corner = i >= pixel && i - pixel < above.Length ? above[i - pixel] : 0;
            line[i] += (byte)(kind switch
            {
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                _ => Nearest(left, up, corner),
            });
        }
    }

    private static int Nearest(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (byLeft, byUp, byCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    }

    private static ReadOnlyMemory<byte> Tiff(ReadOnlyMemory<byte> input, FilterParameters parameters, int row)
    {
        // Samples of fewer than eight bits belong to pictures, which are not read.
        if (parameters.Bits is not (8 or 16))
        {
            return input;
        }

        var output = input.ToArray();
        var wide = parameters.Bits == 16;
        var pixel = parameters.Colors * (wide ? 2 : 1);
        for (var start = 0; start < output.Length; start += row)
        {
            var end = Math.Min(output.Length, start + row);
            for (var i = start + pixel; i < end; i += wide ? 2 : 1)
            {
                if (!wide)
                {
                    output[i] += output[i - pixel];
                }
                else if (i + 1 < end)
                {
                    var sum = (output[i] << 8) + output[i + 1] + (output[i - pixel] << 8) + output[i - pixel + 1];
                    (output[i], output[i + 1]) = ((byte)(sum >> 8), (byte)sum);
                }
            }
        }

        return output;
    }
}
