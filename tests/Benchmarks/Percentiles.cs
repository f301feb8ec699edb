namespace PluginHost.Benchmarks;

internal static class Percentiles
{
    public static double Percentile(this IReadOnlyCollection<double> values, double part)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];
    }
}
