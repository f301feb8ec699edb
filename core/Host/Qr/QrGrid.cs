namespace PluginHost.Host;

/// <summary>The modules of a code while it is drawn.</summary>
internal sealed class QrGrid(int size)
{
    private readonly bool[,] _drawn = new bool[size, size];

    public bool[,] Dark { get; } = new bool[size, size];

    public void DrawPatterns(QrVersion version, int mask)
    {
        for (var at = 0; at < size; at++)
        {
            Set(6, at, at % 2 == 0);
            Set(at, 6, at % 2 == 0);
        }

        DrawFinder(3, 3);
        DrawFinder(size - 4, 3);
        DrawFinder(3, size - 4);
        var last = version.Centres.Length - 1;
        for (var i = 0; i <= last; i++)
        {
            for (var j = 0; j <= last; j++)
            {
                // Three corners have a finder already.
                if (!((i == 0 && j == 0) || (i == 0 && j == last) || (i == last && j == 0)))
                {
                    DrawAlignment(version.Centres[i], version.Centres[j]);
                }
            }
        }

        DrawFormat(mask);
        if (version.Number >= 7)
        {
            DrawVersion(version.Number);
        }
    }

    /// <summary>Up and down in columns of two, from the right, wherever no pattern stands.</summary>
    public void DrawData(bool[] bits, int mask)
    {
        var next = 0;
        for (var right = size - 1; right >= 1; right -= 2)
        {
            right = right == 6 ? 5 : right;
            var upward = ((right + 1) & 2) == 0;
            for (var step = 0; step < size; step++)
            {
                var y = upward ? size - 1 - step : step;
                for (var x = right; x > right - 2; x--)
                {
                    if (!_drawn[x, y])
                    {
                        Dark[x, y] = (next < bits.Length && bits[next]) ^ IsMasked(mask, x, y);
                        next++;
                    }
                }
            }
        }
    }

    private static bool IsMasked(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => ((x / 3) + (y / 2)) % 2 == 0,
        5 => (x * y % 2) + (x * y % 3) == 0,
        6 => ((x * y % 2) + (x * y % 3)) % 2 == 0,
        _ => (((x + y) % 2) + (x * y % 3)) % 2 == 0,
    };

    private void DrawFinder(int centreX, int centreY)
    {
        for (var dy = -4; dy <= 4; dy++)
        {
            for (var dx = -4; dx <= 4; dx++)
            {
                var (x, y) = (centreX + dx, centreY + dy);
                if (x >= 0 && x < size && y >= 0 && y < size)
                {
                    Set(x, y, Math.Max(Math.Abs(dx), Math.Abs(dy)) is not (2 or 4));
                }
            }
        }
    }

    private void DrawAlignment(int centreX, int centreY)
    {
        for (var dy = -2; dy <= 2; dy++)
        {
            for (var dx = -2; dx <= 2; dx++)
            {
                Set(centreX + dx, centreY + dy, Math.Max(Math.Abs(dx), Math.Abs(dy)) != 1);
            }
        }
    }

    /// <summary>The mask, twice. Medium correction is written as two zero bits.</summary>
    private void DrawFormat(int mask)
    {
        var bits = ((mask << 10) | Remainder(mask, 10, 0x537)) ^ 0x5412;
        for (var at = 0; at < 15; at++)
        {
            var dark = ((bits >> at) & 1) != 0;
            var (x, y) = at switch { < 6 => (8, at), 6 => (8, 7), 7 => (8, 8), 8 => (7, 8), _ => (14 - at, 8) };
            Set(x, y, dark);
            (x, y) = at < 8 ? (size - 1 - at, 8) : (8, size - 15 + at);
            Set(x, y, dark);
        }

        Set(8, size - 8, dark: true);
    }

    private void DrawVersion(int number)
    {
        var bits = (number << 12) | Remainder(number, 12, 0x1F25);
        for (var at = 0; at < 18; at++)
        {
            var dark = ((bits >> at) & 1) != 0;
            var (far, near) = (size - 11 + (at % 3), at / 3);
            Set(far, near, dark);
            Set(near, far, dark);
        }
    }

    private static int Remainder(int value, int bits, int generator)
    {
        var rest = value;
        for (var step = 0; step < bits; step++)
        {
            rest = (rest << 1) ^ ((rest >> (bits - 1)) * generator);
        }

        return rest;
    }

    private void Set(int x, int y, bool dark) => (Dark[x, y], _drawn[x, y]) = (dark, true);
}
