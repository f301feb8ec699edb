using System.Text.RegularExpressions;

namespace PluginHost.Campaigns.Generators;

/// <summary>What a person wants in a backstory, taken apart: what names a part of it replaces that part, the rest is told as it was said.</summary>
internal sealed partial class Hints
{
    private const int Longest = 2_000;
    private const int Most = 12;

    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    public Hints(string? text)
    {
        text = string.Concat((text ?? "").Take(Longest).Select(static letter => char.IsControl(letter) ? ' ' : letter)).Replace("[[", "", StringComparison.Ordinal);
        foreach (var part in text.Split([';', '.', ',', '!', '?'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(Most))
        {
            _words.UnionWith(WordsOf(part));
            Understand(part);
        }
    }

    public string? Home { get; private set; }

    public string? Homeland { get; private set; }

    public string? Mentor { get; private set; }

    public string? Foe { get; private set; }

    public string? Want { get; private set; }

    public string? Keepsake { get; private set; }

    /// <summary>What named no part.</summary>
    public List<string> Told { get; } = [];

    /// <summary>How much more likely a line becomes that speaks of the same things.</summary>
    public int Suits(TableLine line) => _words.Count > 0 && line.Texts.Any(text => WordsOf(text).Any(_words.Contains)) ? 25 : 1;

    private void Understand(string part)
    {
        if (Named(Place(), part) is { } place)
        {
            if (char.IsUpper(place[0]))
            {
                Home ??= place;
            }
            else
            {
                Homeland ??= place;
            }
        }
        else if (Named(Teacher(), part) is { } teacher)
        {
            Mentor ??= teacher;
        }
        else if (Named(Enemy(), part) is { } enemy)
        {
            Foe ??= enemy;
        }
        else if (Named(Wish(), part) is { } wish)
        {
            Want ??= $"to {wish}";
        }
        else if (Named(Quest(), part) is { } quest)
        {
            Want ??= $"to find {quest}";
        }
        else if (Named(Thing(), part) is { } thing)
        {
            Keepsake ??= thing;
        }
        else
        {
            // "A tiefling warlock from Ashmouth" is told as it is, and Ashmouth is home.
            Home ??= Origin(part);
            Told.Add(part);
            return;
        }

        // A second place or teacher has no place of its own in the story, but is not lost.
        if (!new[] { Home, Homeland, Mentor, Foe, Want, Keepsake }.Any(said => said is not null && part.Contains(said.StartsWith("to ", StringComparison.Ordinal) ? said[3..].Replace("find ", "", StringComparison.Ordinal) : said, StringComparison.Ordinal)))
        {
            Told.Add(part);
        }
    }

    private static string? Origin(string part)
    {
        var at = part.LastIndexOf(" from ", StringComparison.Ordinal);
        var place = at < 0 ? "" : part[(at + 6)..].Trim();
        return place.Length is > 0 and <= 80 && char.IsUpper(place[0]) && Callings.Hold(part[..at].Split(' ')[^1]) ? place : null;
    }

    private static string? Named(Regex pattern, string part) => pattern.Match(part) is { Success: true } match ? match.Groups["it"].Value.Trim() : null;

    private static IEnumerable<string> WordsOf(string text) => Word().Matches(text).Select(static match => match.Value.ToLowerInvariant().TrimEnd('s'));

    [GeneratedRegex(@"^(?:(?:was\s+)?born|raised|grew up|comes?|hails?|originally)?\s*(?:in|from)\s+(?<it>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Place();

    [GeneratedRegex(@"^(?:mentor|teacher|master)\s*(?:is|was|:)?\s+(?<it>\S.*)$|^(?:was\s+)?(?:taught|trained|apprenticed|mentored)\s+(?:by|to|under)\s+(?<it>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Teacher();

    [GeneratedRegex(@"^(?:enemy|nemesis|rival|foe)\s*(?:is|was|:)?\s+(?<it>\S.*)$|^(?:(?:is\s+)?hunted by|wronged by|betrayed by|hates)\s+(?<it>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Enemy();

    [GeneratedRegex(@"^(?:wants|wishes|hopes|seeks|swore|longs|needs)\s+to\s+(?<it>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Wish();

    [GeneratedRegex(@"^(?:(?:is\s+)?(?:searching|looking)\s+for|seeks|seeking|in search of|hunts|hunting)\s+(?<it>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Quest();

    [GeneratedRegex(@"^(?:carries|carrying|keeps|owns|still has|inherited)\s+(?<it>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Thing();

    [GeneratedRegex(@"\p{L}{4,}", RegexOptions.None, 10_000)]
    private static partial Regex Word();
}
