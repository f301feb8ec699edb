using System.Text;
using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

internal sealed class LineBuilder
{
    /// <summary>Narrow cells stand no further apart than words; where their column ends is seen later, and by then the pieces must still be there.</summary>
    private const double CellGap = 0.2;

    private readonly List<Strand> strands = [];
    private readonly StringBuilder text = new();
    private readonly PdfRun first;
    private PdfRun last;
    private Strand open;

    private readonly int tag;

    public LineBuilder(PdfRun run, int tag = -1)
    {
        this.tag = tag;
        (first, last, Right) = (run, run, run.Right);
        open = new("", run.Style, run.Size, run.X, run.Right);
        text.Append(run.Text);
    }

    public double Right { get; private set; }

    public double Size => last.Size;

    public int Tag => tag;

    /// <summary>How far from it, in sizes of the letters, what follows may stand and still be of the same line.</summary>
    public double Reach
    {
        get
        {
            var sign = strands.Count == 0 && text.Length < 5 ? text.ToString().Trim() : "";
            return Bullet.Alone(sign) ? 4 : Bullet.Numbers(sign) ? 1.6 : LineMaker.Gap;
        }
    }

    /// <summary>A large letter at the beginning of a paragraph: its word stands on a line above this one.</summary>
    public bool IsCap(PdfRun next) => strands.Count == 0 && text.Length <= 2 && next.Size < 0.5 * last.Size;

    /// <summary>Bold made by drawing the same letters twice, a hair apart, and shadows.</summary>
    public bool Repeats(PdfRun run) => run.Text == last.Text && Math.Abs(run.X - last.X) < 0.25 * run.Size && run.Width > 0;

    public void Add(PdfRun run, bool apart)
    {
        var spaceless = apart && !char.IsWhiteSpace(text[^1]) && !char.IsWhiteSpace(run.Text[0]);
        if (open.Style != run.Style || Math.Abs(open.Size - run.Size) >= 0.05 || run.X - last.Right >= CellGap * run.Size)
        {
            Close();
            open = new("", run.Style, run.Size, run.X, run.Right, spaceless && run.X - last.Right > 0.28 * run.Size);
        }

        text.Append(spaceless ? " " : "").Append(run.Text);
        open = open with { Right = Math.Max(open.Right, run.Right) };
        Right = Math.Max(Right, run.Right);
        last = run;
    }

    public Line Line()
    {
        Close();
        return new(strands, first.X, Right, first.Baseline) { Tag = tag };
    }

    private void Close()
    {
        strands.Add(open with { Text = text.ToString() });
        text.Clear();
    }
}
