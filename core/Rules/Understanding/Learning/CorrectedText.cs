namespace PluginHost.Rules.Understanding;

/// <summary>What is right, in the texts of an entry: where the misread value stands; and at the end of the first text where it stands nowhere.</summary>
internal static class CorrectedText
{
    /// <summary>The chunks of an entry as they read after its correction; those of others as they are.</summary>
    public static IReadOnlyList<Chunk> Of(IReadOnlyList<Chunk> chunks, Entry before, Entry after)
    {
        var changes = Changes(before, after);
        var own = chunks.Where(chunk => chunk.EntryKey == after.Key).ToList();
        if (own.Count == 0 || (changes.Count == 0 && before.Name == after.Name))
            return chunks;

        var texts = own.Select(static chunk => chunk.Text).ToList();
        foreach (var change in changes)
        {
            var place = texts.FindIndex(text => In(text, change) is not null);
            if (place >= 0)
                texts[place] = In(texts[place], change)!;
            else if (change.After.Length > 0)
                texts[0] = $"{texts[0]}\n\n{change.Lead}{(change.Lead.Length > 0 ? " " : "")}{change.After}";
        }

        return [.. chunks.Select(chunk => own.IndexOf(chunk) is >= 0 and var at ? Changed(chunk, texts[at], before, after) : chunk)];
    }

    private static Chunk Changed(Chunk chunk, string text, Entry before, Entry after)
    {
        var tags = Tags.Of(before);
        return chunk with
        {
            Title = chunk.Title == before.Name ? after.Name : chunk.Title,
            SectionPath = [.. chunk.SectionPath.Select((title, at) => at == chunk.SectionPath.Count - 1 && title == before.Name ? after.Name : title)],
            Text = text,
            Tags = [.. Tags.Of(after).Concat(chunk.Tags.Where(tag => !tags.Contains(tag, StringComparer.Ordinal))).Distinct(StringComparer.Ordinal)],
        };
    }

    private static List<Change> Changes(Entry before, Entry after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var changes = new List<Change>();
        foreach (var lead in old.Concat(now).Select(static line => line.Lead).Distinct(StringComparer.Ordinal))
        {
            var (were, are) = (old.Where(line => line.Lead == lead).ToList(), now.Where(line => line.Lead == lead).ToList());
            for (var at = 0; at < Math.Max(were.Count, are.Count); at++)
            {
                var change = new Change(lead, at < were.Count ? were[at].Text : "", at < are.Count ? are[at].Text : "");
                if (change.Before != change.After)
                    changes.Add(change);
            }
        }

        return changes;
    }

    private static List<(string Lead, string Text)> Lines(Entry entry) =>
        [.. EntryText.Blocks(entry).Select(static block => block is Paragraph { Lead: { } lead } led ? (lead, led.Text) : ("", Words.Of(block)))];

    /// <summary>Nothing when the misread value is not in the text, or at several places and without its name before it.</summary>
    private static string? In(string text, Change change)
    {
        if (change.Before.Length == 0)
            return null;

        var named = change.Lead.Length == 0 ? -1 : text.IndexOf($"{change.Lead} {change.Before}", StringComparison.OrdinalIgnoreCase);
        var at = named >= 0 ? named + change.Lead.Length + 1 : Only(text, change.Before);
        return at < 0 ? null : string.Concat(text.AsSpan(0, at), change.After, text.AsSpan(at + change.Before.Length));
    }

    private static int Only(string text, string value)
    {
        var found = -1;
        for (var at = text.IndexOf(value, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(value, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + value.Length;
            if ((at > 0 && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(value[0])) || (end < text.Length && char.IsLetterOrDigit(text[end]) && char.IsLetterOrDigit(value[^1])))
                continue;
            if (found >= 0)
                return -1;
            found = at;
        }

        return found;
    }

    private sealed record Change(string Lead, string Before, string After);
}
