namespace PluginHost.Campaigns.Pictures.WebP.Lossy;

/// <summary>How a block goes on from what stands above it and to its left.</summary>
internal static class Guess
{
    public const byte Mean = 0;
    public const byte Slope = 1;
    public const byte Down = 2;
    public const byte Across = 3;
    public const byte RightDown = 4;
    public const byte DownRight = 5;
    public const byte LeftDown = 6;
    public const byte DownLeft = 7;
    public const byte AcrossDown = 8;
    public const byte AcrossUp = 9;

    /// <summary>A whole block, of 16 by 16 light or 8 by 8 of a colour.</summary>
    public static void Whole(Plane plane, int x, int y, int size, byte mode)
    {
        var data = plane.Data;
        for (var row = 0; row < size; row++)
        {
            var line = data.AsSpan(plane.At(x, y + row), size);
            switch (mode)
            {
                case Down:
                    data.AsSpan(plane.At(x, y - 1), size).CopyTo(line);
                    break;
                case Across:
                    line.Fill(data[plane.At(x - 1, y + row)]);
                    break;
                case Slope:
                    Sloping(plane, x, y, row, line);
                    break;
                default:
                    line.Fill(row == 0 ? MeanOf(plane, x, y, size) : data[plane.At(x, y)]);
                    break;
            }
        }
    }

    /// <summary>What is above goes on down by as much as the left does.</summary>
    public static void Sloping(Plane plane, int x, int y, int row, Span<byte> line)
    {
        var above = plane.Data.AsSpan(plane.At(x, y - 1), line.Length);
        var change = plane.Data[plane.At(x - 1, y + row)] - plane.Data[plane.At(x - 1, y - 1)];
        for (var i = 0; i < line.Length; i++)
        {
            line[i] = (byte)Math.Clamp(above[i] + change, 0, 255);
        }
    }

    private static byte MeanOf(Plane plane, int x, int y, int size)
    {
        var (sum, count) = (0, 0);
        for (var i = 0; i < size; i++)
        {
            sum += (y > 0 ? plane.Data[plane.At(x + i, y - 1)] : 0) + (x > 0 ? plane.Data[plane.At(x - 1, y + i)] : 0);
            count += (y > 0 ? 1 : 0) + (x > 0 ? 1 : 0);
        }

        return count == 0 ? (byte)128 : (byte)((sum + (count / 2)) / count);
    }
}
