namespace PluginHost.Rules.Layout;

/// <summary>Recognises the name of a table in the line above it.</summary>
internal static class Captions
{
    private const int Longest = 100;

    public static bool Names(Draft above, Grid table, double body)
    {
        if (above.Bulleted || above.Lines.Count > 2 || above.Length > Longest || above.Size > 1.12 * body)
        {
            return false;
        }

        var near = table.Lines.Min(static line => line.Top) - above.Lines[^1].Bottom < 2 * above.Size;
        var small = above.Size < 0.93 * body && Math.Abs(above.Size - table.Lines[0].Size) < 0.1 * body;
        return near && (above.Bold || small || above.Lines[0].Text.StartsWith("Table", StringComparison.Ordinal));
    }
}
