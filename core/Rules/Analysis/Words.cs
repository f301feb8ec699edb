using System.Globalization;

namespace PluginHost.Rules.Analysis;

/// <summary>Cuts a text into words: letters and digits, dice ("2d6"), fractions ("1/4") and bonuses ("+1") whole.</summary>
internal static class Words
{
    /// <summary>What is longer is cut off: no rule is called so.</summary>
    public const int Longest = 48;

    public static List<Word> Of(string text)
    {
        var words = new List<Word>();
        Span<char> letters = stackalloc char[Longest];
        var at = 0;
        while (at < text.Length)
        {
            if (!Begins(text, at))
            {
                at++;
                continue;
            }

            var start = at;
            var length = 0;
            do
            {
                Add(text[at], letters, ref length);
                at++;
            }
            while (at < text.Length && Continues(text, at));

            var end = at;
            if (length > 1 && letters[length - 1] == 's' && end - start > 2 && IsApostrophe(text[end - 2]))
            {
                length--;
            }

            if (length > 0)
            {
                var hyphened = start > 0 && words.Count > 0 && words[^1].End == start - 1 && text[start - 1] is '-' or '‐' or '‑';
                words.Add(new Word(new string(letters[..length]), start, end - start, hyphened));
            }
        }

        return words;
    }

    private static bool Begins(string text, int at) =>
        char.IsLetterOrDigit(text[at])
        || (text[at] is '+' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && (at == 0 || !char.IsLetter(text[at - 1])));

    private static bool Continues(string text, int at)
    {
        var letter = text[at];
        if (char.IsLetterOrDigit(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark)
        {
            return true;
        }

        var next = at + 1 < text.Length ? text[at + 1] : ' ';
        return letter switch
        {
            _ when IsApostrophe(letter) => char.IsLetter(next) && char.IsLetter(text[at - 1]),
            ',' or '/' or '.' or '⁄' => char.IsAsciiDigit(next) && char.IsAsciiDigit(text[at - 1]),
            _ => false,
        };
    }

    public static bool IsApostrophe(char letter) => letter is '\'' or '’' or '‘' or 'ʼ' or '`' or '´';

    private static void Add(char letter, Span<char> letters, ref int length)
    {
        if (length >= letters.Length - 2)
        {
            return;
        }

        if (char.IsAscii(letter))
        {
            if (letter is not (',' or '\'' or '`'))
            {
                letters[length++] = char.ToLowerInvariant(letter);
            }

            return;
        }

        foreach (var part in Accents.Fold(letter))
        {
            if (length < letters.Length)
            {
                letters[length++] = part;
            }
        }
    }
}
