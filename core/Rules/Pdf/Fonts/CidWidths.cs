namespace PluginHost.Rules.Pdf;

/// <summary>Widths by glyph, from a W array: lists of single ones and ranges of equal ones.</summary>
internal sealed class CidWidths
{
    private const int Most = 70_000;

    private readonly Dictionary<int, float> _each = [];
    private readonly List<float> _widths = [];
    private readonly RangeTable _ranges;
    private readonly float _otherwise;

    public CidWidths(PdfDictionary? descendant, IPdfObjects objects)
    {
        _otherwise = objects.Get(descendant, "DW") is PdfNumber width ? (float)(width.Value / 1000) : 1;
        var ranges = new List<(int Low, int High)>();
        if (objects.Array(descendant, "W") is { } array)
        {
            Fill(array, ranges, objects);
        }

        _ranges = new RangeTable(ranges);
    }

    public double Of(int cid) => _each.TryGetValue(cid, out var width) ? width : _ranges.Find(cid) is >= 0 and var range ? _widths[range] : _otherwise;

    private void Fill(PdfArray array, List<(int Low, int High)> ranges, IPdfObjects objects)
    {
        for (var at = 0; at + 1 < array.Items.Count && _each.Count < Most && ranges.Count < Most;)
        {
            if (objects.Resolve(array.Items[at]) is not PdfNumber first)
            {
                at++;
                continue;
            }

            if (objects.Resolve(array.Items[at + 1]) is PdfArray list)
            {
                Add(first.Whole, list, objects);
                at += 2;
            }
            else if (at + 2 < array.Items.Count && objects.Resolve(array.Items[at + 1]) is PdfNumber last && objects.Resolve(array.Items[at + 2]) is PdfNumber all)
            {
                ranges.Add((first.Whole, last.Whole));
                _widths.Add((float)(all.Value / 1000));
                at += 3;
            }
            else
            {
                at++;
            }
        }
    }

    private void Add(int first, PdfArray list, IPdfObjects objects)
    {
        for (var at = 0; at < list.Items.Count && _each.Count < Most; at++)
        {
            if (objects.Resolve(list.Items[at]) is PdfNumber width)
            {
                _each[unchecked(first + at)] = (float)(width.Value / 1000);
            }
        }
    }
}
