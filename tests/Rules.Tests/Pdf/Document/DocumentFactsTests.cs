using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Tests.Pdf;

public sealed class DocumentFactsTests
{
    [Fact]
    public void A_page_inherits_what_it_does_not_say_itself()
    {
        var leaf = Files.Open(PdfWriter.WithPages(1, tree: "/Rotate -90 /CropBox [10 380 290 20]").Classic()).Page(0);
        Assert.True(leaf.Resources!.Entries.ContainsKey("Own"));
        Assert.Equal(new PdfRectangle(0, 0, 300, 400), leaf.Media);
        Assert.Equal(new PdfRectangle(10, 20, 290, 380), leaf.Crop);
        Assert.Equal(270, leaf.Rotate);
    }

    [Fact]
    public void What_a_page_says_itself_comes_first()
    {
        var leaf = Files.Open(PdfWriter.WithPages(1, page: "/MediaBox [0 0 10 20] /Rotate 90").Classic()).Page(0);
        Assert.Equal(new PdfRectangle(0, 0, 10, 20), leaf.Crop);
        Assert.Equal(90, leaf.Rotate);
    }

    [Fact]
    public void A_tree_of_pages_that_holds_itself_ends() =>
        Files.HasPages(Files.Open(PdfWriter.WithPages(1).Add(2, "<< /Kids [2 0 R 3 0 R << /Kids [3 0 R 2 0 R] >>] >>").Classic()), 1);

    [Fact]
    public void Pages_are_gathered_when_no_tree_leads_to_them() =>
        Files.HasPages(Files.Open(PdfWriter.WithPages(2).Add(2, "<< /Kids 77 0 R /Kids [] >>").Classic()), 2);

    [Fact]
    public void A_file_has_no_more_pages_than_it_may() => Assert.Equal(500, Files.Open(PdfWriter.WithPages(520).Classic()).PageCount);

    [Fact]
    public void Labels_are_numbered_as_each_range_says()
    {
        var catalog = "/PageLabels << /Kids [<< /Nums [0 << /S /r >> 2 << /S /D /St 9 >>] >> << /Nums [3 << /S /A /P (A-) /St 26 >> 5 << /P (End) >>] >>] >>";
        Assert.Equal(["i", "ii", "9", "A-Z", "A-AA", "End"], Files.Open(PdfWriter.WithPages(6, catalog).Classic()).Labels);
    }

    [Fact]
    public void A_file_without_labels_has_none() => Assert.Empty(Files.Open(PdfWriter.WithPages(2).Classic()).Labels);

    [Fact]
    public void An_outline_leads_to_pages_by_every_kind_of_destination()
    {
        var writer = PdfWriter.WithPages(4, "/Outlines 20 0 R /Dests << /old [7 0 R /Fit] >> /Names << /Dests << /Names [(new) << /D [9 0 R /Fit] >>] >> >>")
            .Add(20, "<< /First 21 0 R >>")
            .Add(21, "<< /Title (One) /Dest [3 0 R /Fit] /Next 23 0 R /First 22 0 R >>")
            .Add(22, "<< /Title <FEFF00DC0062006500720020> /A << /S /GoTo /D [5 0 R /XYZ 0 0 0] >> >>")
            .Add(23, "<< /Title (Three) /Dest /old /Next 24 0 R >>")
            .Add(24, "<< /Title (Four) /Dest (new) /Next 25 0 R >>")
            .Add(25, "<< /Title (Nowhere) /Dest (other) /Next 21 0 R >>");
        PdfOutline[] expected = [new("One", 1, 0), new("\u00DCber", 2, 1), new("Three", 3, 0), new("Four", 4, 0), new("Nowhere", 0, 0)];
        Assert.Equal(expected, Files.Open(writer.Classic()).Outline);
    }

    [Theory]
    [InlineData("(Rules \\215quoted\\216)", "Rules \u201Cquoted\u201D")]
    [InlineData("(Line\\\n s \\(and\\) so\\051)", "Line s (and) so)")]
    [InlineData("<FEFF0041D83DDE00>", "A\U0001F600")]
    [InlineData("<EFBBBFC3A9>", "\u00E9")]
    public void A_title_is_read_in_the_letters_it_was_written_in(string written, string title)
    {
        var writer = PdfWriter.WithPages(1).Add(9, $"<< /Title {written} >>");
        writer.Trailer = "/Root 1 0 R /Info 9 0 R";
        Assert.Equal(title, Files.Open(writer.Classic()).Title);
    }

    [Fact]
    public void The_tags_of_a_file_come_in_order_with_their_pages()
    {
        var writer = PdfWriter.WithPages(2, "/StructTreeRoot 20 0 R")
            .Add(20, "<< /RoleMap << /Chapter /Kopf /Kopf /H1 >> /K [21 0 R 22 0 R] >>")
            .Add(21, "<< /S /Chapter /Pg 3 0 R /K 0 >>")
            .Add(22, "<< /S /Table /Pg 5 0 R /K [<< /S /TR /K [<< /S /TH /K [1 2] >> 23 0 R] >>] >>")
            .Add(23, "<< /S /TD /ActualText (ff) /K [<< /Type /MCR /Pg 3 0 R /MCID 4 >> << /Type /OBJR >> 22 0 R] >>");
        var tags = Files.Open(writer.Packed()).Structure;
        Assert.Equal(["H1 0", "Table 0", "TR 1", "TH 2", "TD 2"], tags.Select(static tag => $"{tag.Tag} {tag.Depth}"));
        Assert.Equal([new PdfMark(1, 0)], tags[0].Marks);
        Assert.Equal([new PdfMark(2, 1), new PdfMark(2, 2)], tags[3].Marks);
        Assert.Equal([new PdfMark(1, 4)], tags[4].Marks);
        Assert.Equal("ff", tags[4].Replacement);
    }

    [Theory]
    [InlineData("")]
    [InlineData("A letter to a friend.")]
    [InlineData("%PDF-1.7\n")]
    [InlineData("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj")]
    public void What_is_no_pdf_is_refused(string text)
    {
        var file = PdfFile.Open(PdfWriter.Latin(text), Files.Small);
        Assert.Equal("not-a-pdf", file.Error?.Code);
        Assert.NotNull(file.Error?.Hint);
    }
}
