namespace PluginHost.Rules.Layout;

/// <summary>Puts paragraphs and tables together that go on in the next column or on the next page.</summary>
internal static class Joins
{
    public static List<Draft> Of(IEnumerable<List<Draft>> regions)
    {
        var all = new List<Draft>();
        Draft? text = null;
        foreach (var drafts in regions)
        {
            var skipped = 0;
            if (drafts.Count > 0 && all.Count > 0 && Continues(all[^1], drafts[0]))
            {
                all[^1].Grids.AddRange(drafts[0].Grids);
                skipped = 1;
            }

            var first = drafts.FindIndex(static draft => draft.Grids.Count == 0);
            if (first >= 0 && text is not null && GoesOn(text, drafts[first]))
            {
                text.Lines.AddRange(drafts[first].Lines);
                text.Full = drafts[first].Full;
                all.AddRange(drafts.Where((draft, at) => at >= skipped && at != first));
                text = drafts.FindLastIndex(static draft => draft.Grids.Count == 0) == first ? text : drafts.FindLast(static draft => draft.Grids.Count == 0);
                continue;
            }

            all.AddRange(drafts.Skip(skipped));
            text = drafts.Exists(static draft => draft.Region.Framed) ? text : drafts.FindLast(static draft => draft.Grids.Count == 0) ?? text;
        }

        return all;
    }

    private static bool Continues(Draft above, Draft below)
    {
        if (above.Grids.Count == 0 || below.Grids.Count == 0 || above.Region.Framed != below.Region.Framed)
        {
            return false;
        }

        var (upper, lower) = (above.Grids[^1], below.Grids[0]);
        return !ReferenceEquals(above.Region, below.Region) && upper.Columns.Count == lower.Columns.Count && (lower.Headers == 0 || SameHeader(above.Grids[0], lower));
    }

    public static bool SameHeader(Grid one, Grid other) =>
        one.Headers == other.Headers && one.Rows.Take(one.Headers).SelectMany(Words).SequenceEqual(other.Rows.Take(other.Headers).SelectMany(Words));

    private static IEnumerable<string> Words(List<Line>[] row) => row.SelectMany(static cell => cell).Select(static line => line.Text);

    private static bool GoesOn(Draft above, Draft below)
    {
        var (last, next) = (above.Lines[^1], below.Lines[0]);
        if (below.Bulleted || above.Bold || below.Bold || below.Region.Framed != above.Region.Framed || Math.Abs(last.Size - next.Size) > 0.06 * last.Size || Breaks.BeginsBold(next))
        {
            return false;
        }

        if (last.Text[^1] is '-' or '\u00ad' or ',' or '—' || char.IsLower(next.Text[0]))
        {
            return last.Text[^1] is not ('.' or '!' or '?');
        }

        // Where tags tell paragraphs, two of them are not one.
        return above.Full && (above.Tag is null || below.Tag is null || above.Tag == below.Tag) && !Breaks.Closes(last);
    }
}
