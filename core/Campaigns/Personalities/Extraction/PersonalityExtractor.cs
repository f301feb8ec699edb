using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Personalities;

/// <summary>Takes a personality from a text: what it says more often than English does, in which person and tense, how long and how formal.</summary>
internal static class PersonalityExtractor
{
    private const int Fewest = 150;
    private const int Terms = 60;
    private const int Phrases = 12;

    // Below this, a word may come as often by chance in one of a thousand texts.
    private const double Significant = 10.83;

    private static readonly string[] _latin = ["tion", "ment", "ance", "ence", "ity", "sion", "ous", "ive"];

    private static readonly string[] _archaic = ["thee", "thou", "thy", "hath", "doth", "ere", "whilst", "nigh", "lo", "behold", "unto", "shalt"];

    public static Result<Personality> Extract(string system, string text, string? source = null)
    {
        var statistics = new TextStatistics(text);
        if (statistics.Words < Fewest)
        {
            return Error.Invalid("text", string.Create(CultureInfo.InvariantCulture, $"There are {statistics.Words} words: a personality takes at least {Fewest}.")) with { Hint = "Name a longer source." };
        }

        var made = new Personality(system, Tones.Of(statistics.Counts), Perspective(statistics), Style(statistics), CommonPhrases(statistics), Vocabulary(statistics)) { Source = source };
        return made.Check() is { } error ? error : made;
    }

    private static string Perspective(TextStatistics text)
    {
        var first = text.Share("i", "my", "me", "we", "our", "us", "mine", "i'm", "i've");
        var second = text.Share("you", "your", "yours", "you're", "yourself");
        var third = text.Share("he", "she", "they", "his", "her", "their", "him", "them", "it", "its");
        return first > second && first > third * 0.7 ? "first-person" : second > third * 0.5 && second > 4 ? "instructional" : "omniscient";
    }

    private static List<string> Style(TextStatistics text)
    {
        var style = new List<string> { text.WordsPerSentence switch { < 11 => "short sentences", < 21 => "medium sentences", _ => "long sentences" } };
        var past = text.Share("was", "were", "had", "did") + text.Share(static word => word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal));
        var present = text.Share("is", "are", "has", "does", "can", "may", "will", "must");
        style.Add(past > present ? "past tense" : "present tense");
        var contracted = text.Share(static word => word.Contains('\'', StringComparison.Ordinal) && !word.EndsWith("'s", StringComparison.Ordinal));
        var latin = text.Share(static word => word.Length > 6 && _latin.Any(end => word.EndsWith(end, StringComparison.Ordinal)));
        style.Add(contracted > 8 ? "colloquial" : latin > 45 || text.LettersPerWord > 5.1 ? "formal" : "plain");
        Add("archaic", text.Share(_archaic) > 2);
        Add("full of figures", 1_000.0 * text.Digits / text.Words > 40);
        Add("exclaiming", 10 * text.Exclaimed > text.Sentences);
        return style;

        void Add(string word, bool holds)
        {
            if (holds)
            {
                style.Add(word);
            }
        }
    }

    /// <summary>The words that are most surely no chance, weighed by how many times as often they come as usual.</summary>
    private static Dictionary<string, double> Vocabulary(TextStatistics text) => text.Counts
        .Where(static word => word.Value >= 3 && word.Key.Length > 3 && !word.Key.Contains('\'', StringComparison.Ordinal))
        .Select(word => (word.Key, Expected: text.Words * Background.Often(word.Key) / 1_000_000, Seen: (double)word.Value))
        .Where(static word => word.Seen > word.Expected && Surety(word.Seen, word.Expected) > Significant)
        .OrderByDescending(static word => Surety(word.Seen, word.Expected)).ThenBy(static word => word.Key, StringComparer.Ordinal)
        .Take(Terms)
        .ToDictionary(static word => word.Key, static word => Math.Round(Math.Clamp(Math.Log2(word.Seen / word.Expected), 0.1, 20), 2), StringComparer.Ordinal);

    /// <summary>Twice the log of how much likelier the text is with its own rate than with the usual one.</summary>
    private static double Surety(double seen, double expected) => 2 * ((seen * Math.Log(seen / expected)) - (seen - expected));

    private static List<string> CommonPhrases(TextStatistics text)
    {
        var chosen = new List<string>();
        foreach (var (phrase, _) in text.Phrases.Where(static one => one.Value >= 3).OrderByDescending(static one => one.Value * one.Key.Count(static letter => letter == ' ')).ThenBy(static one => one.Key, StringComparer.Ordinal))
        {
            if (phrase.Length <= Personality.LongestPhrase && phrase.Split(' ').Any(static word => word.Length > 3 && !Background.IsCommon(word)) && !chosen.Any(other => Overlap(other, phrase)))
            {
                chosen.Add(phrase);
                if (chosen.Count == Phrases)
                {
                    break;
                }
            }
        }

        return chosen;
    }

    // Of the pieces of one phrase, one is enough.
    private static bool Overlap(string one, string other)
    {
        var words = one.Split(' ').ToHashSet(StringComparer.Ordinal);
        return other.Split(' ').Count(words.Contains) >= 2;
    }
}
