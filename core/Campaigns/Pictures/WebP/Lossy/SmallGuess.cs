namespace PluginHost.Campaigns.Pictures.WebP.Lossy;

/// <summary>
/// How a block of 4 by 4 goes on from the thirteen samples around it. They are taken as one line: from the lowest to the left, over the corner, to the last above and to the right.
/// </summary>
internal static class SmallGuess
{
    private const int Side = 4;
    private const int Corner = 4;

    /// <param name="plane">Where it stands.</param>
    /// <param name="x">The first column.</param>
    /// <param name="y">The first row.</param>
    /// <param name="mode">How it is guessed.</param>
    /// <param name="beyond">The four samples above and to the right.</param>
    public static void Make(Plane plane, int x, int y, byte mode, ReadOnlySpan<byte> beyond)
    {
        Span<int> e = stackalloc int[13];
        for (var i = 0; i < Side; i++)
        {
            e[Corner - 1 - i] = plane.Data[plane.At(x - 1, y + i)];
            e[Corner + 1 + i] = plane.Data[plane.At(x + i, y - 1)];
            e[Corner + 1 + Side + i] = beyond[i];
        }

        e[Corner] = plane.Data[plane.At(x - 1, y - 1)];
        for (var row = 0; row < Side; row++)
        {
            var line = plane.Data.AsSpan(plane.At(x, y + row), Side);
            if (mode == Guess.Slope)
            {
                Guess.Sloping(plane, x, y, row, line);
                continue;
            }

            for (var column = 0; column < Side; column++)
            {
                line[column] = (byte)Sample(e, mode, column, row);
            }
        }
    }

    private static int Sample(ReadOnlySpan<int> e, byte mode, int x, int y) => mode switch
    {
        Guess.Down => Three(e, Corner + 1 + x),
        Guess.Across => y == Side - 1 ? (e[1] + (3 * e[0]) + 2) >> 2 : Three(e, Corner - 1 - y),
        Guess.RightDown => Three(e, Corner + x - y),
        Guess.LeftDown => x + y == 6 ? (e[11] + (3 * e[12]) + 2) >> 2 : Three(e, Corner + 2 + x + y),
        Guess.DownRight => DownRight(e, (2 * x) - y, x, y),
        Guess.DownLeft => DownLeft(e, x, y),
        Guess.AcrossDown => AcrossDown(e, (2 * y) - x, x, y),
        Guess.AcrossUp => AcrossUp(e, x + (2 * y)),
        _ => (e[0] + e[1] + e[2] + e[3] + e[5] + e[6] + e[7] + e[8] + 4) >> 3,
    };

    private static int DownRight(ReadOnlySpan<int> e, int way, int x, int y) =>
        way < 0 ? (way == -1 ? Three(e, Corner) : Three(e, Corner + 1 - y)) : y % 2 == 0 ? Two(e, Corner + x - (y / 2)) : Three(e, Corner + x - (y / 2));

    private static int AcrossDown(ReadOnlySpan<int> e, int way, int x, int y) =>
        way < 0 ? (way == -1 ? Three(e, Corner) : Three(e, Corner - 1 + x)) : x % 2 == 0 ? Two(e, Corner - 1 - y + (x / 2)) : Three(e, Corner - y + (x / 2));

    /// <summary>The last two go on by threes, since what they would be made of lies too far to the right.</summary>
    private static int DownLeft(ReadOnlySpan<int> e, int x, int y)
    {
        var first = Corner + 1 + x + (y / 2);
        return (x, y) switch
        {
            (3, 2) => Three(e, Corner + 6),
            (3, 3) => Three(e, Corner + 7),
            _ => y % 2 == 0 ? Two(e, first) : Three(e, first + 1),
        };
    }

    private static int AcrossUp(ReadOnlySpan<int> e, int way) => way switch
    {
        > 5 => e[0],
        5 => (e[1] + (3 * e[0]) + 2) >> 2,
        _ => way % 2 == 0 ? Two(e, Corner - 2 - (way / 2)) : Three(e, Corner - 2 - (way / 2)),
    };

    private static int Two(ReadOnlySpan<int> e, int at) => (e[at] + e[at + 1] + 1) >> 1;

    /// <param name="e">The samples.</param>
    /// <param name="at">The middle one.</param>
    private static int Three(ReadOnlySpan<int> e, int at) => (e[at - 1] + (2 * e[at]) + e[at + 1] + 2) >> 2;
}
