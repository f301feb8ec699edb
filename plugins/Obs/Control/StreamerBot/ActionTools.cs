using System.ComponentModel;
using System.Composition;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Obs;

[Export(typeof(ITool))]
[method: ImportingConstructor]
internal sealed class StreamerBotActionsTool(BotCalls calls)
    : StreamTool<NoArguments>("streamerbot_actions", "Actions of Streamer.bot", "Lists the actions of Streamer.bot.", ControlJson.Default.NoArguments, looks: true, gives: ControlJson.Default.ActionList)
{
    protected override async Task<ToolResult> CallAsync(NoArguments arguments, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        var answer = await calls.SendAsync(static id => BotFrames.Ask(id, "GetActions"), cancellationToken);
        if (!answer.Succeeded)
        {
            return ToolResult.Failed(answer.Error);
        }

        var actions = Json.Items(answer.Value, "actions")
            .Select(static one => new BotAction(Json.Text(one, "id") ?? "", Json.Text(one, "name") ?? "", Json.Text(one, "group") ?? "", Json.Is(one, "enabled")))
            .ToList();
        return ToolResult.Of(new ActionList(actions), ControlJson.Default.ActionList, string.Join('\n', actions.Select(static one => one.Enabled ? one.Name : $"{one.Name} (switched off)")));
    }
}

[Export(typeof(ITool))]
[method: ImportingConstructor]
internal sealed class StreamerBotDoTool(BotCalls calls, TimeProvider time)
    : StreamTool<ActionArguments>("streamerbot_do", "Do an action of Streamer.bot", "Does one of Streamer.bot's actions, with arguments when it takes any.", ControlJson.Default.ActionArguments)
{
    protected override async Task<ToolResult> CallAsync(ActionArguments arguments, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        if (arguments.Arguments is { ValueKind: not JsonValueKind.Object })
        {
            return ToolResult.Failed(Error.Invalid("arguments", "The arguments are an object, such as {\"who\":\"Tess\"}."));
        }

        if (call.DryRun)
        {
            return ToolResult.Text($"Streamer.bot would do '{arguments.Action}'.");
        }

        var wanted = new WantedAction(arguments.Action, arguments.Arguments ?? JsonElement.Parse("{}"), time.GetUtcNow());
        var done = await calls.SendAsync(id => BotFrames.Do(id, wanted), cancellationToken);
        return done.Succeeded ? ToolResult.Text($"Streamer.bot does '{arguments.Action}'.") : ToolResult.Failed(done.Error);
    }
}

internal sealed record ActionArguments([Description("The action's name or id.")] string Action, [Description("What it is given, an object.")] JsonElement? Arguments = null);

internal sealed record BotAction(string Id, string Name, string Group, bool Enabled);

internal sealed record ActionList(IReadOnlyList<BotAction> Actions);
