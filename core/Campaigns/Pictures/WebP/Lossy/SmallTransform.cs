namespace PluginHost.Campaigns.Pictures.WebP.Lossy;

/// <summary>Makes samples of what small blocks say.</summary>
internal static class SmallTransform
{
    private const int Side = 4;
    private const int Size = Side * Side;

    /// <summary>The means of the sixteen small blocks of light are told together.</summary>
    public static void Means(ReadOnlySpan<short> told, Span<short> blocks)
    {
        Span<int> half = stackalloc int[Size];
        for (var i = 0; i < Side; i++)
        {
            var (outer, inner) = (told[i] + told[12 + i], told[4 + i] + told[8 + i]);
            var (outerLess, innerLess) = (told[i] - told[12 + i], told[4 + i] - told[8 + i]);
            (half[i], half[8 + i]) = (outer + inner, outer - inner);
            (half[4 + i], half[12 + i]) = (outerLess + innerLess, outerLess - innerLess);
        }

        for (var i = 0; i < Size; i += Side)
        {
            var (outer, inner) = (half[i] + 3 + half[i + 3], half[i + 1] + half[i + 2]);
            var (outerLess, innerLess) = (half[i] + 3 - half[i + 3], half[i + 1] - half[i + 2]);
            blocks[i * Size] = (short)((outer + inner) >> 3);
            blocks[(i + 1) * Size] = (short)((outerLess + innerLess) >> 3);
            blocks[(i + 2) * Size] = (short)((outer - inner) >> 3);
            blocks[(i + 3) * Size] = (short)((outerLess - innerLess) >> 3);
        }
    }

    /// <summary>Adds what a block says to what was guessed.</summary>
    public static void Add(ReadOnlySpan<short> told, Plane plane, int x, int y)
    {
        if (!told.ContainsAnyExcept((short)0))
        {
            return;
        }

        Span<int> half = stackalloc int[Size];
        for (var i = 0; i < Side; i++)
        {
            var (a, b, c, d) = Turn(told[i], told[4 + i], told[8 + i], told[12 + i]);
            (half[i * 4], half[(i * 4) + 1], half[(i * 4) + 2], half[(i * 4) + 3]) = (a, b, c, d);
        }

        for (var row = 0; row < Side; row++)
        {
            var (a, b, c, d) = Turn(half[row] + 4, half[4 + row], half[8 + row], half[12 + row]);
            var line = plane.Data.AsSpan(plane.At(x, y + row), Side);
            (line[0], line[1], line[2], line[3]) = (Sum(line[0], a), Sum(line[1], b), Sum(line[2], c), Sum(line[3], d));
        }
    }

    private static (int A, int B, int C, int D) Turn(int first, int second, int third, int fourth)
    {
        var (sum, less) = (first + third, first - third);
        var (small, large) = (Sine(second) - Cosine(fourth), Cosine(second) + Sine(fourth));
        return (sum + large, less + small, less - small, sum - large);
    }

    private static int Cosine(int value) => ((value * 20_091) >> 16) + value;

    private static int Sine(int value) => (value * 35_468) >> 16;

    private static byte Sum(byte guessed, int change) => (byte)Math.Clamp(guessed + (change >> 3), 0, 255);
}
