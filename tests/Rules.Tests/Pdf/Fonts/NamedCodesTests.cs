using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Tests.Pdf.Fonts;

public sealed class NamedCodesTests
{
    private static string Font(string encoding, string more = "") => $"<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding {encoding} {more} /DescendantFonts [<< /Subtype /CIDFontType0 /DW 1000 /W [1 95 500] >>] >>";

    [Theory]
    [InlineData("/UniGB-UCS2-H", "<0052 5DDD 0065>", "R川e", 20)]
    [InlineData("/UniJIS-UTF16-H", "<0052 D840DC0B 0065>", "R\U0002000Be", 20)]
    [InlineData("/UniCNS-UTF32-V", "<00000052 0002000B>", "R\U0002000B", 15)]
    public void Codes_that_are_characters_are_read_as_such(string name, string codes, string text, double width)
    {
        var run = Assert.Single(Drawing.Read($"BT /F 10 Tf {codes} Tj ET", Font(name)).Runs);
        Assert.Equal((text, width), (run.Text, Math.Round(run.Width, 4)));
    }

    [Fact]
    public void A_half_of_a_pair_alone_is_unknown() => Assert.Equal("a\uFFFD", Drawing.Says("<0061 D840>", Font("/UniGB-UCS2-H")));

    [Fact]
    public void A_named_table_of_others_still_tells_how_long_a_code_is() =>
        Assert.Equal("a\u5DDDb", Drawing.Says("<61 90EC 62>", Font("/90ms-RKSJ-H", "/ToUnicode 11 0 R"), static writer =>
            writer.AddStream(11, "", "3 beginbfchar <61> <0061> <90EC> <5DDD> <62> <0062> endbfchar"u8.ToArray())));

    [Fact]
    public void A_page_in_codes_that_nothing_explains_is_remarked_on_and_gives_no_garbage()
    {
        var codes = string.Concat(Enumerable.Repeat("90EC", 30));
        var file = Drawing.Open($"BT /F 10 Tf <{codes}> Tj ET", Font("/90ms-RKSJ-H"));
        Assert.Empty(file.Read(1).Runs);
        Assert.StartsWith("Page 1 is written in a font", Assert.Single(new PdfPages(file).Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void One_unknown_sign_before_an_item_makes_no_remark()
    {
        var file = Drawing.Open("BT /F 10 Tf <90EC> Tj ET", Font("/90ms-RKSJ-H"));
        Assert.Single(file.Read(1).Runs);
        Assert.Empty(new PdfPages(file).Remarks);
    }
}
