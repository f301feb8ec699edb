namespace PluginHost.Rules.Vectors;

/// <summary>Lets every place of a text look at all others, and take from those that concern it.</summary>
internal static class Attention
{
    public const int Heads = 4;

    /// <param name="asked">Rows of queries, then keys, then values, each as wide as an output row.</param>
    /// <param name="output">Rows of what was taken.</param>
    /// <param name="rows">How many places there are.</param>
    /// <param name="width">How wide an output row is.</param>
    public static void Apply(ReadOnlySpan<float> asked, Span<float> output, int rows, int width)
    {
        var head = width / Heads;
        var scale = 1 / MathF.Sqrt(head);
        Span<float> shares = stackalloc float[rows];
        output[..(rows * width)].Clear();
        for (var at = 0; at < width; at += head)
        {
            for (var row = 0; row < rows; row++)
            {
                var query = asked.Slice((row * 3 * width) + at, head);
                for (var other = 0; other < rows; other++)
                {
                    shares[other] = scale * Decomposition.Dot(query, asked.Slice((((other * 3) + 1) * width) + at, head));
                }

                Divide(shares);
                var into = output.Slice((row * width) + at, head);
                for (var other = 0; other < rows; other++)
                {
                    Decomposition.Add(into, asked.Slice((((other * 3) + 2) * width) + at, head), shares[other]);
                }
            }
        }
    }

    /// <summary>Parts of one whole, by the exponents.</summary>
    private static void Divide(Span<float> shares)
    {
        var most = float.NegativeInfinity;
        foreach (var share in shares)
        {
            most = MathF.Max(most, share);
        }

        var sum = 0f;
        foreach (ref var share in shares)
        {
            share = MathF.Exp(share - most);
            sum += share;
        }

        foreach (ref var share in shares)
        {
            share /= sum;
        }
    }
}
