using System.Text.RegularExpressions;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>A plugin's prompt behind its guard.</summary>
public sealed partial class OfferedPrompt
{
    private readonly PluginRun _run;
    private readonly int _provider;

    internal OfferedPrompt(PluginRun run, int provider, PromptDescription description) => (_run, _provider, Description) = (run, provider, description);

    public string Plugin => _run.Manifest.Id;

    public PromptDescription Description { get; }

    public async Task<PromptResult> RenderAsync(PromptCall call, CancellationToken cancellationToken)
    {
        var rendered = await _run.CallAsync(
            $"prompt {Description.Name}", _run.Limits.Hook, call.Caller, (parts, token) => CopyAsync(parts.Prompts[_provider].RenderAsync(call, token)), cancellationToken);
        return rendered.Succeeded ? rendered.Value : PromptResult.Failed(rendered.Error);
    }

    /// <summary>The values that go on from what is typed in an argument.</summary>
    public Task<IReadOnlyList<string>> CompleteAsync(CompletionCall completion, CancellationToken cancellationToken) => Completions.OfAsync(_run, completion, cancellationToken);

    internal static PromptDescription Copy(PromptDescription description) =>
        description is { Name: not null, Title: not null, Description: not null, Arguments: not null } && Name().IsMatch(description.Name)
            && description.Arguments.All(static one => one is { Name.Length: > 0 and <= 64, Description: not null })
            ? description with { Arguments = [.. description.Arguments] }
            : throw new InvalidOperationException("a prompt has a name of lower case words joined by underscores, a title, a description and named arguments.");

    private static async Task<PromptResult> CopyAsync(Task<PromptResult> rendering) =>
        rendering is null || await rendering is not { } result ? null! : result with { Messages = [.. result.Messages], Questions = new Dictionary<string, ToolQuestion>(result.Questions) };

    [GeneratedRegex("^[a-z][a-z0-9_]{0,63}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
