using System.Text;
using PluginHost.Rules.Layout.Tests;
using PluginHost.Rules.Pdf;
using PluginHost.Sdk;

namespace PluginHost.Rules.Tests;

public sealed class PdfReaderTests
{
    [Theory]
    [InlineData("%PDF-1.7", 0, true)]
    [InlineData("%PDF-1.7", 1000, true)]
    [InlineData("%PDF-1.7", 1020, false)]
    [InlineData("%PS-Adobe", 0, false)]
    [InlineData("", 0, false)]
    public void A_file_is_recognised_by_its_mark_near_the_beginning(string mark, int place, bool recognised)
    {
        byte[] file = [.. new byte[place], .. Encoding.ASCII.GetBytes(mark), .. new byte[50]];
        Assert.Equal(recognised, Reader(new Pages([])).Recognises(file, "rules.txt"));
    }

    [Fact]
    public void The_title_is_the_files_own_or_its_largest_text_or_its_name()
    {
        var page = new Drawn(1).BoldText(50, 60, "The Book of Winds", 30).Column(50, 100, 9, "a").Page;
        Assert.Equal("Winds", Read(new Pages([page]) { Title = "Winds" }).Title);
        Assert.Equal("The Book of Winds", Read(new Pages([page]) { Title = "Untitled-1" }).Title);
        Assert.Equal("my rules", Read(new Pages([new Drawn(1).Page])).Title);
    }

    [Fact]
    public void Labels_are_the_files_own_or_learned_or_counted()
    {
        PdfPage[] pages = [.. Enumerable.Range(1, 5).Select(static number => new Drawn(number).Column(50, 100, 9, "a").Text(290, 780, $"{number + 20}").Page)];
        Assert.Equal(["i", "ii", "1", "2", "3"], Read(new Pages(pages) { PageLabels = ["i", "ii", "1", "2", "3"] }).PageLabels);
        Assert.Equal(["21", "22", "23", "24", "25"], Read(new Pages(pages)).PageLabels);
        Assert.Equal(["1"], Read(new Pages([new Drawn(1).Column(50, 100, 9, "a").Page])).PageLabels);
    }

    [Fact]
    public void A_file_without_text_says_so() =>
        Assert.StartsWith("The file holds no text;", Assert.Single(Read(new Pages([new Drawn(1).Page])).Remarks), StringComparison.Ordinal);

    [Fact]
    public void What_the_file_calls_an_artifact_is_no_text_but_tells_the_page_number()
    {
        PdfPage[] pages = [.. Enumerable.Range(1, 3).Select(static number => Artifact(new Drawn(number).Column(50, 100, 9, "a").Page, $"{number + 4}"))];
        var document = Read(new Pages(pages));
        Assert.Equal(["5", "6", "7"], document.PageLabels);
        Assert.DoesNotContain("torn", Likeness.Text(document.Blocks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_its_error()
    {
        var reader = new PdfReader(static _ => new Error("damaged", "The file is damaged."));
        Assert.Equal("damaged", reader.Read(default, "a.pdf", new Steps(), default).Error?.Code);
    }

    [Fact]
    public void Progress_only_grows_and_ends_at_one()
    {
        var steps = new Steps();
        Reader(new Pages([.. Enumerable.Range(1, 100).Select(static number => new Drawn(number).Column(50, 100, 5, "a").Page)])).Read(default, "a.pdf", steps, default);
        Assert.Equal(steps.Seen.Order(), steps.Seen);
        Assert.Equal((0, 1), (steps.Seen[0], steps.Seen[^1]));
        Assert.True(steps.Seen.Count > 5);
    }

    [Fact]
    public void A_reading_that_is_called_off_stops()
    {
        using var source = new CancellationTokenSource();
        var pages = new Pages([.. Enumerable.Range(1, 100).Select(static number => new Drawn(number).Page)]) { Asked = number => { if (number > 3) { source.Cancel(); } } };
        Assert.ThrowsAny<OperationCanceledException>(() => Reader(pages).Read(default, "a.pdf", new Steps(), source.Token));
    }

    private static PdfPage Artifact(PdfPage page, string text) =>
        page with { Runs = [.. page.Runs, new(text, 290, 780, 10, 10, Drawn.Plain, Mark: -2), new("torn edge", 20, 400, 30, 10, Drawn.Plain, Mark: -2)] };

    private static PdfReader Reader(Pages pages) => new(_ => pages);

    private static Document Read(Pages pages) => Reader(pages).Read(default, "my rules.pdf", new Steps(), default).Value!;

    private sealed class Steps : IProgress<double>
    {
        public List<double> Seen { get; } = [];

        public void Report(double value) => Seen.Add(value);
    }

    private sealed class Pages(PdfPage[] pages) : IPdfPages
    {
        public Action<int> Asked { get; init; } = static _ => { };

        public int PageCount => pages.Length;

        public string? Title { get; init; }

        public IReadOnlyList<string> PageLabels { get; init; } = [];

        public IReadOnlyList<string> Remarks => [];

        public PdfPage Page(int number)
        {
            Asked(number);
            return pages[number - 1];
        }
    }
}
