using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout.Tests;

public sealed class HostilePageTests
{
    [Theory]
    [InlineData(0.01)]
    [InlineData(8)]
    [InlineData(400)]
    public void A_hundred_thousand_runs_at_random_places_end_in_a_document_with_a_remark(double size)
    {
        var random = new Random(7);
        var runs = Enumerable.Range(0, 100_000).Select(_ => new PdfRun("wind", random.NextDouble() * 600, random.NextDouble() * 800, 12, size, random.Next(2) == 0 ? Drawn.Plain : Drawn.Bold)).ToList();
        var boxes = Enumerable.Range(0, 100_000).Select(_ => new PdfBox(random.NextDouble() * 300, random.NextDouble() * 400, 300 + (random.NextDouble() * 300), 400 + (random.NextDouble() * 400), Filled: true)).ToList();
        var reading = PageReading.Of([new PdfPage(1, 600, 800) { Runs = runs, Boxes = boxes }], default);
        Assert.Contains("more pieces of text", Assert.Single(reading.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_end_end()
    {
        var rows = Enumerable.Range(0, 20_000).Select(static at => new PdfRun("cell", at % 40 * 15, at / 40 * 1.5, 8, 1.2, Drawn.Plain)).ToList();
        Assert.NotEmpty(PageReading.Of([new PdfPage(1, 600, 800) { Runs = rows }], default).Blocks);
    }

    [Fact]
    public void Headings_without_end_end()
    {
        var runs = Enumerable.Range(0, 20_000).Select(static at => new PdfRun(at % 3 == 0 ? "A heading" : "some words of a body", at % 3 * 200, at * 0.04, 100, at % 3 == 0 ? 10 + (at * 0.01) : 8, Drawn.Plain)).ToList();
        Assert.NotEmpty(PageReading.Of([new PdfPage(1, 600, 800) { Runs = runs }], default).Blocks);
    }

    [Fact]
    public void A_sentence_over_thousands_of_pages_ends() =>
        Assert.Single(Drawn.Read([.. Enumerable.Range(1, 5_000).Select(static number => new Drawn(number).Column(50, 60, 2, $"{(char)(97 + (number % 26))}{(char)(97 + (number / 26 % 26))}{(char)(97 + (number / 676))}", 80))]).Blocks);

    [Fact]
    public void A_line_of_many_runs_ends()
    {
        var line = Enumerable.Range(0, 20_000).Select(static at => new PdfRun("cell", at * 0.02, 100, 0.01, 0.02, Drawn.Plain)).ToList();
        Assert.NotEmpty(PageReading.Of([new PdfPage(1, 600, 800) { Runs = line }], default).Blocks);
    }

    [Fact]
    public void Numbers_that_are_none_are_passed_over()
    {
        var runs = new List<PdfRun> { new("a", double.NaN, 1, 1, 10, Drawn.Plain), new("b", 1, double.PositiveInfinity, 1, 10, Drawn.Plain), new("c", 1, 1, 1, 0, Drawn.Plain), new("d", 1, 1, 1, -4, Drawn.Plain), new("", 1, 1, 1, 4, Drawn.Plain) };
        Assert.Empty(PageReading.Of([new PdfPage(1, double.NaN, 0) { Runs = runs, Boxes = [new(double.NaN, 0, 1, 1, Filled: true)] }], default).Blocks);
    }

    [Fact]
    public void Pages_of_pictures_are_named_in_one_sentence()
    {
        var pages = new[] { 1, 2, 3, 4, 5, 6 }.Select(static number => number is 2 or 3 or 4 or 6 ? new Drawn(number) { Pictured = 0.9 } : new Drawn(number).Column(50, 60, 5, "a"));
        Assert.StartsWith("Pages 2-4 and 6 hold pictures and no text;", Assert.Single(Drawn.Read([.. pages]).Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void No_pages_make_no_blocks() => Assert.Empty(Drawn.Read().Blocks);
}
