using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

internal sealed class LineBuilder
{
    /// <summary>Narrow cells stand no further apart than words; where their column ends is seen later, and by then the pieces must still be there.</summary>
    private const double CellGap = 0.2;

    private readonly List<Strand> strands;
    private readonly PdfRun first;
    private PdfRun last;

    public LineBuilder(PdfRun run)
    {
        strands = [new(run.Text, run.Style, run.Size, run.X, run.Right)];
        (first, last, Right) = (run, run, run.Right);
    }

    public double Right { get; private set; }

    public double Size => last.Size;

    public string Text => strands.Count == 1 ? strands[0].Text.Trim() : "";

    /// <summary>Bold made by drawing the same letters twice, a hair apart, and shadows.</summary>
    public bool Repeats(PdfRun run) => run.Text == last.Text && Math.Abs(run.X - last.X) < 0.25 * run.Size && run.Width > 0;

    public void Add(PdfRun run, bool apart)
    {
        var text = run.Text;
        var before = strands[^1];
        var spaceless = apart && !char.IsWhiteSpace(before.Text[^1]) && !char.IsWhiteSpace(text[0]);
        if (spaceless)
        {
            text = " " + text;
        }

        if (before.Style == run.Style && Math.Abs(before.Size - run.Size) < 0.05 && run.X - last.Right < CellGap * run.Size)
        {
            strands[^1] = before with { Text = before.Text + text, Right = Math.Max(before.Right, run.Right) };
        }
        else
        {
            strands.Add(new(text, run.Style, run.Size, run.X, run.Right, spaceless && run.X - last.Right > 0.28 * run.Size));
        }

        Right = Math.Max(Right, run.Right);
        last = run;
    }

    public Line Line() => new(strands, first.X, Right, first.Baseline);
}
