using System.Text;

namespace PluginHost.Rules.Tests.Reading.Html;

public sealed class HtmlReaderTests
{
    [Fact]
    public void Content_is_kept_and_what_surrounds_it_is_dropped()
    {
        var document = Reader.Text("""
            <!doctype html><html><head><title>Fen  Almanac</title><style>p{}</style><script>var a = "<p>no</p>";</script></head>
            <body><nav><a href="/">Home</a></nav><main><h2>Bog Toll</h2><p>Pay <em>two</em> coins.</p>
            <p><b>Armor Class</b> 12<br><b>Hit Points</b> 4 (1d8)</p>
            <ul><li>A reed</li><li>A <b>bell</b></li></ul>
            <table><tr><th>Gate</th><th>Toll</th></tr><tr><td>North</td><td>2 cp</td></tr></table></main></body></html>
            """);
        Assert.Equal("Fen Almanac", document.Title);
        Assert.Equal([new Heading(0, 2, "Bog Toll"), new Paragraph(0, "Pay two coins."), new Paragraph(0, "12", "Armor Class"), new Paragraph(0, "4 (1d8)", "Hit Points")], document.Blocks.Take(4));
        Assert.Equal(["A reed", "A bell"], Assert.IsType<Bullets>(document.Blocks[4]).Items);
        Assert.Equal(["Gate", "Toll"], Assert.IsType<Table>(document.Blocks[5]).Header);
        Assert.Equal(6, document.Blocks.Count);
    }

    [Fact]
    public void A_cell_that_spans_columns_keeps_the_others_in_line()
    {
        var table = Assert.IsType<Table>(Assert.Single(Reader.Text("<html><body><table><tr><td colspan=2>Both</td><td>Third</td></tr></table></body></html>").Blocks));
        Assert.Equal(["Both", "", "Third"], table.Rows[0]);
    }

    [Theory]
    [InlineData("<div>", 1_000)]
    [InlineData("<div>", 100_000)]
    [InlineData("<b>", 100_000)]
    [InlineData("<table><tr><td>", 30_000)]
    public void A_page_that_nests_without_end_is_an_error_or_a_document(string tag, int times)
    {
        var read = Reader.Attempt(Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat(tag, times)) + "words"), "x.html");
        Assert.True(read.Succeeded || read.Error.Code == "source-unreadable");
    }
}
