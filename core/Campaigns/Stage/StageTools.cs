using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>What viewers are shown, as tools.</summary>
internal static class StageTools
{
    private const string Group = "overlays";

    public static IEnumerable<ITool> All(CampaignDesk desk)
    {
        var json = StageArgumentsJson.Default;
        yield return new CampaignTool<BlankArguments>(
            new("blank_overlays", "Blank all overlays", "Takes everything off the stream's overlays at once, or with on false shows it again.", Group),
            json.BlankArguments, (its, call, ct) => desk.ChangeAsync(call, null, state => StageCommands.Blank(state, its), ct));
        yield return new CampaignTool<SpotlightArguments>(
            new("spotlight", "Spotlight on the speaker", "Shows viewers who speaks: a character, NPC, combatant or player; without a name nobody.", Group),
            json.SpotlightArguments, (its, call, ct) => desk.ChangeAsync(call, null, state => StageCommands.Spotlight(state, its, call), ct));
        yield return new CampaignTool<LowerThirdArguments>(
            new("lower_third", "Lower third", "Shows viewers a line or two at the bottom of the picture, such as a name or a place; without both takes it away.", Group),
            json.LowerThirdArguments, (its, call, ct) => desk.ChangeAsync(call, null, (state, moment) => StageCommands.LowerThird(state, its, moment), ct));
        yield return new CampaignTool<ShowArguments>(
            new("show_handout", "Show a handout on stream", "Shows viewers a handout that was shared with everyone, with its picture; without a name takes it away.", Group),
            json.ShowArguments, (its, call, ct) => ShowAsync(desk, call, state => StageCommands.Handout(state, its, call), ct));
    }

    public static IEnumerable<ITool> Maps(CampaignDesk desk, MapTiles tiles)
    {
        var json = StageArgumentsJson.Default;
        yield return new CampaignTool<ShowMapArguments>(
            new("show_map", "Show a map on stream", "Shows viewers a map under fog, or all of it; reveal_map_area opens the fog and move_token places who stands on it. Without a name takes it away.", Group),
            json.ShowMapArguments, (its, call, ct) => ShowMapAsync(desk, tiles, its, call, ct));
        yield return new CampaignTool<AreaArguments>(
            new("reveal_map_area", "Lift or lay fog", "Lifts the fog from a rectangle of the map that viewers see, or lays it there again.", Group),
            json.AreaArguments, (its, call, ct) => desk.ChangeAsync(call, null, state => MapCommands.Reveal(state, its), ct));
        yield return new CampaignTool<TokenArguments>(
            new("move_token", "Move a token", "Places a character or combatant on a map; viewers see it where the fog is gone and only when they know of it.", Group),
            json.TokenArguments, (its, call, ct) => desk.ChangeAsync(call, null, state => MapCommands.Move(state, its, call), ct));
    }

    public static IEnumerable<ITool> Polls(CampaignDesk desk)
    {
        var json = StageArgumentsJson.Default;
        yield return new CampaignTool<PollArguments>(
            new("start_poll", "Start a poll", "Asks viewers and players to vote on a question, such as which way to go, with 2 to 8 options, and shows the votes.", Group),
            json.PollArguments, (its, call, ct) => desk.ChangeAsync(call, null, (state, moment) => PollCommands.Start(state, its, call, moment), ct));
        yield return new CampaignTool<VoteArguments>(
            new("vote", "Vote", "One person votes in the poll that is open; voting again chooses anew.", Group) { MinimumRole = Role.Plugin },
            json.VoteArguments, (its, call, ct) => desk.ChangeAsync(call, null, (state, moment) => PollCommands.Vote(state, its, call, moment), ct));
        yield return new CampaignTool<NoArguments>(
            new("end_poll", "End the poll", "Closes the poll and leaves its result on the screen; once more takes it away.", Group),
            ArgumentsJson.Default.NoArguments, (_, call, ct) => desk.ChangeAsync(call, null, PollCommands.End, ct));
    }

    /// <summary>Whether its picture can be cut is found out before anybody is told of the map.</summary>
    private static async Task<ToolResult> ShowMapAsync(CampaignDesk desk, MapTiles tiles, ShowMapArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        PictureCut? cut = null;
        if (!string.IsNullOrEmpty(arguments.Id) && desk.Find(call, null) is { Succeeded: true, Value: { } campaign }
            && MapCommands.Chosen((await desk.Views.StateAsync(campaign, null, cancellationToken)).State.Its, arguments, call) is { Succeeded: true, Value: { Picture: { } picture, Size: var size } })
        {
            cut = new PictureCut(picture, await tiles.SideAsync(picture, call.Caller.Audience, size.Width, size.Height, cancellationToken));
        }

        var result = await ShowAsync(desk, call, state => MapCommands.Show(state, arguments, call, cut), cancellationToken);
        if (cut is not null && !arguments.Whole && !call.DryRun && result.Error is null)
        {
            await desk.Blobs.CloseAsync(cut.Picture, call.Caller.Audience, cancellationToken);
        }

        return result;
    }

    /// <summary>A picture that is shown whole may be fetched by everyone before anyone is told of it, so that no page asks in vain. What was shown stays fetched: that is not taken back.</summary>
    private static async Task<ToolResult> ShowAsync(CampaignDesk desk, ToolCall call, Func<KnownState, Result<Showing>> decide, CancellationToken cancellationToken)
    {
        if (!call.DryRun && desk.Find(call, null) is { Succeeded: true, Value: { } campaign })
        {
            var state = (await desk.Views.StateAsync(campaign, null, cancellationToken)).State;
            if (decide(state.Its) is { Succeeded: true, Value.Picture: { } picture })
            {
                await OpenAsync(desk.Store, picture, call.Caller.Audience, cancellationToken);
            }
        }

        return await desk.ChangeAsync(call, null, state => decide(state).Then<Decision>(static shown => shown.Decision), cancellationToken);
    }

    private static async Task OpenAsync(IJournalStore store, string picture, Audience reader, CancellationToken cancellationToken)
    {
        var found = await store.Blobs.OpenAsync(picture, reader, cancellationToken);
        if (!found.Succeeded)
        {
            return;
        }

        await using var blob = found.Value;
        if (!blob.Info.Audience.Equals(Audience.Everyone) && !Audience.Everyone.MaySee(blob.Info.Audience))
        {
            await store.Blobs.PutAsync(blob.Content, blob.Info.MediaType, Audience.Everyone, cancellationToken);
        }
    }
}
