using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

/// <summary>The parts of a page where rules or shading go over a gutter again and again: tables as wide as the page, none of whose cells need cross it.</summary>
internal sealed class Across
{
    private readonly List<(double Top, double Bottom)> parts = [];

    public Across(List<PdfBox> rulings, Gutter gutter, double body, double height)
    {
        var over = rulings.Where(box => box.Left < gutter.Left - body && box.Right > gutter.Right + body && box.Bottom - box.Top < 0.3 * height).OrderBy(static box => box.Top).ToList();
        for (int from = 0, to; from < over.Count; from = to)
        {
            var bottom = over[from].Bottom;
            for (to = from + 1; to < over.Count && over[to].Top - bottom < 5 * body; to++)
            {
                bottom = Math.Max(bottom, over[to].Bottom);
            }

            if (to - from > 1)
            {
                parts.Add((over[from].Top, bottom));
            }
        }
    }

    public bool Holds(Item item)
    {
        var middle = (item.Top + item.Bottom) / 2;
        return parts.Exists(part => part.Top - 1 < middle && part.Bottom + 1 > middle);
    }
}
