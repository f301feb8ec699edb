using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

/// <summary>Boxes drawn as four strokes.</summary>
internal static class Outlines
{
    private const int Most = 100;
    private const double Thin = 3;

    public static IEnumerable<PdfBox> Of(List<PdfBox> rulings, double least)
    {
        var level = rulings.Where(box => box.Bottom - box.Top < Thin && box.Right - box.Left > least).OrderBy(static box => box.Top).Take(Most).ToList();
        var upright = rulings.Where(static box => box.Right - box.Left < Thin && box.Bottom - box.Top > 4 * Thin).Take(Most).ToList();
        for (var top = 0; top < level.Count; top++)
        {
            var box = level.Skip(top + 1).Select(bottom => level[top] with { Bottom = bottom.Bottom })
                .FirstOrDefault(box => level.Exists(other => Near(other.Bottom, box.Bottom) && Near(other.Left, box.Left) && Near(other.Right, box.Right)) && Closed(box, upright));
            if (box.Bottom > 0)
            {
                yield return box;
            }
        }
    }

    private static bool Closed(PdfBox box, List<PdfBox> upright) =>
        upright.Exists(side => Near(side.Left, box.Left) && Spans(side, box)) && upright.Exists(side => Near(side.Right, box.Right) && Spans(side, box));

    private static bool Spans(PdfBox side, PdfBox box) => side.Top < box.Top + 4 && side.Bottom > box.Bottom - 4;

    private static bool Near(double one, double other) => Math.Abs(one - other) < 4;
}
