using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

/// <summary>The boxes of a page, those of cells that touch put together to those of rows.</summary>
internal static class Rulings
{
    private const int Most = 5_000;
    private const int MostRows = 800;

    public static List<PdfBox> Of(PdfPage page)
    {
        var boxes = page.Boxes.Where(box => Plausible(box, page)).Take(Most)
            .OrderBy(static box => Math.Round(box.Top)).ThenBy(static box => Math.Round(box.Bottom)).ThenBy(static box => box.Left).ToList();
        var rows = new List<PdfBox>();
        foreach (var box in boxes)
        {
            if (rows.Count > 0 && Touches(rows[^1], box))
            {
                rows[^1] = rows[^1] with { Right = Math.Max(rows[^1].Right, box.Right), Filled = rows[^1].Filled || box.Filled };
            }
            else
            {
                rows.Add(box);
            }
        }

        return rows.Count > MostRows ? rows.GetRange(0, MostRows) : rows;
    }

    private static bool Plausible(PdfBox box, PdfPage page)
    {
        var finite = double.IsFinite(box.Left) && double.IsFinite(box.Top) && double.IsFinite(box.Right) && double.IsFinite(box.Bottom);
        return finite && box.Right >= box.Left && box.Bottom >= box.Top && (box.Right - box.Left < 0.95 * page.Width || box.Bottom - box.Top < 0.5 * page.Height);
    }

    private static bool Touches(PdfBox row, PdfBox box) =>
        Math.Abs(row.Top - box.Top) < 1 && Math.Abs(row.Bottom - box.Bottom) < 1 && box.Left - row.Right < 2.5;
}
