using PluginHost.Rules.Index;

namespace PluginHost.Rules.Analysis;

/// <summary>Makes the terms of the index of a text: the same for what is kept and for what is asked.</summary>
internal static class Terms
{
    /// <summary>Between the words in their order and the joined forms that follow, so that no phrase reaches over.</summary>
    private const int Gap = 8;

    public static string Of(string word) => Stemmer.Stem(NumberWords.Fold(word));

    /// <summary>A term for each word, nothing for a stop word.</summary>
    public static List<string> Of(IReadOnlyList<Word> words)
    {
        var terms = new List<string>(words.Count);
        foreach (var word in words)
        {
            terms.Add(StopWords.Holds(word.Text) ? "" : Of(word.Text));
        }

        return terms;
    }

    /// <summary>The terms of a text, and behind them what hyphens join ("half-orc" is found as "halforc" too).</summary>
    public static FieldTerms Field(Fields field, string text)
    {
        var words = Words.Of(text);
        var terms = Of(words);
        var gap = Gap;
        for (var word = 1; word < words.Count; word++)
        {
            if (!words[word].Hyphened)
            {
                continue;
            }

            for (; gap > 0; gap--)
            {
                terms.Add("");
            }

            terms.Add(Of(words[word - 1].Text + words[word].Text));
        }

        return new FieldTerms(field, terms);
    }
}
