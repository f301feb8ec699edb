using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Tests.Pdf;

public sealed class ProgramTests
{
    private const string Type0 = "<< /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [<< /Subtype /CIDFontType2 /FontDescriptor << {0} 10 0 R >> {1} >>] >>";

    [Fact]
    public void A_Type_1_program_says_its_own_codes() =>
        Assert.Equal("éB", Simple("Type1", "FontFile", "/Encoding 256 array dup 65 /eacute put dup 66 /B put readonly def eexec"u8.ToArray()));

    [Fact]
    public void A_TrueType_program_leads_from_codes_over_glyphs_to_letters() =>
        Assert.Equal("xé", Simple("TrueType", "FontFile2", TrueTypeFont.Bytes));

    [Fact]
    public void Codes_of_symbols_lead_to_names()
    {
        var cmap = TrueTypeFont.Cmap((3, 0, TrueTypeFont.Format4((0xF041, 1), (0xF042, 2))));
        Assert.Equal("zM", Simple("TrueType", "FontFile2", TrueTypeFont.Tables(("cmap", cmap), ("post", TrueTypeFont.Post(0, 259, 48)))));
    }

    [Fact]
    public void The_four_forms_of_a_table_of_codes_are_read()
    {
        byte[][] forms = [TrueTypeFont.Format0((65, 3)), TrueTypeFont.Format4((65, 3)), TrueTypeFont.Format6(65, 3), TrueTypeFont.Format12((65, 65, 3))];
        Assert.All(forms, static form => Assert.Equal([(65, 3)], TrueTypeCodes.Read(TrueTypeFont.Cmap((3, 1, form)), 3, 1)));
    }

    [Fact]
    public void Ranges_that_would_be_counted_without_end_are_cut_off()
    {
        var groups = Enumerable.Repeat((0, int.MaxValue, 1), 5_000).ToArray();
        Assert.InRange(TrueTypeCodes.Read(TrueTypeFont.Cmap((3, 10, TrueTypeFont.Format12(groups))), 3, 10).Count, 1, 131_072);
    }

    [Fact]
    public void A_CFF_program_says_its_own_codes()
    {
        Assert.Equal("éA", Simple("Type1", "FontFile3", CffFont.Bytes));
        Assert.Equal("Aé", Simple("Type1", "FontFile3", CffFont.Ranged));
        Assert.Equal("éA", Simple("Type1", "FontFile3", [.. "OTTO"u8, .. TrueTypeFont.Tables(("CFF ", CffFont.Bytes))[4..]]));
    }

    [Fact]
    public void Names_that_every_CFF_program_knows_are_in_their_order() =>
        Assert.Equal([" ", "’", "A", "z", "¡", "fi", "—", "ß", "¹", "©", "Á", "ž", "0", "ffl", "Z", null], new[] { 1, 8, 34, 91, 96, 109, 137, 149, 150, 170, 171, 228, 239, 268, 299, 390 }.Select(CffStrings.Text));

    [Theory]
    [InlineData("", "xé")]
    [InlineData("/CIDToGIDMap /Identity", "xé")]
    [InlineData("/CIDToGIDMap 11 0 R", "éx")]
    public void Long_codes_lead_over_glyphs_to_letters(string map, string text) =>
        Assert.Equal(text, Composite("/FontFile2", map, TrueTypeFont.Bytes));

    [Fact]
    public void Glyphs_with_names_say_what_long_codes_mean_and_numbered_ones_do_not()
    {
        Assert.Equal("Aé", Composite("/FontFile3", "", CffFont.Bytes));
        Assert.Equal("\uFFFD\uFFFD", Composite("/FontFile3", "", CffFont.Numbered));
    }

    [Fact]
    public void Programs_that_are_cut_or_damaged_anywhere_do_no_harm()
    {
        foreach (var whole in new[] { TrueTypeFont.Bytes, CffFont.Bytes, CffFont.Ranged })
        {
            for (var at = 0; at < whole.Length; at++)
            {
                foreach (var value in new byte[] { 0, 1, 28, 127, 255 })
                {
                    byte[] bytes = [.. whole];
                    bytes[at] = value;
                    Use(bytes);
                }

                Use(whole.AsSpan(0, at));
            }
        }
    }

    private static void Use(ReadOnlySpan<byte> program)
    {
        Assert.True(TrueTypeEncoding.Of(program) is null or { Length: 256 });
        Assert.True(ProgramEncoding.Compact(program) is null or { Codes: null or { Length: 256 } });
    }

    private static string Simple(string type, string key, byte[] program) =>
        Drawing.Says("(AB)", $"<< /Subtype /{type} /BaseFont /Own /FontDescriptor << /Flags 4 /{key} 10 0 R >> >>", writer => writer.AddStream(10, "", program));

    private static string Composite(string key, string map, byte[] program) =>
        Drawing.Says("<00010002>", Type0.Replace("{0}", key, StringComparison.Ordinal).Replace("{1}", map, StringComparison.Ordinal), writer => writer
            .AddStream(10, "", program)
            .AddStream(11, "", [0, 0, 0, 2, 0, 1]));
}
