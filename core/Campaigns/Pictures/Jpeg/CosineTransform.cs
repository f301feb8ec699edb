namespace PluginHost.Campaigns.Pictures.Jpeg;

/// <summary>Makes the samples of a block of the waves that it is told by.</summary>
internal static class CosineTransform
{
    private const int Side = JpegComponent.Side;

    private static readonly float[] Cosines = [.. Enumerable.Range(0, Side).Select(static k => (float)(Math.Cos(k * Math.PI / 16) / 2))];

    /// <param name="waves">How strong each wave is, in steps.</param>
    /// <param name="steps">How large a step is of each.</param>
    /// <param name="to">Where the first sample goes.</param>
    /// <param name="stride">How far the lines are apart there.</param>
    public static void Undo(ReadOnlySpan<short> waves, ReadOnlySpan<ushort> steps, Span<byte> to, int stride)
    {
        if (!waves[1..].ContainsAnyExcept((short)0))
        {
            var even = Sample(waves[0] * steps[0] / 8f);
            for (var y = 0; y < Side; y++)
            {
                to.Slice(y * stride, Side).Fill(even);
            }

            return;
        }

        Span<float> block = stackalloc float[JpegComponent.Size];
        for (var i = 0; i < block.Length; i++)
        {
            block[i] = waves[i] * steps[i];
        }

        for (var row = 0; row < Side; row++)
        {
            Line(block[(row * Side)..], 1);
        }

        for (var column = 0; column < Side; column++)
        {
            Line(block[column..], Side);
        }

        for (var i = 0; i < block.Length; i++)
        {
            to[(i / Side * stride) + (i % Side)] = Sample(block[i]);
        }
    }

    private static byte Sample(float value) => (byte)Math.Clamp(value + 128.5f, 0, 255);

    private static void Line(Span<float> x, int step)
    {
        var c = Cosines;
        var (x0, x1, x2, x3, x4, x5, x6, x7) = (x[0], x[step], x[2 * step], x[3 * step], x[4 * step], x[5 * step], x[6 * step], x[7 * step]);
        var (sum, difference) = ((x0 + x4) * c[4], (x0 - x4) * c[4]);
        var (wide, narrow) = ((x2 * c[2]) + (x6 * c[6]), (x2 * c[6]) - (x6 * c[2]));
        var (even0, even1, even2, even3) = (sum + wide, difference + narrow, difference - narrow, sum - wide);
        var odd0 = (x1 * c[1]) + (x3 * c[3]) + (x5 * c[5]) + (x7 * c[7]);
        var odd1 = (x1 * c[3]) - (x3 * c[7]) - (x5 * c[1]) - (x7 * c[5]);
        var odd2 = (x1 * c[5]) - (x3 * c[1]) + (x5 * c[7]) + (x7 * c[3]);
        var odd3 = (x1 * c[7]) - (x3 * c[5]) + (x5 * c[3]) - (x7 * c[1]);
        (x[0], x[7 * step]) = (even0 + odd0, even0 - odd0);
        (x[step], x[6 * step]) = (even1 + odd1, even1 - odd1);
        (x[2 * step], x[5 * step]) = (even2 + odd2, even2 - odd2);
        (x[3 * step], x[4 * step]) = (even3 + odd3, even3 - odd3);
    }
}
