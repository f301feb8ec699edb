namespace PluginHost.Rules.Understanding;

/// <summary>Finds the entries of a book: by the fields a section has first, by the heading it stands under second.</summary>
internal sealed class EntryReading(Labels labels, Pattern? pattern = null)
{
    private readonly MonsterReading monsters = new(labels);
    private readonly SpellReading spells = new(labels);

    public IReadOnlyList<Found> Of(IReadOnlyList<Section> sections, Func<Section, Correction?>? corrected = null, CancellationToken cancellationToken = default)
    {
        var found = new List<Found>();
        var open = new List<Found>();
        for (var at = 0; at < sections.Count; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            open.RemoveAll(above => above.To <= at);
            var section = sections[at];
            var correction = corrected?.Invoke(section);
            if (correction is { NoEntry: true } or { Type: ContentType.Rule or ContentType.Table or ContentType.Narrative })
                continue;

            var parts = Parts(sections, at);
            if (Formed(sections, at, correction?.Type) is { } formed)
            {
                found.Add(formed);
                at = formed.To - 1;
                continue;
            }

            if (Typed(section, [.. Enumerable.Range(at + 1, parts - at - 1).Select(part => sections[part])], correction?.Type) is { } entry)
            {
                found.Add(new(entry, at, parts));
                at = parts - 1;
                continue;
            }

            found.AddRange(section.Blocks.OfType<Table>().SelectMany(ItemReading.Read).Select(item => new Found(Placed(item, section), at, at + 1)));
            var end = Under(sections, at);
            if (DescribedReading.Read(sections, at, end, correction?.Type) is { } described && !open.Exists(above => above.Entry.Type == described.Type))
            {
                found.Add(new(Placed(described, section), at, end));
                open.Add(found[^1]);
            }
        }

        return Siblings.Kept(found, entry => corrected?.Invoke(sections[entry.From])?.Type is not null);
    }

    /// <summary>A form of another game; its sub-headings are parts of it.</summary>
    private static Found? Formed(IReadOnlyList<Section> sections, int at, ContentType? type)
    {
        var section = sections[at];
        var end = at + 1;
        while (end < sections.Count && FigureParts.Is(sections[end].Title) && sections[end].Level >= section.Level)
            end++;
        return section.Title.Length > 0 && section.Blocks.Count > 0 && FormReading.Read(section, [.. Enumerable.Range(at + 1, end - at - 1).Select(part => sections[part])], type) is var (entry, withParts)
            ? new(Placed(entry, section), at, withParts ? end : at + 1)
            : null;
    }

    private Entry? Typed(Section section, IReadOnlyList<Section> parts, ContentType? type)
    {
        if (section.Title.Length == 0 || section.Blocks.Count == 0 || type is not (null or ContentType.Monster or ContentType.Spell or ContentType.Item))
            return null;

        Entry? entry = type is null or ContentType.Spell ? spells.Read(section.Title, section.Blocks) : null;
        entry ??= type is null or ContentType.Monster
            ? monsters.Read(section.Title, section.Blocks, parts.Select(static part => (part.Title, part.Blocks)), Expects(ContentType.Monster, section))
            : null;
        entry ??= type is null or ContentType.Item ? ItemReading.Read(section.Title, section.Blocks) : null;
        return entry is null ? null : Placed(entry, section);
    }

    private bool Expects(ContentType type, Section section) => pattern?.Levels.Any(level => level.Type == type && level.Level == section.Level && level.Evidence > 2) == true;

    private static Entry Placed(Entry entry, Section section) => entry with { Section = section.Path, Page = section.Page };

    /// <summary>Behind the parts of a stat block ("Actions", "Reactions") that follow a section.</summary>
    private static int Parts(IReadOnlyList<Section> sections, int at)
    {
        var end = at + 1;
        while (end < sections.Count && StatParts.Of(sections[end].Title) is not null)
            end++;
        return end;
    }

    private static int Under(IReadOnlyList<Section> sections, int at)
    {
        var end = at + 1;
        while (end < sections.Count && sections[end].Level > sections[at].Level)
            end++;
        return end;
    }
}
