using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout.Tests;

/// <summary>A page drawn by a test: letters are half as wide as they are high.</summary>
internal sealed class Drawn(int number, double width = 600, double height = 800)
{
    public static readonly PdfStyle Plain = new("Serif", Bold: false, Italic: false, Fixed: false);
    public static readonly PdfStyle Bold = Plain with { Bold = true };

    private readonly List<PdfRun> runs = [];
    private readonly List<PdfBox> boxes = [];

    public PdfPage Page => new(number, width, height) { Runs = runs, Boxes = boxes, Pictured = Pictured };

    public double Pictured { get; init; }

    public static PageReading Read(params Drawn[] pages) => PageReading.Of([.. pages.Select(static page => page.Page)], default);

    public static PageReading Read(IReadOnlyList<PdfStructure> structure, params Drawn[] pages)
    {
        var tags = TagTree.Of(structure);
        return PageReading.Of([.. pages.Select(page => new Sheet(page.Page, tags))], default);
    }

    public Drawn Text(double left, double baseline, string text, double size = 10, PdfStyle? style = null, int mark = -1)
    {
        runs.Add(new(text, left, baseline, text.Length * size / 2, size, style ?? Plain, Mark: mark));
        return this;
    }

    public Drawn BoldText(double left, double baseline, string text, double size = 10) => Text(left, baseline, text, size, Bold);

    /// <summary>Lines below each other; a bar in a line parts its bold beginning from the rest.</summary>
    public Drawn Lines(double left, double top, params string[] lines)
    {
        for (var at = 0; at < lines.Length; at++)
        {
            var bar = lines[at].IndexOf('|', StringComparison.Ordinal);
            var baseline = top + (12 * at);
            if (bar > 0)
            {
                BoldText(left, baseline, lines[at][..bar]);
            }

            Text(left + (bar > 0 ? bar * 5 : 0), baseline, lines[at][(bar + 1)..]);
        }

        return this;
    }

    public Drawn Row(double baseline, params (double Left, string Text)[] cells)
    {
        foreach (var (left, text) in cells)
        {
            Text(left, baseline, text);
        }

        return this;
    }

    public Drawn Box(double left, double top, double right, double bottom, bool filled = true)
    {
        boxes.Add(new(left, top, right, bottom, filled));
        return this;
    }

    /// <summary>Running text, so many lines of it, each filling a column; its words name their place.</summary>
    public Drawn Column(double left, double top, int lines, string name, int letters = 48)
    {
        for (var at = 0; at < lines; at++)
        {
            var line = $"{name}{at} ".PadRight(letters - 1, at % 2 == 0 ? 'a' : 'o') + "n";
            Text(left, top + (12 * at), line);
        }

        return this;
    }
}
