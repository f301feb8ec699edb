namespace PluginHost.Rules.Analysis;

/// <summary>Brings the forms of one English word together: plurals, times and persons. Words that are only related ("suffocate", "suffocation") stay apart; they meet by their root.</summary>
internal static class Stemmer
{
    private static readonly System.Buffers.SearchValues<char> Vowels = System.Buffers.SearchValues.Create("aeiouy");

    private static readonly string[] Derivations =
    [
        "ization", "ational", "fulness", "ousness", "iveness", "ability", "ibility", "ication", "ation", "ition", "ement", "ments", "iness", "ility",
        "ator", "able", "ible", "ance", "ence", "ment", "ness", "ship", "less", "tion", "sion", "ious", "eous", "ling", "ally", "ical", "ious",
        "ity", "ful", "ion", "ous", "ive", "ize", "ify", "ate", "ant", "ent", "ary", "ery", "ist", "ism", "dom", "ure", "age", "al", "ic", "er", "or", "ly", "en", "th", "y", "e",
    ];

    public static string Stem(string word)
    {
        word = BritishSpelling.Fold(Irregular.BaseOf(word) ?? word);
        if (word.Length < 4 || !char.IsAsciiLetter(word[^1]) || !char.IsAsciiLetter(word[0]))
        {
            return word;
        }

        word = Singular(word);
        word = Plain(word);
        return Ended(word);
    }

    /// <summary>What remains of a stem when the endings that make words of words are gone; nothing when too little remains.</summary>
    public static string? Root(string stem)
    {
        var root = stem.AsSpan();
        for (var round = 0; round < 2; round++)
        {
            foreach (var ending in Derivations)
            {
                if (root.EndsWith(ending) && root.Length - ending.Length >= 4)
                {
                    root = root[..^ending.Length];
                    break;
                }
            }
        }

        if (root.Length > 4 && root[^1] == root[^2])
        {
            root = root[..^1];
        }

        return root.Length >= 4 ? new string(root) : null;
    }

    private static string Singular(string word)
    {
        if (word[^1] != 's')
        {
            return word;
        }

        if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal)
            || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("zzes", StringComparison.Ordinal))
        {
            return word[..^2];
        }

        if (word.EndsWith("ies", StringComparison.Ordinal))
        {
            return word.Length > 4 ? word[..^3] + "y" : word[..^1];
        }

        return word[^2] is 's' or 'u' or 'i' || !HasVowel(word.AsSpan(0, word.Length - 1)) ? word : word[..^1];
    }

    private static string Plain(string word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ed"])
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal))
            {
                continue;
            }

            var stem = word.AsSpan(0, word.Length - ending.Length);
            if (stem.Length < 3 && !(stem.Length == 2 && ending is "ed" or "ing" && HasVowel(stem)) || !HasVowel(stem) || (ending is "ed" && stem[^1] == 'e'))
            {
                return word;
            }

            if (stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z' or 'f'))
            {
                return new string(stem[..^1]);
            }

            if (LostItsE(stem))
            {
                return string.Concat(stem, "e");
            }

            if (stem[^1] == 'i')
            {
                return string.Concat(stem[..^1], "y");
            }

            return new string(stem);
        }

        return word;
    }

    /// <summary>A silent "e" goes, so that "raise" and "rais-ing" meet; doubled "l" is folded, so that "traveling" and "travelling" do.</summary>
    private static string Ended(string word)
    {
        if (word.Length > 4 && word[^1] == 'e' && word[^2] is not 'e')
        {
            word = word[..^1];
        }

        if (word.Length > 3 && word[^1] == 'l' && word[^2] == 'l')
        {
            word = word[..^1];
        }

        return word.Length > 3 && word[^1] == 'y' && !IsVowel(word[^2]) ? word[..^1] + "i" : word;
    }

    /// <summary>"fir-ing" and "us-ed" are of "fire" and "use": short words keep their "e", or "cone" would be "con".</summary>
    private static bool LostItsE(ReadOnlySpan<char> stem) =>
        (stem.Length == 2 && IsVowel(stem[0]) && !IsVowel(stem[1]))
        || (stem.Length == 3 && !IsVowel(stem[0]) && IsVowel(stem[1]) && !IsVowel(stem[2]) && stem[2] is not ('x' or 'w' or 'y'));

    private static bool HasVowel(ReadOnlySpan<char> word) => word.ContainsAny(Vowels);

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
