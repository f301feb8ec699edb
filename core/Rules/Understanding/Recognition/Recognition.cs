namespace PluginHost.Rules.Understanding;

internal enum SourceKind
{
    Rulebook,
    Flavor,
}

/// <summary>What a book seems to be; a suggestion that a person can change.</summary>
/// <param name="System">"generic" when no game's words stand out.</param>
/// <param name="Evidence">What was counted, in words.</param>
internal sealed record Recognition(string System, double SystemConfidence, string? Genre, double GenreConfidence, SourceKind Kind, double KindConfidence, IReadOnlyList<string> Evidence)
{
    private const int Sample = 4_000_000;
    private const double Enough = 6;

    public static Recognition Of(IReadOnlyList<Block> blocks, int entries)
    {
        var text = Text(blocks);
        var words = Math.Max(1, Words.Count(text));
        var systems = Vocabulary.Systems.Select(system => (system.System, Counts: Counted(text, system.Marks))).Select(static system => (system.System, system.Counts, Score: system.Counts.Sum(static mark => mark.Score)))
            .OrderByDescending(static system => system.Score).ToList();
        var (best, second) = (systems[0], systems[1]);
        var known = best.Score >= Enough;
        var genres = Vocabulary.Genres.Select(genre => (genre.Genre, Score: genre.Words.Sum(word => Math.Min(30, Count(text, word))))).OrderByDescending(static genre => genre.Score).ToList();
        var told = genres[0].Score >= 3;
        var (ruled, narrated) = Voices(text);
        return new Recognition(known ? best.System : "generic", known ? Math.Round(best.Score / (best.Score + second.Score + 2), 2) : 0.3,
            told ? genres[0].Genre : null, told ? Math.Round((double)genres[0].Score / (genres[0].Score + genres[1].Score + 1), 2) : 0, SourceKind.Rulebook, 0,
            [.. known ? best.Counts.OrderByDescending(static mark => mark.Score).Take(6).Select(static mark => $"\"{mark.Phrase}\" {mark.Times} times") : [], $"{ruled} words of rules and {narrated} of stories among {words}"])
        {
            RuleShare = 1000.0 * ruled / words,
            StoryShare = 1000.0 * narrated / words,
        }.Having(entries);
    }

    /// <summary>Words of rules among a thousand.</summary>
    private double RuleShare { get; init; }

    private double StoryShare { get; init; }

    /// <summary>Judges the kind of the source again: a book with entries is one of rules.</summary>
    public Recognition Having(int entries)
    {
        var rules = RuleShare + (entries > 0 ? 30 : 0);
        return this with
        {
            Kind = rules >= StoryShare ? SourceKind.Rulebook : SourceKind.Flavor,
            KindConfidence = Math.Round(Math.Max(rules, StoryShare) / (rules + StoryShare + 1), 2),
            Evidence = entries > 0 ? [.. Evidence, $"{entries} entries with fields"] : Evidence,
        };
    }

    private static string Text(IReadOnlyList<Block> blocks)
    {
        var text = new global::System.Text.StringBuilder();
        foreach (var block in blocks)
        {
            text.Append(Words.Of(block)).Append(' ');
            if (text.Length > Sample)
                break;
        }

        return text.ToString().ToLowerInvariant();
    }

    /// <summary>A phrase counts less the more often it stands there: many different ones tell more.</summary>
    private static List<(string Phrase, int Times, double Score)> Counted(string text, (string Phrase, double Weight)[] marks) =>
        [.. marks.Select(mark => (mark.Phrase, Times: Count(text, mark.Phrase), mark.Weight)).Where(static mark => mark.Times > 0).Select(static mark => (mark.Phrase, mark.Times, mark.Weight * Math.Log2(1 + mark.Times)))];

    private static int Count(string text, string phrase)
    {
        var count = 0;
        for (var at = text.IndexOf(phrase, StringComparison.Ordinal); at >= 0 && count < 1000; at = text.IndexOf(phrase, at + phrase.Length, StringComparison.Ordinal))
            count += at == 0 || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(phrase[0]) ? 1 : 0;
        return count;
    }

    public static (int Rules, int Stories) Voices(string text)
    {
        int rules = 0, stories = 0;
        var rule = ((HashSet<string>)Vocabulary.Rules).GetAlternateLookup<ReadOnlySpan<char>>();
        var story = ((HashSet<string>)Vocabulary.Stories).GetAlternateLookup<ReadOnlySpan<char>>();
        var from = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var inside = at < text.Length && char.IsLetterOrDigit(text[at]);
            if (inside && from < 0)
                from = at;
            if (inside || from < 0)
                continue;

            var word = text.AsSpan(from, at - from);
            rules += rule.Contains(word) ? 1 : 0;
            stories += story.Contains(word) ? 1 : 0;
            from = -1;
        }

        return (rules, stories);
    }
}
