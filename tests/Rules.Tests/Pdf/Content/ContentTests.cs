using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Tests.Pdf;

public sealed class ContentTests
{
    [Fact]
    public void Letters_stand_where_they_were_drawn()
    {
        var run = Assert.Single(Drawing.Read("BT /F 10 Tf 1 0 0 1 20 300 Tm (Word one) Tj ET").Runs);
        Assert.Equal(("Word one", 20d, 100d, 10d), (run.Text, run.X, run.Baseline, run.Size));
        Assert.Equal(40, run.Width, 3);
        Assert.True(run.Style.Bold);
    }

    [Theory]
    [InlineData(0, 20, 100, false)]
    [InlineData(90, 300, 20, true)]
    [InlineData(180, 280, 300, true)]
    [InlineData(270, 100, 280, true)]
    public void A_page_that_is_turned_is_read_as_it_is_shown(int turn, double x, double baseline, bool turned)
    {
        var page = Drawing.Read("BT /F 10 Tf 1 0 0 1 20 300 Tm (a) Tj ET", page: $"/Rotate {turn}");
        var run = Assert.Single(page.Runs);
        Assert.Equal((x, baseline, turned), (run.X, run.Baseline, run.Turned));
        Assert.Equal(turn is 90 or 270 ? (400d, 300d) : (300d, 400d), (page.Width, page.Height));
    }

    [Fact]
    public void Letters_that_stand_upright_on_a_turned_page_are_not_turned() =>
        Assert.False(Assert.Single(Drawing.Read("BT /F 10 Tf 0 1 -1 0 20 30 Tm (a) Tj ET", page: "/Rotate 90").Runs).Turned);

    [Fact]
    public void Points_are_counted_from_what_is_shown_of_a_page()
    {
        var run = Assert.Single(Drawing.Read("BT /F 10 Tf 1 0 0 1 20 300 Tm (a) Tj ET", page: "/CropBox [15 50 200 350]").Runs);
        Assert.Equal((5d, 50d), (run.X, run.Baseline));
    }

    [Fact]
    public void A_small_gap_is_a_space_and_a_wide_one_a_new_run() =>
        Assert.Equal(["a b", "c"], Drawing.Texts("BT /F 10 Tf [(a) -300 (b) -2000 (c)] TJ ET"));

    [Fact]
    public void Letters_that_are_each_moved_are_words() =>
        Assert.Equal(["ab cd"], Drawing.Texts("BT /F 10 Tf [(a) -20 (b) 15 ( ) -10 (c) 30 (d)] TJ ET"));

    [Fact]
    public void Text_drawn_twice_is_read_once() =>
        Assert.Equal(["bold"], Drawing.Texts("BT /F 10 Tf 9 9 Td (bold) Tj ET BT /F 10 Tf 9.3 9 Td (bold) Tj ET"));

    [Fact]
    public void Lines_move_by_the_leading() =>
        Assert.Equal([400d, 412d, 424d], Drawing.Read("BT /F 10 Tf 12 TL (a) Tj T* (b) Tj (c) ' ET").Runs.Select(static r => r.Baseline));

    [Fact]
    public void An_inline_picture_is_stepped_over() =>
        Assert.Equal(["a"], Drawing.Texts("BI /W 1 /H 1 ID (\u0001EIx( EI BT /F 10 Tf (a) Tj ET"));

    [Fact]
    public void Marked_content_and_artifacts_are_told_apart() =>
        Assert.Equal([7, -2, -1], Drawing.Read("BT /F 10 Tf /P << /MCID 7 >> BDC (a) Tj EMC /Artifact BMC (b) Tj EMC (c) Tj ET").Runs.Select(static r => r.Mark));

    [Fact]
    public void What_is_inside_an_artifact_is_one() =>
        Assert.Equal([-2], Drawing.Read("BT /F 10 Tf /Artifact << /Type /Pagination >> BDC /Span << /MCID 3 >> BDC (a) Tj EMC EMC ET").Runs.Select(static r => r.Mark));

    [Fact]
    public void Letters_that_stand_for_others_are_those() =>
        Assert.Equal(["office"], Drawing.Texts("BT /F 10 Tf (o) Tj /Span << /ActualText (ffi) >> BDC (xy) Tj EMC (ce) Tj ET"));

    [Fact]
    public void Strokes_and_boxes_are_upright_from_the_top() =>
        Assert.Equal(
            [new PdfBox(10, 80, 40, 100, Filled: true), new PdfBox(0, 300, 50, 300, Filled: false)],
            Drawing.Read("10 300 30 20 re f 0 100 m 50 100 l S").Boxes.OrderBy(static box => box.Top));

    [Fact]
    public void A_font_may_be_set_among_the_settings() =>
        Assert.Equal(20, Assert.Single(Drawing.Read("/G gs BT (a) Tj ET").Runs).Size);

    [Theory]
    [InlineData("[[[[[[ (")]
    [InlineData("BT /F 1e308 Tf 1e308 0 0 1e308 1e308 1e308 cm (a) Tj")]
    [InlineData("Q Q EMC ET /Nothing Do /Nothing 1 Tf (a) Tj \" ' TJ ID")]
    public void Hostile_content_ends(string content) => Assert.NotNull(Drawing.Read(content));
}
