using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>Links what a text points to: chapters, sections by their heading, pages, and entries by their name.</summary>
internal sealed partial class ReferenceReading
{
    private const int MostOfChunk = 40;

    /// <summary>A chunk with more letters holds no prose.</summary>
    private const int LongestText = 40_000;

    private readonly Dictionary<string, Section> byTitle = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Section> byChapter = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Section> byPage = new(StringComparer.Ordinal);
    private readonly Naming naming;

    public ReferenceReading(IReadOnlyList<Section> sections, IReadOnlyList<Entry> entries, IReadOnlyList<string> pageLabels)
    {
        naming = new(entries);
        foreach (var section in sections.Where(static section => section.Path.Count > 0))
        {
            byTitle.TryAdd(SectionKey.Slug(section.Title), section);
            if (ChapterTitle().Match(section.Title) is { Success: true } chapter)
                byChapter.TryAdd($"{chapter.Groups["kind"].Value} {chapter.Groups["number"].Value}", section);
            if (section.Page > 0)
                byPage.TryAdd(section.Page <= pageLabels.Count ? pageLabels[section.Page - 1] : $"{section.Page}", section);
        }
    }

    public IReadOnlyList<CrossReference> Of(Chunk chunk)
    {
        if (chunk.Text.Length > LongestText)
            return [];

        var found = new Dictionary<string, CrossReference>(StringComparer.Ordinal);
        foreach (var (words, section) in Pointed(chunk.Text))
        {
            if (section.Key != chunk.SectionKey)
                found.TryAdd(section.Key, new(chunk.Key, words, ReferenceTarget.Section, section.Key));
        }

        foreach (var (entry, words) in naming.In(chunk.Text))
        {
            if (entry.Key != chunk.EntryKey && found.Count < MostOfChunk && !entry.Section.SequenceEqual(chunk.SectionPath, StringComparer.Ordinal))
                found.TryAdd(entry.Key, new(chunk.Key, words, ReferenceTarget.Entry, entry.Key));
        }

        return [.. found.Values];
    }

    private IEnumerable<(string Words, Section Section)> Pointed(string text)
    {
        foreach (Match match in Chapter().Matches(text))
        {
            if (byChapter.TryGetValue($"{match.Groups["kind"].Value} {match.Groups["number"].Value}", out var section))
                yield return (match.Value, section);
        }

        foreach (Match match in Page().Matches(text))
        {
            if (byPage.TryGetValue(match.Groups["number"].Value, out var section))
                yield return (match.Value, section);
        }

        foreach (Match match in Titled().Matches(text))
        {
            if (Longest(match.Groups["title"].Value) is { } section)
                yield return (match.Value, section);
        }
    }

    /// <summary>How far the heading's name reaches is not marked: the most words that are a heading.</summary>
    private Section? Longest(string title)
    {
        var words = title.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = words.Length; count > 0; count--)
        {
            if (byTitle.TryGetValue(SectionKey.Slug(string.Join(' ', words[..count])), out var section))
                return section;
        }

        return null;
    }

    [GeneratedRegex(@"^(?<kind>chapter|appendix|part)\s+(?<number>\w{1,5})\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ChapterTitle();

    [GeneratedRegex(@"\b(?<kind>chapter|appendix|part)\s+(?<number>\d{1,3}|[ivxlc]{1,5}|[a-h])\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Chapter();

    [GeneratedRegex(@"\b(see|on|refer to) (page|p\.) (?<number>\d{1,4})\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Page();

    [GeneratedRegex(@"\b([Ss]ee( also)?|described (in|under)|explained (in|under)|detailed in|rules in)( the)? [“""'‘]?(?<title>\p{Lu}[\w’'-]*( [\w’'&,-]+){0,7})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Titled();
}
