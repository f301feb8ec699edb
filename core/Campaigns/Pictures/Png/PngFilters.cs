namespace PluginHost.Campaigns.Pictures.Png;

/// <summary>How each line tells only what differs from the pixel to the left, the one above, or both.</summary>
internal static class PngFilters
{
    public const int Count = 5;

    public static void Undo(int filter, Span<byte> line, ReadOnlySpan<byte> above, int step)
    {
        switch (filter)
        {
            case 1:
                for (var i = step; i < line.Length; i++)
                {
                    line[i] += line[i - step];
                }

                break;
            case 2:
                for (var i = 0; i < line.Length; i++)
                {
                    line[i] += above[i];
                }

                break;
            case 3:
                for (var i = 0; i < line.Length; i++)
                {
                    line[i] += (byte)(((i < step ? 0 : line[i - step]) + above[i]) / 2);
                }

                break;
            case 4:
                for (var i = 0; i < line.Length; i++)
                {
                    line[i] += i < step ? above[i] : Nearest(line[i - step], above[i], above[i - step]);
                }

                break;
        }
    }

    /// <returns>How much there is to say: the less, the better it packs.</returns>
    public static long Do(int filter, ReadOnlySpan<byte> line, ReadOnlySpan<byte> above, int step, Span<byte> said)
    {
        long sum = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var left = i < step ? (byte)0 : line[i - step];
            var guess = filter switch
            {
                1 => left,
                2 => above[i],
                3 => (byte)((left + above[i]) / 2),
                4 => i < step ? above[i] : Nearest(left, above[i], above[i - step]),
                _ => (byte)0,
            };
            said[i] = (byte)(line[i] - guess);
            sum += Math.Abs((int)(sbyte)said[i]);
        }

        return sum;
    }

    /// <summary>Of the left, the upper and the corner the one that lies nearest to left + upper - corner.</summary>
    private static byte Nearest(byte left, byte upper, byte corner)
    {
        var (toLeft, toUpper) = (Math.Abs(upper - corner), Math.Abs(left - corner));
        var toCorner = Math.Abs(left + upper - corner - corner);
        return toLeft <= toUpper && toLeft <= toCorner ? left : toUpper <= toCorner ? upper : corner;
    }
}
