namespace PluginHost.Rules.Layout;

/// <summary>A large letter that begins a paragraph belongs to the word beside it, and the lines around it begin where it does.</summary>
internal static class DropCaps
{
    public static List<Line> Settle(List<Line> lines, double body)
    {
        var caps = lines.FindAll(line => line.Text.Length <= 2 && line.Letters is 1 or 2 && line.Size > 1.8 * body && line.Size < 8 * body);
        foreach (var cap in caps.Take(20))
        {
            var beside = lines.FindAll(line => line.Size < 0.6 * cap.Size && line.Left > cap.Right - 2 && line.Left < cap.Right + body && line.Baseline > cap.Top - (0.3 * body) && line.Baseline < cap.Baseline + (0.3 * body));
            if (beside.Count < 2)
            {
                continue;
            }

            var first = beside.MinBy(static line => line.Baseline)!;
            var letter = cap.Strands[0] with { Style = first.Strands[0].Style, Size = first.Size, Text = cap.Text };
            lines = lines.ConvertAll(line => line == first ? new([letter, .. line.Strands], cap.Left, line.Right, line.Baseline) : beside.Contains(line) ? new(line.Strands, cap.Left, line.Right, line.Baseline) : line);
            lines.Remove(cap);
        }

        return lines;
    }
}
