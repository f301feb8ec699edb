using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Tests.Pdf;

public sealed class FontTests
{
    private const string Type0 = "<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding 10 0 R /ToUnicode 11 0 R /DescendantFonts [<< /Subtype /CIDFontType2 /DW 400 /W [1 [300 350] 5 9 600] >>] >>";

    [Fact]
    public void Differences_name_letters_one_after_the_other() =>
        Assert.Equal("éfiB", Drawing.Says("(abB)", "<< /Subtype /Type1 /BaseFont /Own /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [97 /eacute /f_i] >> >>"));

    [Fact]
    public void Quotes_and_dashes_of_Windows_are_those_letters() =>
        Assert.Equal("“a”–’—", Drawing.Says(@"(\223a\224\226\222\227)", "<< /Subtype /TrueType /BaseFont /Own /Encoding /WinAnsiEncoding >>"));

    [Fact]
    public void A_font_without_an_encoding_has_the_standard_one() =>
        Assert.Equal("‘a’—", Drawing.Says(@"(`a'\320)", "<< /Subtype /Type1 /BaseFont /Times-Roman >>"));

    [Theory]
    [InlineData("Symbol", "αβ")]
    [InlineData("ABCDEF+Symbol", "αβ")]
    [InlineData("ZapfDingbats", "❁❂")]
    public void Fonts_of_symbols_say_symbols(string name, string text) => Assert.Equal(text, Drawing.Says("(ab)", $"<< /Subtype /Type1 /BaseFont /{name} >>"));

    [Theory]
    [InlineData("Helvetica", 25.56)]
    [InlineData("Helvetica-Bold", 27.22)]
    [InlineData("Arial,Bold", 27.22)]
    [InlineData("Times-Roman", 24.44)]
    [InlineData("Times-BoldItalic", 26.67)]
    [InlineData("Courier", 30)]
    public void Fonts_that_need_not_be_in_a_file_have_their_widths(string name, double width)
    {
        var run = Assert.Single(Drawing.Read("BT /F 10 Tf (Waith) Tj ET", $"<< /Subtype /Type1 /BaseFont /{name} >>").Runs);
        Assert.Equal(width, run.Width, 0.001);
    }

    [Fact]
    public void A_font_of_drawings_measures_in_its_own_space()
    {
        var run = Assert.Single(Drawing.Read(
            "BT /F 10 Tf (ab) Tj ET",
            "<< /Subtype /Type3 /FontMatrix [0.01 0 0 0.01 0 0] /FirstChar 97 /Widths [50 70] /Encoding << /Differences [97 /a /b] >> >>").Runs);
        Assert.Equal(("ab", 12d), (run.Text, Math.Round(run.Width, 4)));
    }

    [Fact]
    public void Long_codes_are_read_by_the_files_own_tables()
    {
        var run = Assert.Single(Drawing.Read(
            "BT /F 10 Tf <20 8140 8141 8142> Tj ET",
            Type0,
            more: Tables("<00> <80> <8140> <9FFC>", "<20> 7 <8140> 1", "<8140> <8142> [<0061> <00620063> <FB01>]", "<20> <0078>")).Runs);
        Assert.Equal(("xabcfi", 16.5), (run.Text, Math.Round(run.Width, 4)));
    }

    [Fact]
    public void Ranges_count_on_and_later_ones_override()
    {
        var map = CMap.Read("1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfrange <0000> <00FF> <00410030> <0010> <0012> <0061> endbfrange 1 beginbfchar <0011> <007A> endbfchar"u8);
        Assert.Equal(["A0", "A?", "a", "z", "c", "AC", null], new[] { 0, 15, 0x10, 0x11, 0x12, 0x13, 0x100 }.Select(map.Text));
    }

    [Fact]
    public void Of_many_ranges_the_last_that_holds_a_code_is_found()
    {
        var random = new Random(5);
        var ranges = Enumerable.Range(0, 300).Select(_ => (Low: random.Next(1000), Length: random.Next(-2, 90))).Select(static r => (r.Low, High: r.Low + r.Length)).ToList();
        var table = new RangeTable(ranges);
        for (var code = -1; code < 1100; code++)
        {
            Assert.Equal(ranges.FindLastIndex(r => r.Low <= code && code <= r.High), table.Find(code));
        }
    }

    [Fact]
    public void A_font_written_into_the_page_is_made_once()
    {
        var file = Drawing.Open("", page: "/Resources << /Font << /F << /Subtype /Type1 >> >> >>");
        var fonts = new FontShelf(file.Objects);
        PdfFont? Font() => fonts.Of(file.Objects.Dictionary(file.Objects.Dictionary(file.Page(0).Resources, "Font"), "F")!);
        Assert.Same(Font(), Font());
    }

    [Theory]
    [InlineData("<< >>")]
    [InlineData("<< /Subtype /Type0 /DescendantFonts 8 0 R /Encoding 8 0 R /ToUnicode 8 0 R >>")]
    [InlineData("<< /Subtype /Type0 /DescendantFonts [<< /W [1 2 3 4 [5 [6]] 7 8 0 R -5 [1] 2147483647 [1 2 3] 9 1 5] >>] >>")]
    [InlineData("<< /Subtype /Type3 /FontMatrix [0 0 0 0 0 0] /Encoding << /Differences [-5 /a 255 /b /c 1e30 /d (e)] >> >>")]
    [InlineData("<< /Subtype /Type1 /FirstChar -2147483648 /Widths [1e308 -1e308 null (a)] /FontDescriptor 8 0 R >>")]
    public void Hostile_fonts_are_read_as_far_as_they_go(string font) => Assert.NotNull(Drawing.Read("BT /F 10 Tf (ab) Tj <00010002> Tj ET", font));

    [Fact]
    public void A_hostile_table_of_letters_ends()
    {
        var many = string.Concat(Enumerable.Repeat("<0000> <FFFF> <0041> ", 20_000));
        var spaces = string.Concat(Enumerable.Repeat("<00000000> <00000000> ", 20_000));
        var page = Drawing.Read($"BT /F 1 Tf <{new string('0', 40_000)}> Tj ET", Type0, more: Tables(spaces, "", many, ""));
        Assert.NotEmpty(page.Runs);
    }

    private static Action<PdfWriter> Tables(string spaces, string cids, string ranges, string letters) => writer =>
    {
        var (cid, at) = (cids.Split(' '), "");
        for (var i = 0; i + 1 < cid.Length; i += 2)
        {
            var low = cid[i].Trim('<', '>');
            at += $"1 begincidrange <{low}> <{(low.Length == 2 ? low : "81FF")}> {cid[i + 1]} endcidrange ";
        }

        writer.AddStream(10, "/Type /CMap", PdfWriter.Latin($"1 begincodespacerange {spaces} endcodespacerange {at}"));
        writer.AddStream(11, "", PdfWriter.Latin($"1 beginbfrange {ranges} endbfrange 1 beginbfchar {letters} endbfchar"));
    };
}
