namespace PluginHost.Rules.Understanding;

/// <summary>A book's chunks: an entry is one, a section is one or several, tiny sections under one heading are one together.</summary>
internal sealed class Chunking(IReadOnlyList<string> pageLabels, Func<Section, ContentType> type)
{
    private const int Tiny = 40;

    private readonly ContentKeys keys = new();
    private readonly List<Chunk> chunks = [];
    private readonly List<Section> tiny = [];
    private Entry? tinyOwner;

    /// <param name="left">Sections that are no content, such as an index.</param>
    public IReadOnlyList<Chunk> Of(IReadOnlyList<Section> sections, IReadOnlyList<Found> found, ISet<int> left)
    {
        var starts = found.Where(static entry => entry.Entry is Monster or Spell or StatBlock or RankedSpell or Item { Rarity.Length: > 0 }).GroupBy(static entry => entry.From).ToDictionary(static group => group.Key, static group => group.First());
        var within = found.Where(static entry => entry.Entry is Described).OrderByDescending(static entry => entry.To - entry.From).ToList();
        var owners = new Entry?[sections.Count];
        foreach (var (entry, from, to) in within)
            Array.Fill(owners, entry, from, to - from);

        for (var at = 0; at < sections.Count; at++)
        {
            if (starts.TryGetValue(at, out var own))
            {
                Flush();
                Add(own, sections, at);
                at = own.To - 1;
            }
            else if (!left.Contains(at))
            {
                Take(sections[at], owners[at]);
            }
        }

        Flush();
        return chunks;
    }

    private void Add(Found own, IReadOnlyList<Section> sections, int at)
    {
        var blocks = sections[at].Blocks.ToList();
        for (var part = at + 1; part < own.To; part++)
            blocks.AddRange([new Heading(sections[part].Page, sections[part].Level, sections[part].Title), .. sections[part].Blocks]);
        var passages = own.Entry is Monster or StatBlock ? Passages.Together(blocks) : Passages.Of(blocks);
        foreach (var passage in passages)
            Add(sections[at], passage, own.Entry.Type, own.Entry);
    }

    private void Take(Section section, Entry? owner)
    {
        var passages = Passages.Of(section.Blocks);
        if (passages.Count == 0)
            return;

        var own = owner is not null && owner.Section.SequenceEqual(section.Path, StringComparer.Ordinal);
        if (!own && section.Path.Count > 1 && passages is [var only] && Words.Count(only.Text) < Tiny && section.Blocks.All(static block => block is not Table))
        {
            if (tiny.Count > 0 && (!ReferenceEquals(owner, tinyOwner) || !tiny[0].Path.SkipLast(1).SequenceEqual(section.Path.SkipLast(1), StringComparer.Ordinal)))
                Flush();
            tinyOwner = owner;
            tiny.Add(section);
            return;
        }

        Flush();
        var kind = owner?.Type ?? type(section);
        foreach (var passage in passages)
            Add(section, passage, kind, owner);
    }

    private void Flush()
    {
        if (tiny.Count == 1)
        {
            Add(tiny[0], Passages.Whole(tiny[0].Blocks), tinyOwner?.Type ?? type(tiny[0]), tinyOwner);
        }
        else if (tiny.Count > 1)
        {
            var parent = tiny[0] with { Path = [.. tiny[0].Path.SkipLast(1)] };
            var named = tiny.SelectMany(static section => section.Blocks.Select((block, place) => place == 0 ? Led(section.Title, block) : block));
            var types = tiny.Select(type).GroupBy(static one => one).OrderByDescending(static group => group.Count()).First().Key;
            foreach (var passage in Passages.Of(named))
                Add(parent, passage, tinyOwner?.Type ?? types, tinyOwner, [.. tiny.Select(static section => section.Title.ToLowerInvariant()).Where(title => passage.Text.Contains(title, StringComparison.OrdinalIgnoreCase))]);
        }

        tiny.Clear();
    }

    /// <summary>A tiny section keeps its own heading in the text: its chunk stands under the heading above.</summary>
    private static Paragraph Led(string title, Block block) => new(block.Page, Words.Of(block), title + ".");

    private void Add(Section section, Passage passage, ContentType kind, Entry? entry, IReadOnlyList<string>? tags = null) =>
        chunks.Add(new(keys.Next(section.Path, passage.Text), section.Title, section.Path, passage.Text, kind)
        {
            PageFirst = passage.PageFirst,
            PageLast = passage.PageLast,
            PageLabelFirst = Label(passage.PageFirst),
            PageLabelLast = Label(passage.PageLast),
            Tags = [.. Tags.Of(entry), .. tags ?? []],
            EntryKey = entry?.Key,
            SectionKey = SectionKey.Of(section.Path, section.Occurrence),
        });

    private string? Label(int page) => page > 0 && page <= pageLabels.Count ? pageLabels[page - 1] : null;
}
