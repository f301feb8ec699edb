using System.Text;

namespace PluginHost.Rules;

/// <summary>Small things that all readers need to make blocks.</summary>
internal static class Blocks
{
    /// <summary>Every run of white space as one space, soft hyphens and zero-width marks away.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is '\u00AD' or '\u200B' or '\uFEFF')
                continue;
            if (!char.IsWhiteSpace(letter))
                line.Append(letter);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>A paragraph, or nothing when there are no words.</summary>
    public static Paragraph? Field(string? lead, string text)
    {
        var words = OneLine(text);
        return string.IsNullOrEmpty(lead) ? words.Length == 0 ? null : new(0, words)
            : words is [':', ..] ? new(0, words[1..].TrimStart(), lead + ":") : new(0, words, lead);
    }
}
