using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PluginHost.Rules.Layout.Tests;

/// <summary>How alike two texts are: the harmonic mean of precision and recall over multisets of words, and of five words in a row.</summary>
internal static partial class Likeness
{
    public static List<string> Words(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(static match => match.Value)];

    public static double F1(List<string> found, List<string> expected, int length)
    {
        var (ones, others) = (Shingles(found, length), Shingles(expected, length));
        var common = ones.Sum(one => Math.Min(one.Value, others.GetValueOrDefault(one.Key)));
        return 2.0 * common / (ones.Values.Sum() + others.Values.Sum());
    }

    /// <summary>Markdown without its signs.</summary>
    public static string Stripped(string markdown)
    {
        var text = WebUtility.HtmlDecode(Tag().Replace(markdown, " "));
        text = Link().Replace(Attribute().Replace(text, " "), "$1");
        return text.Replace("*", "", StringComparison.Ordinal).Replace('|', ' ').Replace("\\", "", StringComparison.Ordinal);
    }

    public static string Text(IEnumerable<Block> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            text.AppendLine(block switch
            {
                Heading heading => heading.Text,
                Paragraph paragraph => paragraph.Lead + " " + paragraph.Text,
                Bullets bullets => string.Join('\n', bullets.Items),
                Table table => table.Caption + "\n" + string.Join('\n', table.Rows.Prepend(table.Header).Select(static row => string.Join(' ', row))),
                _ => "",
            });
        }

        return text.ToString();
    }

    private static Dictionary<string, int> Shingles(List<string> words, int length)
    {
        var seen = new Dictionary<string, int>();
        for (var at = 0; at + length <= words.Count; at++)
        {
            var shingle = string.Join(' ', words.GetRange(at, length));
            seen[shingle] = seen.GetValueOrDefault(shingle) + 1;
        }

        return seen;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"</?[a-zA-Z][^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\{[#.][^}]*\}")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();
}
