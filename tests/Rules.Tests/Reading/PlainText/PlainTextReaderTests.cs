namespace PluginHost.Rules.Tests.Reading.PlainText;

public sealed class PlainTextReaderTests
{
    [Fact]
    public void Headings_are_guessed_from_how_lines_look()
    {
        var document = Reader.Text("Chapter 1: The Fen\n\nIt is wet there, and those who go come\nback wet, too.\n\nTHE TOLL HOUSE\n\nPay first.\n\n2.1 Boats\n\nThey leak.\n\nUnderlined here\n~~~~~~~~~~~~~~~\nMore words follow.\n");
        Assert.Equal([(1, "Chapter 1: The Fen"), (2, "THE TOLL HOUSE"), (2, "2.1 Boats"), (2, "Underlined here")], document.Blocks.OfType<Heading>().Select(static heading => (heading.Level, heading.Text)));
        Assert.Contains(new Paragraph(0, "It is wet there, and those who go come back wet, too."), document.Blocks);
    }

    [Fact]
    public void Bullets_fields_and_words_cut_by_a_hyphen_are_put_together()
    {
        var document = Reader.Text("A sen-\ntence here.\n\n• one\n• two and\n  more\n\nArmor Class 12\nHit Points 4 (1d8)\n");
        Assert.Equal(new Paragraph(0, "A sentence here."), document.Blocks[0]);
        Assert.Equal(["one", "two and more"], Assert.IsType<Bullets>(document.Blocks[1]).Items);
        Assert.Equal([new Paragraph(0, "Armor Class 12"), new Paragraph(0, "Hit Points 4 (1d8)")], document.Blocks.Skip(2));
    }

    [Fact]
    public void Form_feeds_divide_pages()
    {
        var document = Reader.Text("First words.\n\fSecond words.\n");
        Assert.Equal([1, 2], document.Blocks.Select(static block => block.Page));
        Assert.Equal(["1", "2"], document.PageLabels);
    }

    [Fact]
    public void An_empty_file_or_one_of_bytes_is_recognised_by_nobody()
    {
        Assert.DoesNotContain(DocumentReaders.All(TimeProvider.System), static reader => reader.Recognises([], "x.txt"));
        Assert.DoesNotContain(DocumentReaders.All(TimeProvider.System), static reader => reader.Recognises([0, 1, 2, 3, 0, 0, 9, 200, 1], "x.bin"));
    }
}
