namespace PluginHost.Rules.Layout;

/// <summary>Tells headings by their size and weight, and ranks them by the sizes that the document has.</summary>
internal sealed class HeadingRanks
{
    private const int Lowest = 8;
    private const int Longest = 120;
    private readonly double body;
    private readonly Dictionary<int, int> levels;

    public HeadingRanks(IEnumerable<Draft> drafts, double body)
    {
        this.body = body;
        var drafted = drafts.ToList();
        levels = drafted.Where(Is).Select(Key).Distinct().OrderDescending().Select(static (key, at) => (key, at)).ToDictionary(static pair => pair.key, static pair => Math.Min(Lowest, pair.at + 1));

        // Where tags rank headings, one that only looks like it has the rank of those of its size.
        foreach (var told in drafted.Where(static draft => draft.Level > 0).GroupBy(Key))
        {
            levels[told.Key] = told.CountBy(static draft => draft.Level).MaxBy(static pair => pair.Value).Key;
        }
    }

    /// <summary>What tags call a heading is one by its length.</summary>
    public static bool MayBe(List<Line> lines) => lines.Count <= 4 && lines.Sum(static line => line.Text.Length + 1) <= Longest && lines.Exists(static line => line.Text.Any(char.IsLetter));

    public int? Of(Draft draft) => draft.Level > 0 ? draft.Level : Is(draft) ? levels[Key(draft)] : null;

    private bool Is(Draft draft)
    {
        if (draft.Grids.Count > 0 || draft.Bulleted || draft.Lines.Count > 4 || draft.Length > Longest || !draft.Lines.Exists(static line => line.Text.Any(char.IsLetter)))
        {
            return false;
        }

        var end = draft.Lines[^1].Text[^1];
        return draft.Size > 1.1 * body || (draft.Bold && draft.Size > 0.7 * body && end is not ('.' or ',' or ';' or ':'));
    }

    /// <summary>Half a point is no rank.</summary>
    private static int Key(Draft draft) => (int)Math.Round(draft.Size * 2);
}
