using PluginHost.Dice;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>A session's dice are committed to when it begins, or begins again, and told when it is over.</summary>
internal static class SessionDiceTelling
{
    /// <summary>As many lines of hidden rolls as one event holds with room to spare.</summary>
    private const int HiddenAtOnce = 150;

    /// <param name="run">What the seeds follow from: never the same for two beginnings.</param>
    /// <param name="isFirst">The session has no other beginning, and its id says what its seeds follow from.</param>
    public static NewEvent Began(KnownState its, SessionSeeds seeds, string session, string? name, string run, bool isFirst)
    {
        var commitments = Commitments.To(seeds.Open(its.Journal, run), seeds.Hidden(its.Journal, run));
        var began = new SessionStarted(session, name, its.Info?.Name, commitments, isFirst ? null : run);
        return CampaignDesk.Event(CampaignKinds.SessionStarted, began, CampaignJson.Default.SessionStarted) with { Version = 2 };
    }

    /// <summary>Hidden rolls are told to have happened; what the open ones followed from is told to everybody.</summary>
    public static (IReadOnlyList<NewEvent> Hidden, NewEvent Ended) Over(KnownState its, Session session, Moment moment, SessionSeeds seeds)
    {
        var lasted = Math.Max(0, (long)(moment.Now - session.Since).TotalSeconds);
        var over = moment.Recorded(CampaignKinds.SessionEnded, CampaignJson.Default.SessionEnded)
            ?? new SessionEnded(session.Id, lasted, session.Dice is { } dice ? new Revelation(Convert.ToHexStringLower(seeds.Open(its.Journal, session.Seed)), dice.Records, dice.State.Link) : null);
        var hidden = (session.Dice?.Hidden ?? []).Chunk(HiddenAtOnce)
            .Select(rolls => CampaignDesk.Event(CampaignKinds.RollsSealed, new RollsSealed(session.Id, [.. rolls]), CampaignJson.Default.RollsSealed));
        return ([.. hidden], CampaignDesk.Event(CampaignKinds.SessionEnded, over, CampaignJson.Default.SessionEnded) with { Version = 2 });
    }
}
