using PluginHost.Rules;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Everything of a campaign that is not a fight, as tools.</summary>
internal static class StoryTools
{
    /// <param name="rules">Nothing where there is no shelf of rulebooks.</param>
    public static IEnumerable<ITool> All(CampaignDesk desk, RuleNames? rules)
    {
        var linking = new Linking(desk, rules);
        var reads = new DataReads(desk, linking);
        return [.. Documents(desk, linking, reads), .. Sessions(desk), .. Looking(desk, reads)];
    }

    private static IEnumerable<ITool> Documents(CampaignDesk desk, Linking linking, DataReads reads)
    {
        var json = StoryArgumentsJson.Default;
        yield return new CampaignTool<DataArguments>(
            new("get_campaign_data", "Show a character, quest or anything written", "Shows a character's sheet, an NPC, a quest or anything else of the campaign, with its links; everything of one type; or the whole campaign with its date and hour. Only what the caller may see.", "campaigns") { MinimumRole = Role.Overlay, ReadOnly = true },
            ArgumentsJson.Default.DataArguments, reads.ReadAsync);
        yield return new CampaignTool<UpdateArguments>(
            new("update_campaign_data", "Write into a campaign", "Writes down in the campaign: adds a new NPC, location, quest or item, or changes or removes it: whom an NPC likes, a character who levels up or gives gear away. What is not named stays; a player writes notes and what is theirs.", "campaigns")
            { MinimumRole = Role.Player },
            json.UpdateArguments, (its, call, ct) => desk.ChangeAsync(call, its.CampaignId, state => DataCommands.Update(state, its, call), ct));
        yield return new CampaignTool<ShareArguments>(
            new("share", "Share with players", "Shows a handout, place, person or anything else that is written to everyone, the table or some players, or hides it again. To show a combatant use reveal.", "campaigns"),
            json.ShareArguments, (its, call, ct) => desk.ChangeAsync(call, null, state => Sharing.Share(state, its, call), ct));
        yield return new CampaignTool<ObjectiveArguments>(
            new("complete_objective", "Complete an objective", "Marks an objective of a quest as done; with the last one the whole quest is done.", "campaigns"),
            json.ObjectiveArguments, (its, call, ct) => desk.ChangeAsync(call, null, state => ObjectiveCommand.Mark(state, its, call), ct));
        yield return new CampaignTool<TimeArguments>(
            new("advance_time", "Let time pass", "Time passes: moves the campaign's clock ahead by days, hours or minutes, by its calendar, and can keep what happened in the timeline.", "campaigns"),
            json.TimeArguments, (its, call, ct) => desk.ChangeAsync(call, null, state => TimeCommand.Advance(state, its, call), ct));
        yield return new CampaignTool<NoArguments>(
            new("check_links", "Check links", "Lists the [[links]] in a campaign's texts that lead nowhere, to things of the campaign or into rulebooks, with what is near.", "campaigns") { ReadOnly = true },
            json.NoArguments, (_, call, ct) => linking.CheckAsync(call, ct));
    }

    private static IEnumerable<ITool> Sessions(CampaignDesk desk)
    {
        var json = StoryArgumentsJson.Default;
        yield return new CampaignTool<PlanArguments>(
            new("plan_session", "Plan a session", "Plans a session to come; start_session with its name begins it.", "sessions"),
            json.PlanArguments, (its, call, ct) => desk.ChangeAsync(call, null, state => SessionCommands.Plan(state, its, call), ct));
        yield return new CampaignTool<AttendanceArguments>(
            new("set_attendance", "Note who was there", "Says who takes part in the session, for the table.", "sessions"),
            json.AttendanceArguments, (its, call, ct) => desk.ChangeAsync(call, null, state => SessionCommands.Attend(state, its, call), ct));
        yield return new CampaignTool<AwardArguments>(
            new("award", "Award experience and treasure", "Hands out experience points (XP) to each character, and gives treasure that the party finds, such as gold, a gem or items, to all of them or to one.", "sessions"),
            json.AwardArguments, (its, call, ct) => desk.ChangeAsync(call, null, state => SessionCommands.Award(state, its, call), ct));
        yield return new CampaignTool<SceneArguments>(
            new("set_scene", "Set the scene", "Begins a scene, such as when the party arrives in a town or walks into a room, and ends the one before; the table sees its name and text unless it is hidden.", "sessions"),
            json.SceneArguments, (its, call, ct) => desk.ChangeAsync(call, null, state => SessionCommands.Scene(state, its, call), ct));
        yield return new CampaignTool<RecapArguments>(
            new("recap", "Previously on", "A summary to tell what happened, what the party did last time or in an earlier session: events, notes, decisions, quests and rewards, as far as the caller may see them.", "sessions") { MinimumRole = Role.Overlay, ReadOnly = true },
            json.RecapArguments, new RecapCommand(desk).RecapAsync);
    }

    private static IEnumerable<ITool> Looking(CampaignDesk desk, DataReads reads)
    {
        var json = StoryArgumentsJson.Default;
        var past = new PastCommands(desk, reads);
        yield return new CampaignTool<SearchCampaignArguments>(
            new("search_campaign", "Search the campaign", "Finds what we know about a person, place or anything else in the campaign: where we heard of it, and what the notes say. For rules use search.", "campaigns") { MinimumRole = Role.Overlay, ReadOnly = true },
            json.SearchCampaignArguments, new CampaignSearch(desk).SearchAsync);
        yield return new CampaignTool<HistoryArguments>(
            new("history", "History", "The record of what was done, each entry with when, who and what; of the whole campaign or of one thing.", "history") { MinimumRole = Role.Player, ReadOnly = true },
            json.HistoryArguments, new HistoryCommand(desk).ReadAsync);
        yield return new CampaignTool<DiffArguments>(
            new("diff", "What changed", "Compares the campaign, or one thing, between two sessions, times or events.", "history") { MinimumRole = Role.Player, ReadOnly = true }, json.DiffArguments, past.DiffAsync);
        yield return new CampaignTool<AtArguments>(
            new("at", "As it was", "Shows the campaign, or one thing, as it was at the end of a session, at a time or after an event.", "history") { MinimumRole = Role.Player, ReadOnly = true }, json.AtArguments, past.AtAsync);
        yield return new CampaignTool<RedactArguments>(
            new("redact_event", "Redact an event", "Blanks what an event holds for good, and wherever later events repeat it; this cannot be undone.", "history") { Destructive = true }, json.RedactArguments, new Redacting(desk).RedactAsync);
    }
}
