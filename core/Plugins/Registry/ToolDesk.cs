using System.Collections.Immutable;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>All tools, the core's and the plugins', for every door. Safe for concurrent use.</summary>
public sealed class ToolDesk
{
    private const int MostArguments = 256 * 1024;
    private const int Deepest = 32;
    private const int LongestId = 128;

    private readonly Guard _core;
    private readonly IToolRights? _rights;
    private readonly TimeProvider _time;
    private ImmutableSortedDictionary<string, OfferedTool> _tools = ImmutableSortedDictionary.Create<string, OfferedTool>(StringComparer.Ordinal);

    internal ToolDesk(IReadOnlyList<ITool> coreTools, CallLimits limits, TimeProvider time, IToolRights? rights = null)
    {
        (_rights, _time) = (rights, time);
        _core = new Guard("The host", limits: null, time, static () => { });
        foreach (var tool in coreTools)
            TryAdd(new OfferedTool(tool.Description, null, (call, progress, token) => CallCoreAsync(tool, limits.Tool, call, progress, token)));
    }

    /// <summary>What the host's own tools cost so far.</summary>
    public IReadOnlyList<HookFigures> Figures => _core.Figures.All;

    /// <summary>The tools that a caller may use, by name.</summary>
    public IReadOnlyList<ToolDescription> For(Principal caller) =>
        [.. _tools.Values.Where(tool => MayUse(caller, tool)).Select(static tool => tool.Description)];

    /// <summary>One of them; null when there is none of that name for this caller.</summary>
    public ToolDescription? Find(Principal caller, string name) => _tools.TryGetValue(name, out var tool) && MayUse(caller, tool) ? tool.Description : null;

    /// <summary>Calls a tool after all checks. A tool that the caller may not use is answered like one that does not exist.</summary>
    public async Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        if (!_tools.TryGetValue(call.Tool, out var tool))
            return ToolResult.Failed(NoSuchTool(call));
        if (!MayUse(call.Caller, tool))
        {
            _rights?.Refused(call.Caller, call.Tool);
            return ToolResult.Failed(NoSuchTool(call));
        }

        if (call.Campaign is { } campaign && !call.Caller.MayEnter(campaign))
            return ToolResult.Failed(Error.Forbidden("You are not part of that campaign."));
        if (Check(call) is { } wrong)
            return ToolResult.Failed(wrong);

        // Who was allowed a tool beyond their role acts with as much of a role as it takes, and sees no more than before.
        if (call.Caller.Role < tool.Description.MinimumRole)
            call = call with { Caller = call.Caller with { Role = tool.Description.MinimumRole, Granted = call.Caller.Audience } };

        // Two people may give their calls the same id, and one person may give it to two tools: neither is a repetition.
        var its = call with { Id = $"{call.Caller.Person}/{call.Tool}/{call.Id}", Campaign = call.Campaign ?? call.Caller.Campaign };
        return await tool.Call(its, progress, cancellationToken);
    }

    /// <returns>False when the name is taken: the first keeps it.</returns>
    internal bool TryAdd(OfferedTool tool) =>
        ImmutableInterlocked.Update(ref _tools, static (tools, added) => tools.ContainsKey(added.Description.Name) ? tools : tools.Add(added.Description.Name, added), tool);

    internal void RemoveAll(string plugin) =>
        ImmutableInterlocked.Update(ref _tools, static (tools, gone) => tools.RemoveRange(tools.Values.Where(tool => tool.Plugin == gone).Select(static tool => tool.Description.Name)), plugin);

    internal string? OwnerOf(string tool) => _tools.GetValueOrDefault(tool)?.Plugin;

    private bool MayUse(Principal caller, OfferedTool tool) => _rights?.MayUse(caller, tool.Description.Name) ?? caller.Role >= tool.Description.MinimumRole;

    private static Error? Check(ToolCall call) => call switch
    {
        { Id.Length: 0 or > LongestId } => Error.Invalid("id", "A call's id has 1 to 128 characters."),
        { Arguments.ValueKind: not JsonValueKind.Object } => Error.Invalid("arguments", "The arguments are a JSON object."),
        _ when call.Arguments.GetRawText().Length > MostArguments => Error.Invalid("arguments", "The arguments are larger than 256 KiB."),
        _ when !IsShallow(call.Arguments, Deepest) => Error.Invalid("arguments", "The arguments are nested deeper than 32 levels."),
        _ => null,
    };

    private static bool IsShallow(JsonElement value, int levels) => value.ValueKind switch
    {
        JsonValueKind.Object => levels > 0 && value.EnumerateObject().All(property => IsShallow(property.Value, levels - 1)),
        JsonValueKind.Array => levels > 0 && value.EnumerateArray().All(item => IsShallow(item, levels - 1)),
        _ => true,
    };

    private Error NoSuchTool(ToolCall call)
    {
        var near = NearNames.Nearest(call.Tool, For(call.Caller).Select(static tool => tool.Name));
        return Error.NotFound("There is no such tool.") with { Hint = near is null ? "The list of tools says what there is." : $"Did you mean '{near}'?" };
    }

    private async Task<ToolResult> CallCoreAsync(ITool tool, TimeSpan limit, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        var life = new SignOfLife(progress, _time);
        var result = await _core.CallAsync($"tool {call.Tool}", limit, token => tool.CallAsync(call, life, token), cancellationToken, life);
        return result.Succeeded ? result.Value with { Reaction = Reaction.None } : ToolResult.Failed(result.Error with { Hint = null });
    }
}
