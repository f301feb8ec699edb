using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Lists and renders prompts for one caller.</summary>
internal sealed class PromptDoor(PromptDesk desk, Questioning questions, Seat seat)
{
    public ValueTask<ListPromptsResult> ListAsync(RequestContext<ListPromptsRequestParams> request, CancellationToken cancellationToken)
    {
        var (page, next) = Pages.Of(desk.For(seat.Caller), static one => one.Name, request.Params?.Cursor);
        return ValueTask.FromResult(new ListPromptsResult { Prompts = [.. page.Select(Listed)], NextCursor = next, TimeToLive = TimeSpan.Zero, CacheScope = CacheScope.Private });
    }

    public async ValueTask<GetPromptResult> GetAsync(RequestContext<GetPromptRequestParams> request, CancellationToken cancellationToken)
    {
        var asked = request.Params ?? throw new McpProtocolException("Name a prompt.", McpErrorCode.InvalidParams);
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in asked.Arguments ?? new Dictionary<string, JsonElement>())
        {
            arguments[name] = value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new McpProtocolException($"The argument '{name}' is a text.", McpErrorCode.InvalidParams);
        }

        var plain = JsonSerializer.SerializeToElement(asked.Arguments?.ToDictionary(static pair => pair.Key, static pair => pair.Value) ?? [], AssistantJson.Default.DictionaryStringJsonElement);
        var state = questions.Opened(asked, StateSeal.For(seat.Caller, "prompt", asked.Name, plain));
        var call = new PromptCall(asked.Name, arguments, seat.Caller) { Campaign = seat.Campaign, Answers = Questioning.Answers(asked), State = state.Inner };
        var result = await desk.RenderAsync(call, seat, cancellationToken);
        if (result.Error is { } error)
        {
            throw new McpProtocolException(error.ToString(), McpErrorCode.InvalidParams);
        }

        if (result.Questions is { Count: > 0 } several)
        {
            questions.Ask(several, state with { Inner = result.State }, request.Server.ClientCapabilities);
        }

        return new GetPromptResult { Messages = [.. result.Messages.Select(Message).OfType<ModelContextProtocol.Protocol.PromptMessage>()] };
    }

    private static Prompt Listed(PromptDescription prompt) => new()
    {
        Name = prompt.Name,
        Title = prompt.Title,
        Description = prompt.Description,
        Arguments = [.. prompt.Arguments.Select(static one => new ModelContextProtocol.Protocol.PromptArgument { Name = one.Name, Description = one.Description, Required = one.Required })],
    };

    private static ModelContextProtocol.Protocol.PromptMessage? Message(Sdk.PromptMessage message) => ToolContents.Block(message.Content) is { } block
        ? new() { Content = block, Role = message.FromAssistant ? ModelContextProtocol.Protocol.Role.Assistant : ModelContextProtocol.Protocol.Role.User }
        : null;
}
