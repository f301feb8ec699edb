using System.Collections.Concurrent;
using PluginHost.Rules.Understanding;
using Xunit.Abstractions;

namespace PluginHost.Rules.Tests.Understanding;

/// <summary>A whole book through the Markdown reader, compared with the same content as data.</summary>
public sealed class SharedBookTests(ITestOutputHelper output)
{
    private static readonly ConcurrentDictionary<string, Document> Files = new(StringComparer.Ordinal);

    public static TheoryData<string> Layouts =>
    [
        "as it is",
        "without bold",
        "with headings of one level",
        "with names and parts as paragraphs",
        "with fields in one paragraph",
        "as a PDF of one column",
        "as a PDF of two columns",
    ];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Spells_of_a_book_have_the_fields_that_the_data_has(string laidOut)
    {
        if (!Shared.IsThere(output))
            return;

        var ours = Entries(FileOf(laidOut), laidOut).OfType<Spell>().ToDictionary(static spell => Compared.Plain(spell.Name), StringComparer.Ordinal);
        var compared = new Compared();
        var absent = new List<string>();
        foreach (var theirs in Entries("5e-SRD-Spells.json").OfType<Spell>())
        {
            compared.Begin();
            if (!ours.TryGetValue(Compared.Plain(theirs.Name), out var spell))
            {
                absent.Add(theirs.Name);
                compared.Field(theirs.Name, "found", "no", "yes");
                continue;
            }

            void Same(string field, object? one, object? other) => compared.Field(theirs.Name, field, one, other);
            Same("level", spell.Level, theirs.Level);
            Same("school", spell.School, theirs.School);
            Same("ritual", spell.Ritual, theirs.Ritual);
            Same("casting_time", Compared.Shortened(spell.CastingTime, theirs.CastingTime), theirs.CastingTime);
            Same("range", Compared.Shortened(spell.Range, theirs.Range), theirs.Range);
            Same("components", string.Join(' ', spell.Components), string.Join(' ', theirs.Components));
            Same("duration", Compared.Shortened(spell.Duration, theirs.Duration), theirs.Duration);
            Same("concentration", spell.Concentration, theirs.Concentration);
            Same("complete", string.Join(' ', spell.Missing), "");
        }

        output.WriteLine($"spells: {ours.Count} in the book, {compared.Entries} in the data, {compared.Alike} agree in every field, {compared.Agreeing} when the known differences of the files are left out; absent: {string.Join(", ", absent)}");
        foreach (var line in compared.Report)
            output.WriteLine(line);
        Assert.True(compared.Agreeing >= 0.95 * compared.Entries);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Monsters_of_a_book_have_the_fields_that_the_data_has(string laidOut)
    {
        if (!Shared.IsThere(output))
            return;

        var ours = Entries(FileOf(laidOut), laidOut).OfType<Monster>().GroupBy(static monster => Compared.Name(monster.Name), StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal);
        var compared = new Compared();
        foreach (var theirs in Entries("5e-SRD-Monsters.json").OfType<Monster>())
        {
            if (!ours.TryGetValue(Compared.Name(theirs.Name), out var monster))
            {
                output.WriteLine("not in the book by this name: " + theirs.Name);
                continue;
            }

            compared.Begin();
            void Same(string field, object? one, object? other) => compared.Field(theirs.Name, field, one, other);
            Same("size", monster.Size, theirs.Size);
            Same("kind", monster.Kind, theirs.Kind);
            Same("alignment", monster.Alignment, theirs.Alignment);
            Same("armor_class", monster.ArmorClass, theirs.ArmorClass);
            Same("hit_points", monster.HitPoints, theirs.HitPoints);
            Same("hit_dice", monster.HitDice, theirs.HitDice);
            Same("speeds", Compared.Speeds(monster), Compared.Speeds(theirs));
            Same("abilities", monster.Abilities, theirs.Abilities);
            Same("saves", Compared.Bonuses(monster.Saves), Compared.Bonuses(theirs.Saves));
            Same("skills", Compared.Bonuses(monster.Skills), Compared.Bonuses(theirs.Skills));
            Same("passive", monster.PassivePerception, theirs.PassivePerception);
            Same("challenge", monster.Challenge, theirs.Challenge);
            Same("xp", monster.Xp, theirs.Xp);
            Same("traits", monster.Traits.Count, theirs.Traits.Count);
            Same("actions", monster.Actions.Count, theirs.Actions.Count);
            Same("reactions", monster.Reactions.Count, theirs.Reactions.Count);
            Same("legendary", monster.LegendaryActions.Count, theirs.LegendaryActions.Count);
        }

        output.WriteLine($"monsters: {ours.Count} in the book, {compared.Entries} of the data have the same name, {compared.Alike} agree in every field, {compared.Agreeing} when the known differences of the files are left out");
        foreach (var line in compared.Report)
            output.WriteLine(line);
        Assert.True(compared.Agreeing >= 0.95 * compared.Entries);
    }

    [Fact]
    public void A_whole_book_is_cut_into_chunks_that_stand_alone()
    {
        if (!Shared.IsThere(output))
            return;

        var document = Reader.Bytes(Shared.Bytes("rules", "cc-srd5.md"), "cc-srd5.md");
        var began = TimeProvider.System.GetTimestamp();
        var book = Book.Of(document);
        var taken = TimeProvider.System.GetElapsedTime(began);
        var sizes = book.Chunks.Select(static chunk => Words.Count(chunk.Text)).Order().ToList();
        output.WriteLine($"understood in {taken.TotalMilliseconds:0} ms: {book.Chunks.Count} chunks, {book.Entries.Count} entries, {book.References.Count} references");
        output.WriteLine($"words: least {sizes[0]}, tenth {sizes[sizes.Count / 10]}, middle {sizes[sizes.Count / 2]}, ninth tenth {sizes[sizes.Count * 9 / 10]}, most {sizes[^1]}");
        output.WriteLine("chunks: " + string.Join(", ", book.Chunks.CountBy(static chunk => chunk.Type).OrderByDescending(static pair => pair.Value).Select(static pair => $"{pair.Key} {pair.Value}")));
        output.WriteLine("entries: " + string.Join(", ", book.Entries.CountBy(static entry => entry.Type).OrderByDescending(static pair => pair.Value).Select(static pair => $"{pair.Key} {pair.Value}")));
        output.WriteLine($"{book.Recognition.System} {book.Recognition.SystemConfidence}, {book.Recognition.Genre} {book.Recognition.GenreConfidence}, {book.Recognition.Kind} {book.Recognition.KindConfidence}: {string.Join("; ", book.Recognition.Evidence)}");
        output.WriteLine($"pattern: {string.Join(", ", book.Pattern.Levels)} {book.Pattern.Confidence}, {string.Join(", ", book.Pattern.Labels)}");
        Assert.Equal("dnd5e", book.Recognition.System);
        Assert.Equal(book.Chunks.Count, book.Chunks.DistinctBy(static chunk => chunk.Key).Count());
        Assert.Equal(book.Entries.Count, book.Entries.DistinctBy(static entry => entry.Key).Count());
        Assert.Contains(book.Chunks, static chunk => chunk.SectionPath.SequenceEqual(["Spell Lists", "Spell Descriptions", "Magic Missile"]) && chunk.Type == ContentType.Spell);
        Assert.Empty(Difference.Between([.. book.Chunks.Select(static chunk => chunk.Key)], Book.Of(document).Chunks).Added);
    }

    private static string FileOf(string laidOut) => laidOut switch
    {
        "as a PDF of one column" => "cc-srd5.pdf",
        "as a PDF of two columns" => "srd51-two-column-chromium.pdf",
        _ => "cc-srd5.md",
    };

    private IEnumerable<Entry> Entries(string file, string laidOut = "as it is")
    {
        var document = Files.GetOrAdd(file, static file => Reader.Bytes(Shared.Bytes("rules", file), file));
        document = document with { Blocks = [.. LaidOut(document.Blocks, laidOut)] };
        output.WriteLine($"{file}: {document.Blocks.Count} blocks");
        return document.Entries.Count > 0 ? document.Entries : Book.Of(document).Entries;
    }

    /// <summary>The same book as a less careful reader would hand it over.</summary>
    private static IEnumerable<Block> LaidOut(IReadOnlyList<Block> blocks, string how) => how switch
    {
        "without bold" => blocks.Select(static block => block is Paragraph { Lead: not null } field ? new Paragraph(field.Page, Words.Of(field)) : block),
        "with headings of one level" => blocks.Select(static block => block is Heading heading ? heading with { Level = 2 } : block),
        "with names and parts as paragraphs" => blocks.Select(static block => block is Heading { Level: > 3 } heading ? new Paragraph(heading.Page, "", heading.Text) : block),
        "with fields in one paragraph" => Merged(blocks),
        _ => blocks,
    };

    private static IEnumerable<Block> Merged(IReadOnlyList<Block> blocks)
    {
        Paragraph? open = null;
        foreach (var block in blocks)
        {
            if (block is Paragraph { Lead: { } lead } field && new Labels().Field(lead) is not null)
            {
                open = open is null ? field : open with { Text = $"{open.Text} {lead} {field.Text}" };
                continue;
            }

            if (open is not null)
                yield return open;
            open = null;
            yield return block;
        }

        if (open is not null)
            yield return open;
    }
}
