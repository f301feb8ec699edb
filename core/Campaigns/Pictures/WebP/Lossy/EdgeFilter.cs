namespace PluginHost.Campaigns.Pictures.WebP.Lossy;

/// <summary>Smooths the edges between blocks, as the picture was made to be seen.</summary>
internal static class EdgeFilter
{
    private const int Edge = 4;

    /// <summary>All edges of a block: first those between columns, then those between rows.</summary>
    public static void Block(Plane plane, int x, int y, int size, Smoothing how, bool simple)
    {
        for (var down = 0; down < 2; down++)
        {
            var (along, across) = down == 0 ? (plane.Stride, 1) : (1, plane.Stride);
            var start = plane.At(x, y);
            if (down == 0 ? x > 0 : y > 0)
            {
                Line(plane.Data, start, along, across, size, how with { Limit = (byte)(how.Limit + Edge) }, simple, wide: true);
            }

            for (var inside = Edge; how.Inside && inside < size; inside += Edge)
            {
                Line(plane.Data, start + (inside * across), along, across, size, how, simple, wide: false);
            }
        }
    }

    private static void Line(byte[] data, int start, int along, int across, int count, Smoothing how, bool simple, bool wide)
    {
        var limit = (2 * how.Limit) + 1;
        for (var (i, at) = (0, start); i < count; i++, at += along)
        {
            if ((4 * Math.Abs(data[at - across] - data[at])) + Math.Abs(data[at - (2 * across)] - data[at + across]) > limit)
            {
                continue;
            }

            if (simple)
            {
                Two(data, at, across);
            }
            else if (IsEven(data, at, across, how.Inner))
            {
                Smooth(data, at, across, how.Sharp, wide);
            }
        }
    }

    private static void Smooth(byte[] data, int at, int across, int sharp, bool wide)
    {
        if (Math.Abs(data[at - (2 * across)] - data[at - across]) > sharp || Math.Abs(data[at + across] - data[at]) > sharp)
        {
            Two(data, at, across);
        }
        else if (wide)
        {
            Six(data, at, across);
        }
        else
        {
            Four(data, at, across);
        }
    }

    private static bool IsEven(byte[] data, int at, int across, int most)
    {
        for (var i = -4; i < 3; i++)
        {
            if (i != -1 && Math.Abs(data[at + (i * across)] - data[at + ((i + 1) * across)]) > most)
            {
                return false;
            }
        }

        return true;
    }

    private static void Two(byte[] data, int at, int across)
    {
        var step = (3 * (data[at] - data[at - across])) + Math.Clamp(data[at - (2 * across)] - data[at + across], -128, 127);
        data[at - across] = Byte(data[at - across] + Sixteenth(step + 3));
        data[at] = Byte(data[at] - Sixteenth(step + 4));
    }

    private static void Four(byte[] data, int at, int across)
    {
        var step = 3 * (data[at] - data[at - across]);
        var (right, left) = (Sixteenth(step + 4), Sixteenth(step + 3));
        var outer = (right + 1) >> 1;
        data[at - (2 * across)] = Byte(data[at - (2 * across)] + outer);
        data[at - across] = Byte(data[at - across] + left);
        data[at] = Byte(data[at] - right);
        data[at + across] = Byte(data[at + across] - outer);
    }

    private static void Six(byte[] data, int at, int across)
    {
        var step = Math.Clamp((3 * (data[at] - data[at - across])) + Math.Clamp(data[at - (2 * across)] - data[at + across], -128, 127), -128, 127);
        for (var i = 0; i < 3; i++)
        {
            var part = ((27 - (9 * i)) * step + 63) >> 7;
            data[at - ((i + 1) * across)] = Byte(data[at - ((i + 1) * across)] + part);
            data[at + (i * across)] = Byte(data[at + (i * across)] - part);
        }
    }

    private static int Sixteenth(int step) => Math.Clamp(step >> 3, -16, 15);

    private static byte Byte(int value) => (byte)Math.Clamp(value, 0, 255);
}
