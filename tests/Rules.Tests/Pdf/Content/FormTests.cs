namespace PluginHost.Rules.Tests.Pdf;

public sealed class FormTests
{
    [Fact]
    public void A_form_is_drawn_by_its_own_matrix_and_with_its_own_fonts()
    {
        var run = Assert.Single(Drawing.Read("q 2 0 0 2 0 0 cm /X Do Q", more: writer => writer
            .AddStream(9, "/Subtype /Form /Matrix [1 0 0 1 10 20] /Resources << /Font << /Mine 8 0 R >> >>", PdfWriter.Latin("BT /Mine 10 Tf (f) Tj ET"))).Runs);
        Assert.Equal(("f", 20d, 360d, 20d), (run.Text, run.X, run.Baseline, run.Size));
    }

    [Fact]
    public void A_form_that_draws_itself_ends() =>
        Assert.Equal(["f"], Drawing.Texts("/X Do", more: Form("BT /F 10 Tf (f) Tj ET /X Do")));

    [Fact]
    public void A_form_cannot_bring_back_what_the_page_keeps()
    {
        var runs = Drawing.Read("q 1 0 0 1 50 0 cm BT /F 10 Tf /P << /MCID 4 >> BDC /X Do (a) Tj EMC ET Q BT /F 10 Tf 0 30 Td (b) Tj ET", more: Form("Q Q EMC EMC q q /Artifact BMC")).Runs;
        Assert.Equal([("a", 50d, 4), ("b", 0d, -1)], runs.Select(static run => (run.Text, run.X, run.Mark)));
    }

    [Fact]
    public void A_large_form_that_is_drawn_without_end_is_cut_off()
    {
        var file = Drawing.Open(string.Concat(Enumerable.Repeat("/X Do ", 100_000)), more: writer =>
            writer.AddStream(9, "/Subtype /Form /Filter /FlateDecode", PdfWriter.Deflate(new byte[4 << 20])));
        Assert.Empty(file.Read(1).Runs);
        Assert.Equal([1], file.CutPages);
    }

    private static Action<PdfWriter> Form(string content) => writer => writer.AddStream(9, "/Subtype /Form", PdfWriter.Latin(content));
}
