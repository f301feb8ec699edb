using System.Text.Json;
using Xunit.Abstractions;

namespace PluginHost.Rules.Layout.Tests;

/// <summary>What must be found again in a real rulebook, beside the same content as Markdown and as data.</summary>
internal static class BookFigures
{
    public static void AssertText(IReadOnlyList<Block> blocks, string markdown, ITestOutputHelper output)
    {
        var found = Likeness.Words(Likeness.Text(blocks));
        var expected = Likeness.Words(Likeness.Stripped(markdown));
        var (words, five) = (Likeness.F1(found, expected, 1), Likeness.F1(found, expected, 5));
        output.WriteLine($"{found.Count} words of {expected.Count}: F1 of words {words:f5}, of five in a row {five:f5}");
        Assert.True(words >= 0.995, $"F1 of words is {words:f5}");
        Assert.True(five >= 0.98, $"F1 of five words in a row is {five:f5}");
    }

    /// <returns>The share of the names that are headings.</returns>
    public static double Named(IReadOnlyList<Block> blocks, string json, ITestOutputHelper output)
    {
        var headings = blocks.OfType<Heading>().Select(static heading => Key(heading.Text)).ToHashSet();
        var names = JsonElement.Parse(json).EnumerateArray().Select(static one => Key(one.GetProperty("name").GetString() ?? "")).ToList();
        var missing = names.FindAll(name => !headings.Contains(name));
        output.WriteLine($"{names.Count - missing.Count} of {names.Count} names are headings; not {string.Join(", ", missing.Take(8))}");
        return 1 - ((double)missing.Count / names.Count);
    }

    public static void AssertStatBlocks(IReadOnlyList<Block> blocks, ITestOutputHelper output)
    {
        var (armor, points) = (Led(blocks, "Armor Class"), Led(blocks, "Hit Points"));
        var abilities = blocks.OfType<Table>().Count(static table => table.Header is ["STR", "DEX", "CON", "INT", "WIS", "CHA"] && table.Rows.Count == 1);
        output.WriteLine($"{armor} lines of Armor Class, {points} of Hit Points, {abilities} tables of abilities; {blocks.Count} blocks");
        Assert.True(armor >= 310 && points >= 310 && abilities >= 300);
    }

    private static int Led(IReadOnlyList<Block> blocks, string lead) => blocks.OfType<Paragraph>().Count(paragraph => paragraph.Lead == lead);

    private static string Key(string name) => string.Join(' ', Likeness.Words(name.Replace("’", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal)));
}
