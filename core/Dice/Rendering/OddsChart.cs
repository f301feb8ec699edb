using System.Globalization;
using System.Numerics;

namespace PluginHost.Dice;

/// <summary>A distribution as bars of text, widest where most rolls fall.</summary>
public static class OddsChart
{
    private const int MostBars = 40;
    private const int Widest = 50;
    private const double Unseen = 0.0005;

    public static IEnumerable<string> Lines(Distribution distribution, Number? target)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        var bars = Bars(distribution).ToList();
        var most = bars.Max(static bar => bar.Share);
        var width = bars.Max(static bar => bar.Name.Length);
        foreach (var (name, share, last) in bars)
        {
            var eighths = (int)Math.Round(share / most * Widest * 8);
            var bar = new string('█', eighths / 8) + (eighths % 8 > 0 ? " ▏▎▍▌▋▊▉"[eighths % 8].ToString() : "");
            var mark = target is { } reached && last >= reached ? "•" : " ";
            yield return string.Create(CultureInfo.InvariantCulture, $"{name.PadLeft(width)} {mark} {share,7:0.00%} {bar}").TrimEnd();
        }
    }

    /// <summary>A bar a value, or a bar for several neighbours when there are too many; what is too rare to be seen at either end is left away.</summary>
    private static IEnumerable<(string Name, double Share, Number Last)> Bars(Distribution distribution)
    {
        var start = distribution.Values.BinarySearch(distribution.Percentile(Unseen));
        var end = distribution.Values.BinarySearch(distribution.Percentile(1 - Unseen)) + 1;
        var step = (end - start + MostBars - 1) / MostBars;
        for (var first = start; first < end; first += step)
        {
            var last = Math.Min(first + step, end) - 1;
            var weight = BigInteger.Zero;
            for (var index = first; index <= last; index++)
            {
                weight += distribution.Weights[index];
            }

            var (from, to) = (distribution.Values[first], distribution.Values[last]);
            yield return (first == last ? from.ToString() : $"{from}..{to}", distribution.Share(weight), to);
        }
    }
}
