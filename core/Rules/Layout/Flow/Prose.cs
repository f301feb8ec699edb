using System.Text;

namespace PluginHost.Rules.Layout;

/// <summary>The text of lines that belong together, and the bold words it begins with.</summary>
internal readonly record struct Prose(string Text, string? Lead)
{
    private const int LongestLead = 100;
    private const string Closing = ".:;,!?)";

    public static string Plain(IReadOnlyList<Line> lines, Hyphens hyphens) => Of(lines, hyphens).Whole;

    public static Prose Led(IReadOnlyList<Line> lines, Hyphens hyphens)
    {
        var (whole, bold) = Of(lines, hyphens);
        while (bold > 0 && bold < whole.Length && Closing.Contains(whole[bold], StringComparison.Ordinal) && !char.IsWhiteSpace(whole[bold - 1]))
        {
            bold++;
        }

        var lead = whole[..bold].Trim();
        var text = whole[bold..].Trim();
        return lead.Length is 0 or > LongestLead || text.Length == 0 ? new(whole, null) : new(text, lead);
    }

    /// <summary>The joined text, and how far from its beginning it is bold.</summary>
    private static (string Whole, int Bold) Of(IReadOnlyList<Line> lines, Hyphens hyphens)
    {
        var text = new StringBuilder();
        var (bold, open) = (0, true);
        for (var at = 0; at < lines.Count; at++)
        {
            if (at > 0)
            {
                var (cut, between) = hyphens.Joint(lines[at - 1].Text, lines[at].Text);
                Trim(text);
                text.Length -= Math.Min(cut, text.Length);
                text.Append(between);
            }

            foreach (var strand in lines[at].Strands)
            {
                Append(text, strand.Text);
                var inked = strand.Text.Any(char.IsLetterOrDigit);
                open &= strand.Style.Bold || !inked;
                bold = open && strand.Style.Bold ? text.Length : bold;
            }
        }

        Trim(text);
        return (text.ToString(), Math.Min(bold, text.Length));
    }

    /// <summary>Spaces of any kind become one; soft hyphens inside of a line are not to be seen.</summary>
    private static void Append(StringBuilder text, string more)
    {
        foreach (var letter in more)
        {
            if (!char.IsWhiteSpace(letter))
            {
                _ = letter is '\u00ad' or '\u200b' ? text : text.Append(letter);
            }
            else if (text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }
        }
    }

    private static void Trim(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }
    }
}
