using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

/// <summary>A framed or shaded box with its own text: a sidebar. It is read as a whole.</summary>
internal sealed class Frame(PdfBox box, List<Item> lines) : Item(box.Left, box.Top, box.Right, box.Bottom)
{
    public List<Item> Lines { get; } = lines;

    /// <summary>Takes what stands in frames out of the lines of a page.</summary>
    public static List<Item> Gather(Sheet sheet, double body)
    {
        var rest = new List<Item>(sheet.Lines);
        var boxes = sheet.Rulings.Concat(Outlines.Of(sheet.Rulings, 0.15 * sheet.Width)).Where(box => box.Right - box.Left > 0.15 * sheet.Width && box.Bottom - box.Top > 3.5 * body).Take(64)
            .OrderByDescending(static box => (box.Right - box.Left) * (box.Bottom - box.Top)).ToList();
        foreach (var box in boxes)
        {
            var within = rest.FindAll(item => item is Line && Holds(box, item));
            if (within.Count >= 3 && within.Count < sheet.Lines.Count && !IsRow(box, within, body, boxes))
            {
                rest.RemoveAll(item => item is Line && Holds(box, item));
                rest.Add(new Frame(box, within));
            }
        }

        rest.Sort(static (one, other) => one.Top.CompareTo(other.Top));
        return rest;
    }

    private static bool Holds(PdfBox box, Item item) =>
        item.Left > box.Left - 2 && item.Right < box.Right + 2 && item.Top > box.Top - 3 && item.Bottom < box.Bottom + 3;

    /// <summary>The shaded row of a table: low, with cells side by side, or one of many alike.</summary>
    private static bool IsRow(PdfBox box, List<Item> within, double body, List<PdfBox> boxes)
    {
        var beside = within.Zip(within.Skip(1)).Any(static pair => pair.First.Bottom > pair.Second.Top + 3 && (pair.First.Right < pair.Second.Left || pair.Second.Right < pair.First.Left));
        var alike = boxes.Count(other => Math.Abs(other.Left - box.Left) < 1 && Math.Abs(other.Right - box.Right) < 1);
        return beside && (box.Bottom - box.Top < 7 * body || alike > 1);
    }
}
