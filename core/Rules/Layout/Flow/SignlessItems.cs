namespace PluginHost.Rules.Layout;

/// <summary>Recognises the items of a list whose signs are drawn as shapes: set in below a colon, or hanging one below the other.</summary>
internal static class SignlessItems
{
    private const int Fewest = 2;

    public static void Mark(List<Draft> drafts)
    {
        for (var at = 0; at < drafts.Count; at++)
        {
            var below = at > 0 && IsText(drafts[at - 1]) && drafts[at - 1].Lines[^1].Text[^1] == ':' ? drafts[at - 1] : null;
            var end = at;
            while (end < drafts.Count && IsText(drafts[end]) && Like(drafts[at], drafts[end]))
            {
                end++;
            }

            var items = drafts.GetRange(at, end - at);
            var setIn = below is not null && items.Count >= Fewest && Left(items[0]) > Left(below) + (0.9 * items[0].Size) && Math.Abs(items[0].Size - below.Size) < 0.1;

            // What stands before the first that hangs introduces them.
            var hanging = items.FindIndex(Hangs);
            if (setIn || (hanging >= 0 && items.Count(Hangs) >= Fewest))
            {
                items.Skip(setIn ? 0 : hanging).ToList().ForEach(static item => item.Bulleted = true);
            }

            at = Math.Max(at, end - 1);
        }
    }

    private static bool IsText(Draft draft) => draft is { Bulleted: false, Grids.Count: 0, Bold: false } && draft.Lines.Count > 0 && draft.Lines[^1].Text.Length > 0 && !Breaks.BeginsBold(draft.Lines[0]) && !Bullet.Numbers(draft.Lines[0].Text);

    private static bool Like(Draft one, Draft other) => Math.Abs(Left(one) - Left(other)) < 1 && Math.Abs(one.Size - other.Size) < 0.1 && (one.Lines.Count == 1 || other.Lines.Count == 1 || Math.Abs(one.Lines[1].Left - other.Lines[1].Left) < 1);

    private static bool Hangs(Draft draft) => draft.Lines.Count > 1 && draft.Lines.Skip(1).All(line => line.Left > Left(draft) + (0.7 * line.Size) && Math.Abs(line.Left - draft.Lines[1].Left) < 1);

    private static double Left(Draft draft) => draft.Lines[0].Left;
}
