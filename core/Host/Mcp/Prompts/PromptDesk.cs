using PluginHost.Plugins;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>All prompts: the host's own, and what plugins offer. Of two with one name the host's counts.</summary>
internal sealed class PromptDesk(HostParts parts, ResourceDesk resources)
{
    private const int LongestArgument = 4_000;

    public IReadOnlyList<PromptDescription> For(Principal caller) =>
    [
        .. TablePrompts.All.Select(static one => one.Description)
            .Concat(parts.House.Prompts.Select(static one => one.Description))
            .Where(one => caller.Role >= one.MinimumRole)
            .DistinctBy(static one => one.Name, StringComparer.Ordinal)
            .OrderBy(static one => one.Name, StringComparer.Ordinal),
    ];

    public OfferedPrompt? Offered(string name, Principal caller) =>
        parts.House.Prompts.FirstOrDefault(one => one.Description.Name == name && caller.Role >= one.Description.MinimumRole);

    public async Task<PromptResult> RenderAsync(PromptCall call, Seat seat, CancellationToken cancellationToken)
    {
        if (For(call.Caller).FirstOrDefault(one => one.Name == call.Prompt) is not { } description)
        {
            return PromptResult.Failed(Error.NotFound("There is no such prompt.") with { Hint = "The list of prompts says what there is." });
        }

        if (description.Arguments.FirstOrDefault(one => one.Required && !call.Arguments.ContainsKey(one.Name)) is { } missing)
        {
            return PromptResult.Failed(Error.Invalid(missing.Name, $"The argument '{missing.Name}' is required: {missing.Description}"));
        }

        if (call.Arguments.FirstOrDefault(static one => one.Value.Length > LongestArgument) is { Key: { } longest })
        {
            return PromptResult.Failed(Error.Invalid(longest, $"'{longest}' has at most {LongestArgument} characters."));
        }

        return TablePrompts.All.FirstOrDefault(one => one.Description.Name == call.Prompt) is { } own
            ? await RenderAsync(own, call, seat, cancellationToken)
            : Offered(call.Prompt, call.Caller) is { } offered ? await offered.RenderAsync(call, cancellationToken) : PromptResult.Failed(Error.NotFound("The prompt has just gone."));
    }

    /// <summary>The task, and what the caller may see of the table beside it.</summary>
    private async Task<PromptResult> RenderAsync(TablePrompt prompt, PromptCall call, Seat seat, CancellationToken cancellationToken)
    {
        var messages = new List<PromptMessage> { new(new TextContent(prompt.Say(call.Arguments))) };
        foreach (var uri in prompt.Needs)
        {
            var read = await resources.ReadPartAsync(uri, seat, cancellationToken);
            if (read.Succeeded)
            {
                messages.Add(new PromptMessage(new EmbeddedContent(uri, read.Value.Document.MediaType, read.Value.Document.Content)));
            }
        }

        return new PromptResult { Messages = messages };
    }
}
