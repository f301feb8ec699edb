using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Puts a tool's or a prompt's questions to the client, as far as it said that it can answer them, and reads its answers.</summary>
internal sealed class Questioning(StateSeal seal)
{
    private const string Person = "elicitation/create";
    private const string Model = "sampling/createMessage";
    private const string Folders = "roots/list";

    /// <summary>What the client brought back for this request.</summary>
    /// <exception cref="McpProtocolException">The state is not ours.</exception>
    public AskedState Opened(RequestParams parameters, string request)
    {
        if (parameters.RequestState is not { } state)
        {
            return new AskedState(request, Confirmed: false, null);
        }

        var opened = seal.Open(state, request);
        return opened.Succeeded ? opened.Value : throw new McpProtocolException(opened.Error.ToString(), McpErrorCode.InvalidParams);
    }

    /// <summary>The answers in the plain form that the contract of plugins has.</summary>
    public static Dictionary<string, JsonElement> Answers(RequestParams parameters) =>
        parameters.InputResponses?.Where(static pair => pair.Value is not null).ToDictionary(static pair => pair.Key, static pair => Plain(pair.Value.RawValue)) ?? [];

    /// <summary>Whether a person can be asked.</summary>
    public static bool CanAskPerson(ClientCapabilities? client) => client?.Elicitation is { } elicitation && (elicitation.Form is not null || elicitation.Url is null);

    /// <summary>Asks what can be asked.</summary>
    /// <exception cref="InputRequiredException">How a question leaves a handler.</exception>
    /// <exception cref="MissingRequiredClientCapabilityException">The client can answer none of it.</exception>
    public void Ask(IReadOnlyDictionary<string, ToolQuestion> questions, AskedState state, ClientCapabilities? client)
    {
        var asked = questions.Select(pair => (pair.Key, Request: Request(pair.Value, client))).Where(static pair => pair.Request is not null).ToDictionary(static pair => pair.Key, static pair => pair.Request!);
        if (asked.Count == 0)
        {
            throw new MissingRequiredClientCapabilityException(Needed(questions.Values), "This needs an answer that this client has no means to give.");
        }

        throw new InputRequiredException(asked, seal.Close(state));
    }

    private static InputRequest? Request(ToolQuestion question, ClientCapabilities? client) => question switch
    {
        PersonQuestion person when CanAskPerson(client) => Made(Person, new JsonObject { ["message"] = person.Message, ["requestedSchema"] = JsonObject.Create(person.Schema) }),
        ModelQuestion model when client?.Sampling is not null => Made(Model, new JsonObject
        {
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = new JsonObject { ["type"] = "text", ["text"] = model.Prompt } }),
            ["maxTokens"] = model.MaxTokens,
        }),
        FoldersQuestion when client?.Roots is not null => Made(Folders, []),
        _ => null,
    };

    private static InputRequest Made(string method, JsonObject parameters) => new() { Method = method, Params = JsonSerializer.SerializeToElement(parameters, AssistantJson.Default.JsonObject) };

    private static ClientCapabilities Needed(IEnumerable<ToolQuestion> questions)
    {
        var needed = new ClientCapabilities();
        foreach (var question in questions)
        {
            needed.Elicitation = question is PersonQuestion ? new ElicitationCapability() : needed.Elicitation;
            needed.Sampling = question is ModelQuestion ? new SamplingCapability() : needed.Sampling;
            needed.Roots = question is FoldersQuestion ? new RootsCapability() : needed.Roots;
        }

        return needed;
    }

    private static JsonElement Plain(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object)
        {
            return answer;
        }

        var plain = new JsonObject();
        if (answer.TryGetProperty("roots", out var roots))
        {
            plain["folders"] = JsonNode.Parse(roots.GetRawText());
        }
        else if (answer.TryGetProperty("model", out var model) && answer.TryGetProperty("content", out var said))
        {
            plain["text"] = Text(said);
            plain["model"] = JsonNode.Parse(model.GetRawText());
        }
        else
        {
            return answer;
        }

        return JsonSerializer.SerializeToElement(plain, AssistantJson.Default.JsonObject);
    }

    private static string Text(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.Array => string.Join('\n', content.EnumerateArray().Select(Text).Where(static text => text.Length > 0)),
        JsonValueKind.Object when content.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String => text.GetString()!,
        _ => string.Empty,
    };
}
