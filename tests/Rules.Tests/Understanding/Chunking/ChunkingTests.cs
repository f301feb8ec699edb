using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Tests.Understanding.Chunking;

public sealed class ChunkingTests
{
    [Fact]
    public void A_chunk_keeps_its_path_its_pages_and_its_entry()
    {
        var book = Book.Of(Pages.Document([new Heading(3, 1, "Beasts"), new Heading(3, 2, "Wet Ones"), .. Pages.Gloomcap()]));
        var chunk = Assert.Single(book.Chunks);
        Assert.Equal(["Beasts", "Wet Ones", "Gloomcap"], chunk.SectionPath);
        Assert.Equal((4, 5, "2", "3", ContentType.Monster), (chunk.PageFirst, chunk.PageLast, chunk.PageLabelFirst, chunk.PageLabelLast, chunk.Type));
        Assert.Equal(book.Entries[0].Key, chunk.EntryKey);
        Assert.DoesNotContain("Beasts", chunk.Text, StringComparison.Ordinal);
        Assert.Contains("challenge 1", chunk.Tags);
    }

    [Fact]
    public void A_long_section_is_cut_between_paragraphs_and_never_within_a_table()
    {
        var table = new Table(1, ["A", "B"], [.. Enumerable.Range(0, 300).Select(static row => (IReadOnlyList<string>)[$"row {row}", "b"])]);
        var book = Book.Of(Pages.Document([new Heading(1, 1, "Tides"), .. Enumerable.Range(0, 10).Select(static _ => new Paragraph(1, Pages.Prose(100))), table, new Paragraph(1, Pages.Prose(900))]));
        Assert.Single(book.Chunks, static chunk => chunk.Text.Contains("row 0 ", StringComparison.Ordinal) && chunk.Text.Contains("row 299", StringComparison.Ordinal));
        Assert.All(book.Chunks.Where(static chunk => !chunk.Text.Contains("row", StringComparison.Ordinal)), static chunk => Assert.InRange(Words.Count(chunk.Text), Passages.Few, Passages.Most));
        Assert.Equal(1900, book.Chunks.Sum(static chunk => chunk.Text.Split("reed").Length - 1));
    }

    [Fact]
    public void Tiny_neighbours_under_one_heading_are_one_chunk_with_their_names_in_it()
    {
        var book = Book.Of(Pages.Document(new Heading(1, 1, "Knots"), new Heading(1, 2, "Bowline"), new Paragraph(1, "Roll well."), new Heading(1, 2, "Hitch"), new Paragraph(1, "Roll better."), new Heading(1, 1, "Ropes"), new Paragraph(1, Pages.Prose(90))));
        Assert.Equal(["Knots", "Ropes"], book.Chunks.Select(static chunk => chunk.Title));
        Assert.Equal(["bowline", "hitch"], book.Chunks[0].Tags);
        Assert.Contains("Hitch. Roll better.", book.Chunks[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_hold_when_something_before_them_changes()
    {
        static Book Read(params Block[] extra) => Book.Of(Pages.Document([new Heading(1, 1, "Tides"), new Paragraph(1, Pages.Prose(120)), .. extra, new Heading(2, 1, "Boats"), new Paragraph(2, Pages.Prose(100, "oar")), new Heading(2, 1, "Boats"), new Paragraph(2, Pages.Prose(100, "oar"))]));
        var old = Read().Chunks.Select(static chunk => chunk.Key).ToList();
        Assert.Equal(old.Count, old.Distinct(StringComparer.Ordinal).Count());
        var difference = Difference.Between(old, Read(new Heading(1, 1, "Moons"), new Paragraph(1, Pages.Prose(100, "moon"))).Chunks);
        Assert.Equal(("Moons", 3, 0), (Assert.Single(difference.Added).Title, difference.Kept.Count, difference.Removed.Count));
        var changed = Difference.Between(old, Read(new Paragraph(1, Pages.Prose(100, "ebb"))).Chunks);
        Assert.Equal((1, 2, 1), (changed.Added.Count, changed.Kept.Count, changed.Removed.Count));
    }

    [Fact]
    public void A_table_without_end_is_cut_at_its_rows_with_its_columns_named_again()
    {
        var chunks = Book.Of(Pages.Document(new Heading(1, 1, "Tolls"), new Table(1, ["Gate", "Toll"], [.. Enumerable.Range(0, 3000).Select(static row => (IReadOnlyList<string>)[$"gate {row}", "two"])]))).Chunks;
        Assert.True(chunks.Count > 1);
        Assert.All(chunks, static chunk => Assert.StartsWith("Gate | Toll", chunk.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_word_without_end_is_cut_as_well() =>
        Assert.All(Book.Of(Pages.Document(new Heading(1, 1, "Noise"), new Paragraph(1, new string('x', 200_000)))).Chunks, static chunk => Assert.InRange(chunk.Text.Length, 1, 40_000));
}
