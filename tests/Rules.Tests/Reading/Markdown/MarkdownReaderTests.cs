using System.Text;

namespace PluginHost.Rules.Tests.Reading.Markdown;

public sealed class MarkdownReaderTests
{
    [Fact]
    public void Bold_words_at_the_beginning_of_a_line_are_its_lead()
    {
        var document = Reader.Text("# Book\n\n**Armor Class** 13 (bark)\n**Hit Points** 9 (2d8)\n\n***Sting.*** *Melee:* it stings.\n\nPlain *and* **bold** inside.\n");
        Assert.Equal([new Heading(0, 1, "Book"), new Paragraph(0, "13 (bark)", "Armor Class"), new Paragraph(0, "9 (2d8)", "Hit Points"), new Paragraph(0, "Melee: it stings.", "Sting."), new Paragraph(0, "Plain and bold inside.")], document.Blocks);
    }

    [Fact]
    public void Tables_are_read_from_pipes_and_from_html()
    {
        var document = Reader.Text("# Prices\n\n| Thing | Cost |\n|---|---|\n| Rope | 1 gp |\n\n<table>\n<caption>Tolls</caption>\n<thead><tr><th>Gate</th><th>Toll</th></tr></thead>\n\n<tbody><tr><td>North</td><td>2 cp</td></tr></tbody>\n</table>\n\nEnd.\n");
        var tables = document.Blocks.OfType<Table>().ToList();
        Assert.Equal(["Thing", "Cost"], tables[0].Header);
        Assert.Equal(["Rope", "1 gp"], Assert.Single(tables[0].Rows));
        Assert.Equal(("Tolls", "Gate", "North"), (tables[1].Caption, tables[1].Header[0], tables[1].Rows[0][0]));
        Assert.Equal(new Paragraph(0, "End."), document.Blocks[^1]);
    }

    [Fact]
    public void A_stat_block_in_a_quote_with_a_list_of_fields_is_opened()
    {
        var document = Reader.Text("> ## Mudwight\n> *Small plant, unaligned*\n>\n> - **Armor Class** 11\n> - **Hit Points** 5 (2d4)\n\n- one\n- two\n");
        Assert.Contains(new Heading(0, 2, "Mudwight"), document.Blocks);
        Assert.Contains(new Paragraph(0, "11", "Armor Class"), document.Blocks);
        Assert.Equal(["one", "two"], document.Blocks.OfType<Bullets>().Single().Items);
    }

    [Fact]
    public void Front_matter_gives_the_title_and_the_licence()
    {
        var document = Reader.Text("---\ntitle: \"Fen Almanac\"\nsystem: dnd5e\nlicense: CC0\npublisher: Us\n---\n# One\n\nText.\n");
        Assert.Equal(("Fen Almanac", "dnd5e", "CC0", "Us"), (document.Title, document.Imprint.System, document.Imprint.Licence, document.Imprint.Publisher));
        Assert.Equal(new Heading(0, 1, "One"), document.Blocks[0]);
    }

    [Fact]
    public void A_rule_at_the_beginning_that_is_never_closed_is_no_front_matter() =>
        Assert.Contains(new Paragraph(0, "title: nothing"), Reader.Text("---\ntitle: nothing\n\n## More\n").Blocks);

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("latin1", false)]
    public void Encodings_are_known_by_their_mark_or_by_their_form(string name, bool marked)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes("# Café\n\nDéjà **vu**.\n")];
        Assert.Equal(new Heading(0, 1, "Café"), Reader.Bytes(bytes, "x").Blocks[0]);
    }

    [Theory]
    [InlineData(">")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("*a **b ")]
    [InlineData("<div>")]
    [InlineData("`")]
    [InlineData("| ")]
    public void Text_that_nests_without_end_is_an_error_or_a_document(string mark)
    {
        var text = "# Title\n\n" + string.Concat(Enumerable.Repeat(mark, 50_000));
        var read = Reader.Attempt(Encoding.UTF8.GetBytes(text), "deep.md");
        Assert.True(read.Succeeded || read.Error.Code == "source-unreadable");
    }

    [Fact]
    public void A_long_book_is_read_in_pieces_without_losing_a_heading()
    {
        var text = new StringBuilder();
        for (var chapter = 0; chapter < 500; chapter++)
            text.Append($"# Chapter {chapter}\n\n").Insert(text.Length, "Words and more words.\n\n", 20);
        Assert.Equal(500, Reader.Text(text.ToString()).Blocks.OfType<Heading>().Count());
    }
}
