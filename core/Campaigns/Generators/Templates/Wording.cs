using System.Text;

namespace PluginHost.Campaigns.Generators;

/// <summary>Small matters of English.</summary>
internal static class Wording
{
    public static string Capital(string text) => text.Length > 0 && char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    public static string Small(string text) => text.Length > 0 ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    public static string WithArticle(string text) => $"{Article(text)} {text}";

    public static string Joined(IReadOnlyList<string> all) => all.Count switch
    {
        0 => "",
        1 => all[0],
        _ => $"{string.Join(", ", all.Take(all.Count - 1))} and {all[^1]}",
    };

    /// <summary>What was put together from pieces, set as prose: sentences begin large, <c>a(n)</c> becomes what fits, and blanks are single.</summary>
    public static string Prose(string text)
    {
        var made = new StringBuilder(text.Length);
        var begins = true;
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (string.CompareOrdinal(text, index, "a(n) ", 0, 5) == 0 && (index == 0 || !char.IsLetter(text[index - 1])))
            {
                var article = Article(text[(index + 5)..Math.Min(text.Length, index + 25)]);
                made.Append(begins ? Capital(article) : article);
                (index, begins) = (index + 3, false);
                continue;
            }

            if (char.IsWhiteSpace(letter))
            {
                if (letter == '\n' && made.Length > 0 && made[^1] == ' ')
                {
                    made.Length--;
                }

                if (made.Length > 0 && !(letter != '\n' && char.IsWhiteSpace(made[^1])) && !(letter == '\n' && made.ToString(Math.Max(0, made.Length - 2), Math.Min(2, made.Length)) == "\n\n"))
                {
                    made.Append(letter == '\n' ? '\n' : ' ');
                }

                continue;
            }

            made.Append(begins ? char.ToUpperInvariant(letter) : letter);
            begins = letter is '.' or '!' or '?' ? Ends(text, index) : begins && (letter is '"' or '(');
        }

        return made.ToString().Trim();
    }

    private static bool Ends(string text, int index) => index + 1 >= text.Length || char.IsWhiteSpace(text[index + 1]);

    private static string Article(string text)
    {
        var word = text.TrimStart().ToLowerInvariant();
        var vowel = word.Length > 0 && "aeiou".Contains(word[0], StringComparison.Ordinal) && !Consonant.Any(start => word.StartsWith(start, StringComparison.Ordinal));
        return vowel || Silent.Any(start => word.StartsWith(start, StringComparison.Ordinal)) ? "an" : "a";
    }

    private static readonly string[] Silent = ["hour", "honest", "heir", "honour", "honor", "8", "11 ", "18 "];

    private static readonly string[] Consonant = ["uni", "use", "usu", "eu", "one", "once"];
}
