using System.Globalization;
using System.Numerics;

namespace PluginHost.Dice;

/// <summary>A distribution as bars of text, widest where most rolls fall.</summary>
public static class OddsChart
{
    private const int MostBars = 40;
    private const int Widest = 50;

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

    /// <summary>A bar a value, or a bar for several neighbours when there are too many.</summary>
    private static IEnumerable<(string Name, double Share, Number Last)> Bars(Distribution distribution)
    {
        var step = (distribution.Values.Length + MostBars - 1) / MostBars;
        for (var first = 0; first < distribution.Values.Length; first += step)
        {
            var last = Math.Min(first + step, distribution.Values.Length) - 1;
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
