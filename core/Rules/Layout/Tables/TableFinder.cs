using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

/// <summary>Finds where a region's lines stand in cells: bands with gaps at the same places, helped by rules and shading.</summary>
internal sealed class TableFinder(Region region)
{
    /// <summary>So many bands in a row may go without a gap: wrapped cells and headings between rows.</summary>
    private const int Patience = 4;

    private const int MostGaps = 60;

    private readonly List<Band> bands = Band.Of(region.Lines).ConvertAll(band => band.IsJustified(region) ? new([band.Whole()]) : band);
    private readonly List<PdfBox> rulings = region.Sheet.Rulings.FindAll(box => box.Left < region.Right && box.Right > region.Left && box.Right - box.Left > 20);

    /// <summary>The region in order: bands of text, and tables.</summary>
    public List<(List<Band> Bands, Grid? Grid)> Parts()
    {
        var parts = new List<(List<Band> Bands, Grid? Grid)>();
        var text = new List<Band>();
        for (var at = 0; at < bands.Count;)
        {
            var count = bands[at].Gaps.Count is > 0 and <= MostGaps ? Extent(at) : 0;
            if (count == 0)
            {
                text.Add(bands[at++]);
                continue;
            }

            var table = bands.GetRange(at, count);
            if (text.Count > 0 && Heads(text[^1], table))
            {
                table.Insert(0, text[^1]);
                text.RemoveAt(text.Count - 1);
            }

            if (text.Count > 0)
            {
                parts.Add((text, null));
                text = [];
            }

            var ruled = Ruled(table[0].Top, table[^1].Bottom);
            parts.AddRange(Grid.Of(table, rulings).Select(grid => (table, (Grid?)(grid with { IsList = !ruled && grid.LooksLikeList() }))));
            at += count;
        }

        if (text.Count > 0)
        {
            parts.Add((text, null));
        }

        return parts;
    }

    /// <summary>How many bands from here make a table; 0 for none.</summary>
    private int Extent(int start)
    {
        var common = bands[start].Gaps;
        var (last, cells) = (start, 1);
        for (var at = start + 1; at < bands.Count && at - last <= Patience; at++)
        {
            var band = bands[at];
            if (!Near(bands[at - 1], band) || (Names(band) && !bands[last].Bold))
            {
                break;
            }

            if (band.Gaps.Count is 0 or > MostGaps)
            {
                if (band.Bold && band.Size > 1.08 * bands[start].Size)
                {
                    break;
                }

                if (!Inside(band, common) && at - last > 2 && !Ruled(bands[start].Top, band.Bottom))
                {
                    break;
                }

                continue;
            }

            var both = Stripe.Common(common, band.Gaps, 0.4 * band.Size);
            if (both.Count == 0)
            {
                if (!Ruled(bands[start].Top, band.Bottom))
                {
                    break;
                }

                both = common;
            }

            (common, last, cells) = (both, at, cells + 1);
        }

        var ruled = Ruled(bands[start].Top, bands[last].Bottom);
        var wide = bands[start].Bold || common.Exists(gap => gap.Width > 0.7 * bands[start].Size);
        if (cells < (wide ? 2 : 3) && !ruled)
        {
            return 0;
        }

        return cells * 3 < last - start + 1 ? 0 : Tail(last, common, ruled) - start;
    }

    /// <summary>Wrapped lines of the last row, as far as they stay inside one column other than the first.</summary>
    private int Tail(int last, List<Stripe> common, bool ruled)
    {
        var end = last + 1;
        var floor = ruled ? rulings.Where(box => box.Top < bands[last].Bottom && box.Bottom > bands[last].Bottom - 1).Select(static box => box.Bottom).DefaultIfEmpty(0).Max() : 0;
        while (end < bands.Count && bands[end].Gaps.Count == 0)
        {
            var band = bands[end];
            var tight = band.Top - bands[end - 1].Bottom < 0.45 * band.Size && Math.Abs(band.Size - bands[end - 1].Size) < 0.1;
            var names = end + 1 < bands.Count && Names(bands[end + 1]);
            if (names || (band.Bottom > floor + 1 && !(tight && band.Left > common[0].Middle && Inside(band, common))))
            {
                break;
            }

            end++;
        }

        return end;
    }

    /// <summary>Names of columns set so close that they looked like one line.</summary>
    private static bool Heads(Band above, List<Band> table) =>
        above.Bold && !table[0].Bold && Near(above, table[0]) && Math.Abs(above.Size - table[0].Size) < 0.1 && table[0].Gaps.Exists(gap => above.Lines.Exists(line => line.Parted(gap) is not null));

    /// <summary>The names of columns: below other rows they begin another table.</summary>
    private static bool Names(Band band) => band.Bold && band.Gaps.Count > 0;

    private static bool Near(Band above, Band below) => below.Top - above.Bottom < 2.6 * Math.Min(below.Size, above.Size);

    private static bool Inside(Band band, List<Stripe> gaps) => !gaps.Exists(gap => band.Lines.Exists(gap.CutBy));

    private bool Ruled(double top, double bottom) => rulings.Exists(box => box.Bottom > top - 4 && box.Top < bottom + 4 && box.Bottom - box.Top < 0.5 * region.Sheet.Height && !(box.Top < top - 30));
}
