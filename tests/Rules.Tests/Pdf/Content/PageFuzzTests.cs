using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Tests.Pdf;

/// <summary>Damaged pages, fonts and forms on their whole way to a document.</summary>
public sealed class PageFuzzTests
{
    private const int MostLetters = 200_000;

    [Fact]
    public void A_thousand_damaged_files_are_read_to_their_end() => Try(1_000);

    [Fact]
    [Trait("Category", "Long")]
    public void Twenty_thousand_damaged_files_are_read_to_their_end() => Try(20_000);

    private static void Try(int times)
    {
        var whole = Whole();
        Seeds.Each(times, (random, _) => Damage(whole, random), Use);
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        var bytes = whole.ToArray();
        for (var i = random.Next(1, 12); i > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)('0' + random.Next(10)) : (byte)random.Next(256);
        }

        return bytes;
    }

    private static void Use(byte[] bytes)
    {
        var opened = PdfFile.Open(bytes, Files.Small);
        if (!opened.Succeeded)
        {
            Assert.NotEmpty(opened.Error.Message);
            return;
        }

        for (var number = 1; number <= opened.Value.PageCount; number++)
        {
            var page = opened.Value.Read(number);
            Assert.InRange(page.Runs.Sum(static run => run.Text.Length), 0, MostLetters);
            Assert.InRange(page.Boxes.Count, 0, Files.Small.PageSteps);
            Assert.InRange(page.Pictured, 0, 1);
            Assert.All(page.Runs, static run => Assert.True(double.IsFinite(run.X + run.Baseline + run.Width + run.Size)));
        }

        var reader = new PdfReader(_ => new PdfPages(opened.Value));
        var document = reader.Read(bytes, "a.pdf", new Progress<double>(), default);
        Assert.True(document.Succeeded, document.Error?.Message);
        Assert.NotNull(document.Value.Blocks);
    }

    private static byte[] Whole()
    {
        var writer = PdfWriter.WithPages(2, page: "/Resources << /Font << /F 8 0 R /G 10 0 R /H 12 0 R /I 14 0 R /J 16 0 R /K 20 0 R >> /XObject << /X 19 0 R >> /Properties << /P << /ActualText (b) /MCID 2 >> >> >>");
        writer.AddStream(4, "", PdfWriter.Latin("q 1 0 0 1 5 5 cm BT /F 10 Tf [(ab) -300 (c)] TJ /G 9 Tf <00010002> Tj /H 9 Tf 0 30 Td (AB) Tj ET Q 1 2 3 4 re f /X Do"));
        writer.AddStream(6, "", PdfWriter.Latin("BT /I 10 Tf 20 300 Td (AB ab) Tj /J 9 Tf (AB) Tj T* /K 8 Tf /Span /P BDC <00010002> Tj EMC ET BI /W 1 ID abc EI 0 0 m 9 0 l S"));
        writer.Add(8, "<< /Type /Font /Subtype /Type1 /FirstChar 97 /Widths [500 600] /Encoding << /Differences [97 /eacute /f_i] >> >>");
        writer.AddStream(9, "", PdfWriter.Latin("1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <0010> <0041> endbfrange"));
        writer.Add(10, "<< /Type /Font /Subtype /Type0 /ToUnicode 9 0 R /DescendantFonts [<< /DW 500 /W [1 [300] 2 9 400] >>] >>");
        writer.AddStream(11, "", PdfWriter.Latin("%!PS\n/Encoding 256 array dup 65 /a put dup 66 /b put readonly def eexec"));
        writer.Add(12, "<< /Type /Font /Subtype /Type1 /FontDescriptor << /Flags 4 /FontFile 11 0 R >> >>");
        writer.AddStream(13, "", TrueTypeFont.Bytes);
        writer.Add(14, "<< /Type /Font /Subtype /TrueType /FontDescriptor << /Flags 4 /FontFile2 13 0 R >> >>");
        writer.AddStream(15, "/Subtype /Type1C", CffFont.Bytes);
        writer.Add(16, "<< /Type /Font /Subtype /Type1 /FontDescriptor << /Flags 4 /FontFile3 15 0 R >> >>");
        writer.AddStream(19, "/Subtype /Form /Matrix [1 0 0 1 9 9]", PdfWriter.Latin("q BT /F 10 Tf (ab) Tj ET Q Q /X Do"));
        writer.Add(20, "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<< /Subtype /CIDFontType2 /FontDescriptor << /FontFile2 13 0 R >> >>] >>");
        return writer.Classic();
    }
}
