using System.Text;

namespace PluginHost.Rules.Pdf;

/// <summary>Puts letters together to runs: one style, size and baseline, and no gap that could be a column's.</summary>
internal sealed class RunMaker(int most)
{
    private const double Space = 0.2;
    private const double Column = 1;
    private const double Back = 0.35;
    private const int Looked = 8;

    private readonly List<PdfRun> _runs = [];
    private readonly StringBuilder _text = new();
    private double _start;
    private double _end;
    private double _at;
    private double _baseline;
    private double _size;
    private PdfStyle? _style;
    private bool _turned;
    private int _mark;
    private bool _space;

    public bool IsFull => _runs.Count >= most;

    public IReadOnlyList<PdfRun> Runs
    {
        get
        {
            Flush();
            return _runs;
        }
    }

    /// <param name="text">What one letter stands for; ligatures are several.</param>
    /// <param name="x">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    public void Add(string text, double x, double end, double baseline, double size, PdfStyle style, bool turned, int mark)
    {
        if (text.Length == 0)
        {
            // Another letter stands for this one too, but its place is taken.
            if (Continues(x, baseline, size, style, turned, mark))
            {
                _end = _at = Math.Max(_at, end);
            }

            return;
        }

        var blank = text is " " or "\u00A0" or "\t";
        if (!Continues(x, baseline, size, style, turned, mark))
        {
            Flush();
            if (blank)
            {
                return;
            }

            (_start, _baseline, _size, _style, _turned, _mark) = (x, baseline, size, style, turned, mark);
        }
        else if (blank)
        {
            // A blank as wide as a gap between columns is one.
            if (end - x > Column * size)
            {
                Flush();
                return;
            }

            // A blank at its end is not part of a run: what follows in another style stands at a distance.
            _space = true;
            _at = Math.Max(_at, end);
            return;
        }
        else if (_space || x - _at > Space * size)
        {
            _text.Append(' ');
        }

        _space = false;
        _text.Append(text);
        _end = _at = end;
    }

    public void Flush()
    {
        if (_text.Length > 0 && !IsFull)
        {
            var run = new PdfRun(_text.ToString(), _start, _baseline, Math.Max(0, _end - _start), _size, _style!, _turned, _mark);
            if (!WasDrawn(run))
            {
                _runs.Add(run);
            }
        }

        _text.Clear();
        _space = false;
    }

    private bool Continues(double x, double baseline, double size, PdfStyle style, bool turned, int mark) =>
        _text.Length > 0
        && ReferenceEquals(style, _style)
        && Math.Abs(size - _size) < 0.02 * size
        && Math.Abs(baseline - _baseline) < 0.1 * size
        && turned == _turned
        && mark == _mark
        && x - _at < Column * size
        && x - _at > -Back * size;

    /// <summary>Some writers make letters bold by drawing them twice, a hair apart.</summary>
    private bool WasDrawn(PdfRun run)
    {
        for (var at = _runs.Count - 1; at >= Math.Max(0, _runs.Count - Looked); at--)
        {
            var before = _runs[at];
            if (Math.Abs(before.X - run.X) < 0.12 * run.Size && Math.Abs(before.Baseline - run.Baseline) < 0.12 * run.Size && before.Text == run.Text)
            {
                return true;
            }
        }

        return false;
    }
}
