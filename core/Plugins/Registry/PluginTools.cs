using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>A plugin's tools for the desk: what a call does is committed before the caller is answered.</summary>
internal sealed partial class PluginTools(PluginRun run, Reactions reactions, IJournal journal)
{
    /// <summary>The plugin's tools. Reading a description runs plugin code, so it happens behind the guard, once.</summary>
    public async Task<Result<IReadOnlyList<OfferedTool>>> OfferAsync(CancellationToken cancellationToken)
    {
        var descriptions = await run.CallAsync(
            "tool descriptions",
            run.Limits.Hook,
            caller: null,
            static (parts, _) => Task.FromResult<IReadOnlyList<ToolDescription>>([.. parts.Tools.Select(Copy)]),
            cancellationToken);
        return descriptions.Then<IReadOnlyList<OfferedTool>>(all => (Result<IReadOnlyList<OfferedTool>>)new List<OfferedTool>(all.Select(Offer)));
    }

    private static ToolDescription Copy(ITool tool)
    {
        if (tool.Description is not { Title: not null, Description: not null, InputSchema.ValueKind: JsonValueKind.Object } description)
            throw new InvalidOperationException("a tool has a title, a description and a schema that is an object.");
        if (description.Name is null || !Name().IsMatch(description.Name))
            throw new InvalidOperationException("a tool's name is lower case words joined by underscores, at most 64 characters.");

        return description with { InputSchema = description.InputSchema.Clone(), OutputSchema = description.OutputSchema?.Clone() };
    }

    private OfferedTool Offer(ToolDescription description, int index) =>
        new(description, run.Manifest.Id, (call, progress, token) => CallAsync(index, call, progress, token));

    private async Task<ToolResult> CallAsync(int index, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        var answer = await run.CallAsync(
            $"tool {call.Tool}",
            run.Limits.Tool,
            call.Caller,
            (parts, token) => CopyAsync(parts.Tools[index].CallAsync(call, progress, token)),
            cancellationToken);
        if (!answer.Succeeded)
            return ToolResult.Failed(answer.Error);

        var result = answer.Value;
        var plain = result with { Reaction = Reaction.None };
        if (result.Error is not null || result.NeedsInput is not null || result.Questions.Count > 0)
            return plain;
        if (!call.DryRun && result.Reaction is { Events.Count: 0, State.Count: 0, Requests.Count: 0 })
            return plain;

        var commit = await reactions.BuildAsync(result.Reaction, call.Campaign ?? "host", KeyOf(call));
        if (!commit.Succeeded)
            return ToolResult.Failed(commit.Error);
        if (call.DryRun)
            return plain with { Content = [.. plain.Content, new TextContent("This was a dry run: nothing was changed.")] };
        // The plugin has answered: a caller who gave up meanwhile must not leave half of it undone.
        var committed = await journal.CommitAsync(commit.Value, CancellationToken.None);
        return committed.Succeeded ? plain : ToolResult.Failed(committed.Error);
    }

    private static async Task<ToolResult> CopyAsync(Task<ToolResult> call)
    {
        if (call is null || await call is not { } result)
            return null!;
        return result with { Content = [.. result.Content], Questions = new Dictionary<string, ToolQuestion>(result.Questions), Reaction = Reactions.Copy(result.Reaction) };
    }

    /// <summary>The same call in another campaign is another call, also when it appends nothing there.</summary>
    private static string KeyOf(ToolCall call) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{call.Campaign}\n{call.Id}")), 0, 16);

    [GeneratedRegex("^[a-z][a-z0-9_]{0,63}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
