namespace PluginHost.Rules.Layout;

/// <summary>Recognises the names of tables in the lines above them.</summary>
internal static class Captions
{
    private const int Longest = 100;

    /// <summary>Gives each table its name and takes it from the text.</summary>
    public static List<Draft> Give(List<Draft> drafts, double body)
    {
        var usual = Looks(drafts, body);
        var rest = new List<Draft>(drafts.Count);
        foreach (var draft in drafts)
        {
            if (rest.Count > 0 && IsAbove(rest[^1], draft) && (usual.Contains(Look(rest[^1])) || Names(rest[^1], draft.Grids[0], body)))
            {
                draft.Caption = rest[^1];
                rest.RemoveAt(rest.Count - 1);
            }

            rest.Add(draft);
        }

        return rest;
    }

    /// <summary>The looks of bold lines that stand above tables most of the times they are used.</summary>
    private static HashSet<(string Family, int Size)> Looks(List<Draft> drafts, double body)
    {
        var seen = new Dictionary<(string Family, int Size), (int All, int Above)>();
        for (var at = 0; at < drafts.Count; at++)
        {
            var draft = drafts[at];
            if (draft.Bold && draft.Size < 1.5 * body)
            {
                var (all, above) = seen.GetValueOrDefault(Look(draft));
                seen[Look(draft)] = (all + 1, above + (at + 1 < drafts.Count && IsAbove(draft, drafts[at + 1]) ? 1 : 0));
            }
        }

        return [.. seen.Where(static pair => pair.Value.Above >= 3 && pair.Value.Above >= 0.6 * pair.Value.All).Select(static pair => pair.Key)];
    }

    private static (string Family, int Size) Look(Draft draft) => (draft.Lines[0].Strands[0].Style.Family, (int)Math.Round(draft.Size * 2));

    private static bool IsAbove(Draft above, Draft table) =>
        table.Grids.Count > 0 && table.Caption is null && above.Grids.Count == 0 && !above.Bulleted && above.Lines.Count <= 2 && above.Length <= Longest && ReferenceEquals(above.Region, table.Region);

    private static bool Names(Draft above, Grid table, double body)
    {
        var near = table.Lines.Min(static line => line.Top) - above.Lines[^1].Bottom < 2 * above.Size;
        var small = above.Size < 0.93 * body && Math.Abs(above.Size - table.Lines[0].Size) < 0.1 * body;
        var (left, right) = (table.Columns[0].Left, table.Columns[^1].Right);
        var line = above.Lines[0];
        var placed = Math.Abs(line.Left - left) < 2 || (line.Width < 0.75 * (right - left) && Math.Abs(line.Left + line.Right - left - right) < 0.5 * (right - left));
        return near && placed && above.Size <= 1.12 * body && (above.Bold || small || line.Text.StartsWith("Table", StringComparison.Ordinal));
    }
}
