using PluginHost.Sdk;

namespace PluginHost.Campaigns.Shared;

/// <summary>Shared notes and boards as tools.</summary>
internal static class SharedTools
{
    public static IEnumerable<ITool> All(CampaignDesk desk, Func<string, byte[]> secrets)
    {
        var json = SharedArgumentsJson.Default;
        var commands = new SharedCommands(new Sites(secrets));
        yield return new CampaignTool<CreateSharedArguments>(
            new("create_shared", "Make a shared note or board", "Makes a note that several people write in at once, or a board to draw on together: a map with tokens and fog.", "shared") { MinimumRole = Role.Player },
            json.CreateSharedArguments, (its, call, ct) => desk.ChangeAsync(call, null, state => SharedCommands.Create(state, its, call), ct));
        yield return new CampaignTool<EditSharedArguments>(
            new("edit_shared", "Write in a shared note or board", "Changes a shared note or board by operations that merge with what others do at the same time; for a note also its whole text, or what to add to it.", "shared") { MinimumRole = Role.Player },
            json.EditSharedArguments, (its, call, ct) => desk.ChangeAsync(call, null, state => commands.Edit(state, its, call), ct));
        yield return new CampaignTool<GetSharedArguments>(
            new("get_shared", "Show a shared note or board", "Shows what is written in a shared note, or drawn on a shared board.", "shared") { MinimumRole = Role.Overlay, ReadOnly = true },
            json.GetSharedArguments, (its, call, ct) => LookAsync(desk, call, state => commands.Get(state, its, call), ct));
        yield return new CampaignTool<NoArguments>(
            new("list_shared", "List shared notes and boards", "Lists the shared notes and boards that the caller may see.", "shared") { MinimumRole = Role.Overlay, ReadOnly = true },
            ArgumentsJson.Default.NoArguments, (_, call, ct) => LookAsync(desk, call, state => SharedCommands.List(state, call), ct));
    }

    private static async Task<ToolResult> LookAsync(CampaignDesk desk, ToolCall call, Func<KnownState, ToolResult> look, CancellationToken cancellationToken)
    {
        var found = desk.Find(call, null);
        return found.Succeeded
            ? look((await desk.Views.StateAsync(found.Value, call.Caller.Audience, cancellationToken)).State.Its)
            : ToolResult.Failed(found.Error);
    }
}
