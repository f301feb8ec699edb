namespace PluginHost.Rules.Understanding;

/// <summary>Puts headings right where the layout alone could not: an entry's name that looks like a paragraph, a type line or a part ("Actions") that looks like a heading of its own.</summary>
internal static class HeadingRepair
{
    private const int LongestName = 60;
    private const int LowestLevel = 6;
    private const int Near = 6;

    public static IReadOnlyList<Block> Of(IReadOnlyList<Block> blocks)
    {
        var repaired = new List<Block>(blocks.Count);
        var level = 0;
        var entry = 0;
        for (var at = 0; at < blocks.Count; at++)
        {
            var block = blocks[at];
            switch (block)
            {
                case Heading heading when RankLine.Of(heading.Text) is { Name.Length: > 0 } line && HasForm(blocks, at):
                    repaired.Add(heading with { Text = line.Name });
                    repaired.Add(new Paragraph(heading.Page, heading.Text[line.Name.Length..].Trim(' ', ',', '—', '–', '(', ')')));
                    (level, entry) = (heading.Level, heading.Level);
                    continue;
                case Paragraph paragraph when RankLine.Of(Words.Of(paragraph)) is { Name.Length: > 0 and <= LongestName } line && HasForm(blocks, at):
                    repaired.Add(new Heading(paragraph.Page, entry = NameLevel(level, entry), line.Name));
                    repaired.Add(new Paragraph(paragraph.Page, Words.Of(paragraph)[line.Name.Length..].Trim(' ', ',', '—', '–', '(', ')')));
                    continue;
                case Heading heading when IsLine(heading.Text) && at > 0 && blocks[at - 1] is Heading:
                    repaired.Add(new Paragraph(heading.Page, heading.Text));
                    continue;
                case Heading heading when repaired is [.., Paragraph { Lead: null } before] && RankLine.Of(before.Text) is { Name: "" } && TraitLine.Of(heading.Text) is not null:
                    repaired.Add(new Paragraph(heading.Page, heading.Text));
                    continue;
                case Heading heading when Field(heading.Text) is var (label, value):
                    repaired.Add(new Paragraph(heading.Page, value, label));
                    continue;
                case Heading heading when entry > 0 && StatParts.Of(heading.Text) is not null:
                    repaired.Add(heading with { Level = entry + 1 });
                    continue;
                case Heading heading:
                    level = heading.Level;
                    entry = BeginsEntry(blocks, at) ? heading.Level : 0;
                    break;
                case Paragraph { Lead: { Length: <= LongestName } name, Text: var text } paragraph when IsLine(text):
                    repaired.Add(new Heading(paragraph.Page, entry = NameLevel(level, entry), Labels.Bare(name)));
                    repaired.Add(new Paragraph(paragraph.Page, text));
                    continue;
                case Paragraph paragraph when BeginsEntry(blocks, at) && Name(paragraph) is { } name:
                    repaired.Add(new Heading(paragraph.Page, entry = NameLevel(level, entry), name));
                    continue;
            }

            repaired.Add(block);
        }

        return repaired;
    }

    /// <summary>"Languages —": a field whose line is all bold, because it says nothing or a number.</summary>
    private static (string Label, string Value)? Field(string text)
    {
        var end = text.LastIndexOf(' ');
        return end > 0 && text[(end + 1)..] is var value && (value is "—" or "–" or "-" || char.IsAsciiDigit(value[0])) && Labels.IsField(text[..end]) ? (text[..end], value) : null;
    }

    private static int NameLevel(int level, int entry) => entry > 0 ? entry : Math.Min(LowestLevel, level + 1);

    private static bool BeginsEntry(IReadOnlyList<Block> blocks, int at) =>
        at + 1 < blocks.Count && blocks[at + 1] switch
        {
            Paragraph { Lead: null } next when IsLine(next.Text) => true,
            Heading next => IsLine(next.Text),
            // What stands between a heading and the stats is a profession, not a name.
            Paragraph or Table => (blocks[at] is Heading || at == 0 || blocks[at - 1] is not Heading) && HasStats(blocks[at + 1]),
            _ => false,
        };

    private static bool IsLine(string text) => TypeLine.Of(text) is not null || SpellLine.Of(text) is not null || RankLine.Of(text) is { Name: "" };

    private static bool HasStats(Block block) => StatLine.Percentile.Of(block) is { Count: >= 5 } percentile
        ? percentile.Any(static stat => stat.On is "siz" or "pow")
        : StatLine.Cyber.Of(block) is { Count: >= 6 } cyber && cyber.Any(static stat => stat.On is "ref" or "cool" or "emp");

    /// <summary>A name with a rank is one only above the fields of its kind.</summary>
    private static bool HasForm(IReadOnlyList<Block> blocks, int at)
    {
        for (var next = at + 1; next < blocks.Count && next <= at + Near && blocks[next] is not Heading; next++)
        {
            if (RankedLabels.Creature.Of(blocks[next]).Any(static field => field.Name == "perception") || RankedLabels.Spell.Of(blocks[next]).Any(static field => field.Name is "cast" or "traditions"))
                return true;
        }

        return false;
    }

    private static string? Name(Paragraph paragraph)
    {
        var text = paragraph.Lead is { } lead && paragraph.Text.Length == 0 ? lead : paragraph.Lead is null ? paragraph.Text : "";
        return text.Length is > 0 and <= LongestName && !text.Contains(':', StringComparison.Ordinal) && text[^1] is not ('.' or ',' or ';') && StatParts.Of(text) is null ? text : null;
    }
}
