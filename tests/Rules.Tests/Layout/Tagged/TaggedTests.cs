using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout.Tests;

public sealed class TaggedTests
{
    private static PdfStructure Tag(string tag, int depth, params int[] marks) => new(tag, depth, [.. marks.Select(static mark => new PdfMark(1, mark))]);

    private static Drawn Page() => new(1);

    [Fact]
    public void A_heading_of_the_size_of_the_text_is_one_by_its_tag()
    {
        var page = Page().Text(50, 50, "Of Boats", mark: 0).Text(50, 62, "A boat is made of reeds, and of what the reeds hold.", mark: 1);
        Assert.Equal([new Heading(1, 3, "Of Boats"), new Paragraph(1, "A boat is made of reeds, and of what the reeds hold.")], Drawn.Read([Tag("Document", 0), Tag("H3", 1, 0), Tag("P", 1, 1)], page).Blocks);
    }

    [Fact]
    public void Items_without_a_sign_are_a_list_and_wrapped_lines_belong_to_them()
    {
        var page = Page().Text(50, 50, "You carry these things with you on all of your ways.", mark: 0)
            .Text(70, 62, "a lantern of brass", mark: 1).Text(70, 74, "a rope that is long enough", mark: 2).Text(70, 86, "to reach the other bank", mark: 2).Text(70, 98, "Beware", mark: 3);
        var blocks = Drawn.Read([Tag("P", 0, 0), Tag("L", 0), Tag("LI", 1), Tag("Lbl", 2), Tag("NonStruct", 2, 1), Tag("LI", 1), Tag("LBody", 2), Tag("P", 3, 2), Tag("P", 3, 3)], page).Blocks;
        Assert.Equal(["a lantern of brass", "a rope that is long enough to reach the other bank"], Assert.IsType<Bullets>(blocks[1]).Items);
        Assert.Equal(new Paragraph(1, "Beware"), blocks[2]);
    }

    [Fact]
    public void A_table_has_the_cells_that_are_tagged_however_close_they_stand()
    {
        var page = Page().Text(50, 50, "Thing", mark: 0).Text(78, 50, "Cost", mark: 1).Text(50, 62, "Boats", mark: 2).Text(78, 62, "9 gp", mark: 3).Text(50, 74, "of reed", mark: 2).Text(90, 86, "none", mark: 4).Text(50, 110, "Behind it.", mark: 5);
        var blocks = Drawn.Read([Tag("Table", 0), Tag("TR", 1), Tag("TH", 2, 0), Tag("TH", 2, 1), Tag("TR", 1), Tag("TD", 2), Tag("P", 3, 2), Tag("TD", 2, 3), Tag("TR", 1), Tag("TD", 2), Tag("TD", 2, 4), Tag("P", 0, 5)], page).Blocks;
        var table = Assert.IsType<Table>(blocks[0]);
        Assert.Equal(["Thing", "Cost"], table.Header);
        Assert.Equal([["Boats of reed", "9 gp"], ["", "none"]], table.Rows);
        Assert.Equal(new Paragraph(1, "Behind it."), blocks[1]);
    }

    [Fact]
    public void The_order_is_that_of_the_tags_and_a_paragraph_goes_on_in_the_next_column()
    {
        var page = Page();
        for (var at = 0; at < 20; at++)
        {
            page.Text(50, 50 + (12 * at), $"left {at} " + new string('a', 30), mark: 0).Text(320, 50 + (12 * at), $"right {at} " + new string('o', 30), mark: 1);
        }

        var text = Assert.IsType<Paragraph>(Assert.Single(Drawn.Read([Tag("P", 0, 0, 1)], page).Blocks)).Text;
        Assert.True(text.IndexOf("left 19", StringComparison.Ordinal) < text.IndexOf("right 0", StringComparison.Ordinal));
    }

    [Fact]
    public void A_paragraph_and_a_table_go_on_on_the_next_page()
    {
        var first = Page().Text(50, 50, "A boat goes down the river and", mark: 0).Text(50, 700, "Reed", mark: 1).Text(150, 700, "1 cp", mark: 2);
        var second = new Drawn(2).Text(50, 50, "Wood", mark: 0).Text(150, 50, "5 cp", mark: 1).Text(50, 100, "All is well.", mark: 2);
        PdfStructure Cell(int page, int mark) => new("TD", 2, [new PdfMark(page, mark)]);
        var blocks = Drawn.Read([Tag("P", 0, 0), Tag("Table", 0), Tag("TR", 1), Cell(1, 1), Cell(1, 2), Tag("TR", 1), Cell(2, 0), Cell(2, 1), new("P", 0, [new PdfMark(2, 2)])], first, second).Blocks;
        Assert.Equal([["Reed", "1 cp"], ["Wood", "5 cp"]], Assert.IsType<Table>(blocks[1]).Rows);
        Assert.Equal(3, blocks.Count);
    }

    [Fact]
    public void Tags_that_leave_out_text_or_break_sentences_are_not_believed()
    {
        var lines = Enumerable.Range(0, 20).Select(static at => $"line {at} goes on and on without an end of it").ToList();
        var broken = Page();
        for (var at = 0; at < lines.Count; at++)
        {
            broken.Text(50, 50 + (12 * at), lines[at], mark: at);
        }

        var each = Enumerable.Range(0, 20).Select(static at => Tag("P", 0, at)).ToList();
        Assert.Single(Drawn.Read(each, broken).Blocks);
        Assert.Single(Drawn.Read([Tag("H1", 0, 3)], broken).Blocks.OfType<Paragraph>());
    }

    [Fact]
    public void Tags_that_run_against_the_page_are_not_believed()
    {
        var page = Page();
        for (var at = 0; at < 30; at++)
        {
            page.Text(50, 50 + (12 * at), $"Line {at}.", mark: at);
        }

        var backwards = Enumerable.Range(0, 30).Reverse().Select(static at => Tag("P", 0, at)).ToList();
        Assert.StartsWith("Line 0.", Likeness.Text(Drawn.Read(backwards, page).Blocks).Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_deep_and_senseless_tree_ends_in_blocks()
    {
        var random = new Random(7);
        string[] tags = ["P", "H1", "L", "LI", "LBody", "Table", "TR", "TD", "TH", "Caption", "Span", "Document", "THead", "?"];
        for (var round = 0; round < 300; round++)
        {
            var page = Page();
            for (var at = 0; at < 12; at++)
            {
                page.Text(random.Next(40, 300), 40 + (random.Next(3) * 20) + (60 * at), "word" + at, mark: at);
            }

            var structure = Enumerable.Range(0, 30).Select(_ => Tag(tags[random.Next(tags.Length)], random.Next(8), random.Next(12), random.Next(12))).ToList();
            Assert.Equal(12, Likeness.Words(Likeness.Text(Drawn.Read(structure, page).Blocks)).Count(static word => word.StartsWith("word", StringComparison.Ordinal)));
        }
    }
}
