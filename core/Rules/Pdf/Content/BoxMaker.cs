namespace PluginHost.Rules.Pdf;

/// <summary>Keeps of paths what could be a table's or a frame's: rectangles and straight lines along the page's edges.</summary>
internal sealed class BoxMaker(int most)
{
    private const double Straight = 0.5;

    private readonly List<PdfBox> _boxes = [];
    private readonly List<PdfBox> _rectangles = [];
    private readonly List<PdfBox> _lines = [];
    private (double X, double Y) _first;
    private (double X, double Y) _at;

    public IReadOnlyList<PdfBox> Boxes => _boxes;

    public void Move((double X, double Y) to) => _first = _at = to;

    public void Line((double X, double Y) to)
    {
        if (_lines.Count < most && (Math.Abs(to.X - _at.X) < Straight || Math.Abs(to.Y - _at.Y) < Straight))
        {
            _lines.Add(Between(_at, to));
        }

        _at = to;
    }

    public void Curve((double X, double Y) to) => _at = to;

    public void Close() => Line(_first);

    public void Rectangle((double X, double Y) one, (double X, double Y) other)
    {
        if (_rectangles.Count < most)
        {
            _rectangles.Add(Between(one, other));
        }

        _first = _at = one;
    }

    public void Paint(bool fill, bool stroke)
    {
        if (fill && _rectangles.Count == 0 && _lines.Count is >= 3 and <= 5)
        {
            Keep(new PdfBox(_lines.Min(static line => line.Left), _lines.Min(static line => line.Top), _lines.Max(static line => line.Right), _lines.Max(static line => line.Bottom), Filled: true));
        }

        foreach (var rectangle in _rectangles)
        {
            Keep(rectangle with { Filled = fill });
        }

        foreach (var line in stroke ? _lines : [])
        {
            Keep(line);
        }

        Forget();
    }

    public void Forget()
    {
        _rectangles.Clear();
        _lines.Clear();
    }

    private void Keep(PdfBox box)
    {
        if (_boxes.Count < most)
        {
            _boxes.Add(box);
        }
    }

    private static PdfBox Between((double X, double Y) one, (double X, double Y) other) =>
        new(Math.Min(one.X, other.X), Math.Min(one.Y, other.Y), Math.Max(one.X, other.X), Math.Max(one.Y, other.Y), Filled: false);
}
