using PluginHost.Journal;

namespace PluginHost.Campaigns;

/// <summary>Which steps stand no more. It reads what only the game master is told, and is used to leave out, never to show.</summary>
internal static class TakenBack
{
    private static readonly string[] Told = [CampaignKinds.Undone, CampaignKinds.Redone];

    public static async Task<IReadOnlySet<string>> StepsAsync(CampaignDesk desk, string journal, CancellationToken cancellationToken)
    {
        var reversals = new List<(string By, string Step)>();
        long from = 0;
        while (true)
        {
            var page = await desk.Store.Journal.ReadAsync(new EventQuery(journal, null) { From = from, Limit = 1_000, Kinds = Told }, cancellationToken);
            reversals.AddRange(page.Where(static happened => !happened.Event.Redacted)
                .Select(static happened => (happened.Event.Step, CampaignFold.Read(happened, CampaignJson.Default.StepUndone)?.Step))
                .Where(static one => one.Item2 is not null)
                .Select(static one => (one.Item1, one.Item2!)));
            if (page.Count < 1_000)
            {
                break;
            }

            from = page[^1].Seq;
        }

        // The last word counts: a redo takes back the undo, and so leaves its step in the game.
        var gone = new HashSet<string>(StringComparer.Ordinal);
        for (var index = reversals.Count - 1; index >= 0; index--)
        {
            if (!gone.Contains(reversals[index].By))
            {
                gone.Add(reversals[index].Step);
            }
        }

        return gone;
    }
}
