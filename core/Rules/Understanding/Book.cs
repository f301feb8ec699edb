namespace PluginHost.Rules.Understanding;

/// <summary>A document understood: what can be searched, what has fields, what points where, and what was learned from it.</summary>
internal sealed record Book(string Title, Recognition Recognition, IReadOnlyList<Chunk> Chunks, IReadOnlyList<Entry> Entries, IReadOnlyList<CrossReference> References, Pattern Pattern)
{
    /// <param name="known">What earlier books taught; the one that fits is used.</param>
    /// <param name="corrections">What persons said about earlier readings of this book.</param>
    public static Book Of(Document document, IReadOnlyList<Pattern>? known = null, IReadOnlyList<Correction>? corrections = null, CancellationToken cancellationToken = default)
    {
        var said = new Corrections(corrections ?? []);
        var blocks = document.Entries.Count > 0 ? document.Blocks : HeadingRepair.Of(document.Blocks);
        var sections = SectionReading.Of(blocks);
        var guess = Recognition.Of(blocks, 0);
        var system = SystemNames.Of(document.Imprint.System) ?? guess.System;
        var pattern = Patterns.For(document.Imprint, system, blocks, known ?? []);
        cancellationToken.ThrowIfCancellationRequested();

        var (found, spellings) = Find(document, sections, pattern, said, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var read = Finished(found, document, system, sections);
        found = [.. read.Select(entry => entry with { Entry = said.Applied(entry.Entry, sections[entry.From].Key) })];
        var recognition = guess.Having(found.Count);
        var lists = Enumerable.Range(0, sections.Count).Where(at => IndexReading.IsList(sections[at])).ToHashSet();
        var chunking = new Chunking(document.PageLabels, section => said.About(section)?.Type ?? SectionTypes.Of(section, recognition.Kind));
        var chunks = chunking.Of(sections, found, lists);
        foreach (var (before, after) in read.Zip(found).Where(static pair => !ReferenceEquals(pair.First.Entry, pair.Second.Entry)))
            chunks = CorrectedText.Of(chunks, before.Entry, after.Entry);
        cancellationToken.ThrowIfCancellationRequested();

        IReadOnlyList<Entry> entries = [.. found.Select(static entry => entry.Entry)];
        var references = new ReferenceReading(sections, entries, document.PageLabels);
        return new(document.Title, recognition with { System = system, SystemConfidence = document.Imprint.System is null ? recognition.SystemConfidence : 1 }, chunks, entries,
            [.. chunks.SelectMany(references.Of)], PatternLearning.Of(document.Imprint, system, spellings, sections, found));
    }

    private static (IReadOnlyList<Found> Found, IReadOnlyList<LearnedLabel> Spellings) Find(Document document, IReadOnlyList<Section> sections, Pattern? pattern, Corrections said, CancellationToken cancellationToken)
    {
        if (document.Entries.Count > 0)
            return (Stated(document.Entries, sections), []);

        var labels = new Labels(pattern?.Labels.ToDictionary(static label => label.Spelling, static label => label.Field, StringComparer.OrdinalIgnoreCase));
        var learned = PatternLearning.Spellings(sections, labels);
        IReadOnlyList<LearnedLabel> spellings = [.. learned, .. (pattern?.Labels ?? []).Where(label => !learned.Any(other => other.Spelling == label.Spelling))];
        labels = new(spellings.ToDictionary(static label => label.Spelling, static label => label.Field, StringComparer.OrdinalIgnoreCase));
        return (new EntryReading(labels, pattern).Of(sections, said.About, cancellationToken), spellings);
    }

    /// <summary>A structured source says its entries; they stand in its sections in the same order.</summary>
    private static List<Found> Stated(IReadOnlyList<Entry> entries, IReadOnlyList<Section> sections)
    {
        var found = new List<Found>();
        var at = 0;
        foreach (var entry in entries)
        {
            while (at < sections.Count && !(sections[at].Level == 2 && sections[at].Title == SectionReading.Cut(entry.Name)))
                at++;
            if (at >= sections.Count)
                break;

            var end = at + 1;
            while (end < sections.Count && sections[end].Level > 2)
                end++;
            found.Add(new(entry, at, end));
            at = end;
        }

        return found;
    }

    private static IReadOnlyList<Found> Finished(IReadOnlyList<Found> found, Document document, string system, IReadOnlyList<Section> sections)
    {
        var keys = new ContentKeys();
        var named = IndexReading.Named([.. found.Select(static entry => entry.Entry)], sections);
        return [.. found.Select((entry, place) =>
        {
            var whole = named[place];
            return entry with
            {
                Entry = whole with
                {
                    Key = whole.Key.Length > 0 ? whole.Key : keys.Next(whole.Section, whole.Name + "\n" + EntryText.Of(whole)),
                    System = whole.System ?? (system == "generic" ? null : system),
                    Sources = whole.Sources.Count > 0 ? whole.Sources : [document.Title],
                    PageLabel = whole.PageLabel ?? (whole.Page > 0 && whole.Page <= document.PageLabels.Count ? document.PageLabels[whole.Page - 1] : null),
                },
            };
        })];
    }
}
