namespace PluginHost.Rules.Vectors;

/// <summary>Brings each row to mean 0 and spread 1, then to learned ones (layer normalisation).</summary>
internal sealed class Evening(float[] scale, float[] bias)
{
    private const float Least = 1e-6f;

    public int Width => scale.Length;

    public void Apply(ReadOnlySpan<float> input, Span<float> output, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var from = input.Slice(row * Width, Width);
            var into = output.Slice(row * Width, Width);
            var mean = 0f;
            foreach (var value in from)
            {
                mean += value;
            }

            mean /= Width;
            var spread = 0f;
            foreach (var value in from)
            {
                spread += (value - mean) * (value - mean);
            }

            var factor = 1 / MathF.Sqrt((spread / Width) + Least);
            for (var at = 0; at < into.Length; at++)
            {
                into[at] = ((from[at] - mean) * factor * scale[at]) + bias[at];
            }
        }
    }
}
