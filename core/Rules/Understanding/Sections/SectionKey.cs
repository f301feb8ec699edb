using System.Text;

namespace PluginHost.Rules.Understanding;

internal static class SectionKey
{
    /// <summary>"spellcasting/spell-descriptions/ember-lance"; the second section of the same path ends in "~1".</summary>
    public static string Of(IReadOnlyList<string> path, int occurrence = 0)
    {
        var key = path.Count == 0 ? "-" : string.Join('/', path.Select(Slug));
        return occurrence == 0 ? key : $"{key}~{occurrence}";
    }

    /// <summary>Letters and digits in lower case with single dashes.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
                slug.Append(char.ToLowerInvariant(letter));
            else if (letter is not ('\'' or '’') && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().TrimEnd('-') is { Length: > 0 } whole ? whole : "-";
    }
}
