using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

/// <summary>What a tagged file says of one page, where the page agrees with it.</summary>
internal sealed class PageTags
{
    private const double Covered = 0.95;
    private const double MostBroken = 0.2;
    private const int Few = 5;

    private readonly IReadOnlyDictionary<int, (int Block, int Place)> _marks;

    private PageTags(TagTree tree, IReadOnlyDictionary<int, (int Block, int Place)> marks) => (Tree, _marks) = (tree, marks);

    public TagTree Tree { get; }

    /// <summary>Nothing when the tags leave out text, run against the page or break its sentences.</summary>
    public static PageTags? Of(TagTree? tree, PdfPage page)
    {
        if (tree?.Page(page.Number) is not { Count: > 0 } marks)
        {
            return null;
        }

        var (all, told) = (0L, 0L);
        var known = new List<(PdfRun Run, int Block, int Place)>();
        foreach (var run in page.Runs.Where(static run => run.Mark != -2 && !run.Turned && !string.IsNullOrWhiteSpace(run.Text)))
        {
            all += run.Text.Length;
            if (marks.TryGetValue(run.Mark, out var at))
            {
                told += run.Text.Length;
                known.Add((run, at.Block, at.Place));
            }
        }

        return told > 0 && told >= Covered * all && RunsDown([.. known.OrderBy(static one => one.Place)]) ? new(tree, marks) : null;
    }

    /// <summary>The block of marked content; -1 for none.</summary>
    public int Block(int mark) => _marks.TryGetValue(mark, out var at) ? at.Block : -1;

    public int Place(int mark) => _marks.TryGetValue(mark, out var at) ? at.Place : int.MaxValue;

    /// <summary>A reader goes down, or up to the right where another column begins; and a sentence does not end in its middle.</summary>
    private static bool RunsDown(List<(PdfRun Run, int Block, int Place)> runs)
    {
        var (blocks, up, broken) = (1, 0, 0);
        for (var at = 1; at < runs.Count; at++)
        {
            var ((last, before, _), (next, after, _)) = (runs[at - 1], runs[at]);
            if (before == after)
            {
                continue;
            }

            blocks++;
            up += next.Baseline < last.Baseline - last.Size && next.X < last.X + last.Size ? 1 : 0;
            broken += next.Baseline > last.Baseline + (0.5 * last.Size) && char.IsLower(next.Text[0]) && char.IsLower(last.Text[^1]) && Math.Abs(next.Size - last.Size) < 0.1 && next.X < last.X + last.Size ? 1 : 0;
        }

        return up <= Few + (0.1 * blocks) && broken <= Few + (MostBroken * blocks);
    }
}
