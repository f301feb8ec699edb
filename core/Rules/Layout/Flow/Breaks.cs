namespace PluginHost.Rules.Layout;

/// <summary>Decides whether a line begins a new paragraph.</summary>
internal sealed class Breaks(double left, double right, double leading, double body)
{
    private const string Ends = ".!?:;”\")";

    /// <param name="open">The lines of the paragraph so far.</param>
    /// <param name="after">The line after the one in question.</param>
    public bool Before(Line line, List<Line> open, bool bulleted, Line? after)
    {
        var last = open[^1];
        if (Bullet.Starts(line.Text) || Differ(last, line) || IsApart(last, line))
        {
            return true;
        }

        if (line.Size > 1.1 * body)
        {
            // Headings wrap where their writer likes.
            return line.Bold != last.Bold;
        }

        // Few sentences go on below a line that is half empty; the items of a list without signs look so.
        var ended = EndsEarly(last, line) && (!char.IsLower(line.Text[0]) || (last.Right < left + (0.6 * (right - left)) && !line.Bold && last.Text[^1] is not ('-' or '\u00ad' or ',')));
        if (last.Bold != line.Bold && last.Letters > 0 && line.Letters > 0 && (ended || (line.Bold && Closes(last))))
        {
            return true;
        }

        if (bulleted)
        {
            return line.Left < open[0].Left + 1 || (ended && open.Count > 1 && line.Left < last.Left - 1);
        }

        return ended || (BeginsBold(line) && !last.Strands[^1].Style.Bold && Closes(last)) || Indented(line, open, after);
    }

    public bool Fits(Line last, double width) => right - last.Right > width;

    public static bool Closes(Line line) => line.Text.Length == 0 || Ends.Contains(line.Text[^1], StringComparison.Ordinal);

    public static bool BeginsBold(Line line) => line.Strands[0].Style.Bold;

    private static bool Differ(Line last, Line line) => last.Letters > 0 && line.Letters > 0 && Math.Abs(last.Size - line.Size) > 0.06 * Math.Max(last.Size, line.Size);

    private bool IsApart(Line last, Line line)
    {
        var pitch = line.Baseline - last.Baseline;
        return pitch > 1.22 * leading * Math.Max(last.Size, line.Size) || pitch < -last.Size;
    }

    /// <summary>The line's first word would have fitted behind the last line: its writer began anew.</summary>
    private bool EndsEarly(Line last, Line line)
    {
        var space = line.Text.IndexOf(' ', StringComparison.Ordinal);
        var word = line.Width * (space < 0 ? 1 : (double)space / line.Text.Length);
        return Fits(last, word + line.Size);
    }

    private static bool Indented(Line line, List<Line> open, Line? after)
    {
        var (first, last) = (open[0], open[^1]);
        var step = 0.7 * line.Size;
        if (line.Left > last.Left + step)
        {
            // Further lines at the same place make it a hanging indent, and so does a number before the first line.
            return open.Count > 1 || (after is not null && after.Left < line.Left - step && !char.IsLower(line.Text[0]) && !Bullet.Numbers(first.Text));
        }

        var hanging = open.Count > 1 && last.Left > first.Left + step && Math.Abs(line.Left - first.Left) < 1;
        return hanging || (line.Left < last.Left - step && open.Count > 1 && Math.Abs(open[^2].Left - last.Left) < step);
    }
}
