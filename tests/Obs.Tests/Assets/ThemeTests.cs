using System.Globalization;
using System.Text.RegularExpressions;

namespace PluginHost.Obs.Tests;

/// <summary>Letters can be read in every theme, whatever picture shines through a panel: reckoned as WCAG 2 does, over black and over white.</summary>
public sealed partial class ThemeTests
{
    private const double Least = 4.5;

    private static readonly string[] Texts = ["ink", "dim", "accent", "good", "warn", "bad"];
    private static readonly string[] Panels = ["panel", "panel-2"];

    private static readonly string[] Names = ["lantern", "parchment", "contrast"];

    public static TheoryData<string> Themes => [.. Names];

    [Theory]
    [MemberData(nameof(Themes))]
    public void Every_text_stands_out_from_every_panel(string theme)
    {
        var values = Read(theme);
        foreach (var panel in Panels)
        {
            foreach (var behind in (double[])[0, 255])
            {
                var ground = Over(values[panel], [behind, behind, behind]);
                var marked = Over(values["mark"], ground);
                Assert.All(Texts, text => Assert.True(Contrast(values[text], ground) >= Least, $"{text} on {panel} over {behind}: {Contrast(values[text], ground):0.00}"));
                Assert.All((string[])["ink", "accent"], text => Assert.True(Contrast(values[text], marked) >= Least, $"{text} on the marked row over {behind}: {Contrast(values[text], marked):0.00}"));
            }
        }

        Assert.All((string[])["die", "best", "worst"], face => Assert.True(Contrast(values["die-ink"], values[face]) >= 3, $"A large number on {face}: {Contrast(values["die-ink"], values[face]):0.00}"));
    }

    [Fact]
    public void A_theme_gives_every_value_that_the_first_gives()
    {
        var names = Read("lantern").Keys.Order(StringComparer.Ordinal).ToList();
        Assert.All(Names, theme => Assert.Equal(names, Read(theme).Keys.Order(StringComparer.Ordinal)));
    }

    private static double Contrast(double[] one, double[] other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(double[] colour)
    {
        static double Linear(double channel) => channel / 255 <= 0.04045 ? channel / 255 / 12.92 : Math.Pow(((channel / 255) + 0.055) / 1.055, 2.4);
        return (0.2126 * Linear(colour[0])) + (0.7152 * Linear(colour[1])) + (0.0722 * Linear(colour[2]));
    }

    private static double[] Over(double[] colour, double[] ground) => [.. Enumerable.Range(0, 3).Select(channel => (colour[channel] * colour[3]) + (ground[channel] * (1 - colour[3])))];

    /// <summary>The colours of a theme, as red, green, blue and how much they cover.</summary>
    private static Dictionary<string, double[]> Read(string theme)
    {
        var css = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "assets", "themes.css"));
        var block = Block().Matches(css).Single(match => match.Groups["heads"].Value.Contains($"[data-theme={theme}]", StringComparison.Ordinal)).Groups["body"].Value;
        return Value().Matches(block).ToDictionary(static match => match.Groups["name"].Value, static match => Colour(match.Groups["colour"].Value), StringComparer.Ordinal);
    }

    private static double[] Colour(string text) => text[0] == '#'
        ? [Hex(text[1..3]), Hex(text[3..5]), Hex(text[5..7]), 1]
        : [.. text["rgba(".Length..^1].Split(',').Select(static part => double.Parse(part, CultureInfo.InvariantCulture))];

    private static double Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<heads>[^{}]*)\{(?<body>[^{}]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"--(?<name>[a-z0-9-]+): (?<colour>#[0-9a-f]{6}|rgba\([^)]*\));", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();
}
