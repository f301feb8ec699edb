using System.Globalization;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Lists and calls the registry's tools for one caller.</summary>
internal sealed class ToolDoor(HostParts parts, Questioning questions, ToolLimits limits, Seat seat, ToolGroups groups)
{
    private const string Confirm = "confirm";
    private const string Input = "answers";

    /// <summary>The door's own questions, beside those that a tool names as it likes.</summary>
    private const string ConfirmQuestion = "host/" + Confirm;
    private const string InputQuestion = "host/" + Input;

    /// <summary>What names this run of the host in the ids of calls that their clients do not name.</summary>
    private static readonly string Run = Guid.CreateVersion7().ToString("N");
    private static long _calls;

    private readonly SelectCampaignTool _select = new(seat, parts.Campaigns, parts.Admission);

    public ValueTask<ListToolsResult> ListAsync(RequestContext<ListToolsRequestParams> request, CancellationToken cancellationToken)
    {
        var (page, next) = Pages.Of(Offered().OrderBy(static tool => tool.Name, StringComparer.Ordinal).Where(groups.Hold), static tool => tool.Name, request.Params?.Cursor);
        return ValueTask.FromResult(new ListToolsResult { Tools = [.. page.Select(ToolListing.Of)], NextCursor = next, TimeToLive = TimeSpan.Zero, CacheScope = CacheScope.Private });
    }

    public ValueTask<CallToolResult> CallAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken) =>
        CallAsync(request.Server, request.Params ?? throw new McpProtocolException("A call names a tool.", McpErrorCode.InvalidParams), cancellationToken);

    public async ValueTask<CallToolResult> CallAsync(McpServer server, CallToolRequestParams asked, CancellationToken cancellationToken)
    {
        var arguments = asked.Arguments?.ToDictionary(static pair => pair.Key, static pair => pair.Value) ?? [];
        var caller = seat.Caller;
        if (Find(caller, asked.Name) is not { } tool)
        {
            return await UnknownAsync(asked.Name, cancellationToken);
        }

        var entered = limits.Enter(caller, tool.Name);
        if (!entered.Succeeded)
        {
            return ToolAnswers.Failed(entered.Error);
        }

        using (entered.Value)
        {
            return await CallAsync(server, asked, caller, tool, arguments, cancellationToken);
        }
    }

    /// <summary>The registry's, and what only this door has. A plugin that took that name first keeps it.</summary>
    private IEnumerable<ToolDescription> Offered()
    {
        var caller = seat.Caller;
        var all = parts.Table.Tools(caller);
        return MaySelect(caller) ? all.Append(_select.Description).DistinctBy(static tool => tool.Name, StringComparer.Ordinal) : all;
    }

    private ToolDescription? Find(Principal caller, string name) =>
        parts.Table.Tool(caller, name) ?? (name == _select.Description.Name && MaySelect(caller) ? _select.Description : null);

    private bool MaySelect(Principal caller) => seat.MayChoose && caller.Role >= _select.Description.MinimumRole;

    private Task<ToolResult> PassAsync(ToolDescription tool, ToolCall call, ToolNews news, CancellationToken cancellationToken) =>
        ReferenceEquals(tool, _select.Description) ? _select.CallAsync(call, news, cancellationToken) : parts.Table.CallAsync(call, news, cancellationToken);

    private async Task<CallToolResult> CallAsync(
        McpServer server, CallToolRequestParams asked, Principal caller, ToolDescription tool, Dictionary<string, JsonElement> arguments, CancellationToken cancellationToken)
    {
        var fit = Fit(tool, arguments);
        if (!fit.Succeeded)
        {
            return ToolAnswers.Failed(fit.Error);
        }

        var client = server.ClientCapabilities;
        var dryRun = Taken(tool, arguments, ToolListing.DryRun) is { ValueKind: JsonValueKind.True };
        var answers = Questioning.Answers(asked);
        Take(answers, Taken(tool, arguments, Input));
        var plain = JsonSerializer.SerializeToElement(arguments, AssistantJson.Default.DictionaryStringJsonElement);

        // Few tools ask: the request is named when there is a question, or an answer to one.
        string Named() => StateSeal.For(caller, "tool", tool.Name, plain);
        var state = asked.RequestState is null ? new AskedState(string.Empty, Confirmed: false, null) : questions.Opened(asked, Named());
        if (answers.Remove(ConfirmQuestion, out var confirmed) && tool.Destructive && !Agreed(confirmed))
        {
            return ToolAnswers.Failed(new Error("not-confirmed", "The person did not agree, so nothing was changed."));
        }

        state = state with { Confirmed = state.Confirmed || Agreed(confirmed) };
        var news = new ToolNews(server, tool.Name, asked.ProgressToken);
        var call = new ToolCall(IdOf(asked), tool.Name, plain, caller) { Campaign = seat.Campaign, DryRun = dryRun, Answers = answers, State = state.Inner };
        if (tool.Destructive && !dryRun && !state.Confirmed && Questioning.CanAskPerson(client))
        {
            await ConfirmAsync(tool, call, news, state with { For = Named() }, client, cancellationToken);
        }

        var result = await PassAsync(tool, call, news, cancellationToken);
        await news.Sent.WaitAsync(cancellationToken);
        Ask(result, state, Named, client);
        return result is { Error: null, NeedsInput: { } question } ? ToolAnswers.Asking(question, Input) : ToolAnswers.Of(result, fit.Value);
    }

    /// <summary>Shows the person what would happen, and asks. What would not happen anyway needs no question.</summary>
    private async Task ConfirmAsync(ToolDescription tool, ToolCall call, ToolNews news, AskedState state, ClientCapabilities? client, CancellationToken cancellationToken)
    {
        var would = await PassAsync(tool, call with { Id = Guid.CreateVersion7().ToString("N"), DryRun = true }, news, cancellationToken);
        if (would.Error is null)
        {
            var message = $"{ToolContents.Cut(ToolAnswers.TextOf(would))}\nThis may take away something for good. Go on?";
            questions.Ask(new Dictionary<string, ToolQuestion> { [ConfirmQuestion] = new PersonQuestion(message, ConfirmSchema) }, state, client);
        }
    }

    private void Ask(ToolResult result, AskedState state, Func<string> named, ClientCapabilities? client)
    {
        if (result.Questions is { Count: > 0 } several)
        {
            questions.Ask(several, state with { For = named(), Inner = result.State }, client);
        }
        else if (result.NeedsInput is { } one && Questioning.CanAskPerson(client))
        {
            questions.Ask(new Dictionary<string, ToolQuestion> { [InputQuestion] = new PersonQuestion(one.Message, one.Schema) }, state with { For = named() }, client);
        }
    }

    private async Task<CallToolResult> UnknownAsync(string name, CancellationToken cancellationToken)
    {
        var empty = JsonElement.Parse("{}"u8);
        var refused = await parts.Table.CallAsync(new ToolCall(Guid.CreateVersion7().ToString("N"), name, empty, seat.Caller), new Progress<ToolProgress>(), cancellationToken);
        throw new McpProtocolException(refused.Error is { } error ? error.ToString() : "There is no such tool.", McpErrorCode.InvalidParams);
    }

    /// <summary>How much the client wants of what only reads, and from where on. What was changed is told as whole as it can be, since nobody can ask again.</summary>
    private static Result<AnswerFit> Fit(ToolDescription tool, Dictionary<string, JsonElement> arguments)
    {
        var keepsAll = ToolListing.CountsOn(tool);
        if (!tool.ReadOnly)
        {
            return new AnswerFit(Detail.Full, null, GoesOn: false, keepsAll);
        }

        var named = Taken(tool, arguments, Details.Argument);
        var cursor = Taken(tool, arguments, Place.Argument);
        var (detail, place) = (Details.Parse(Text(named)), Place.Parse(Text(cursor)));
        return Given(named) && detail is null ? Error.Invalid(Details.Argument, "detail is brief, normal or full.")
            : Given(cursor) && place is null ? Error.Invalid(Place.Argument, "This is no cursor of an answer's metadata.")
            : new AnswerFit(detail ?? Detail.Normal, place, ToolListing.IsDoors(tool, Place.Argument), keepsAll);
    }

    private static bool Given(JsonElement? value) => value is { ValueKind: not JsonValueKind.Null };

    private static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The door's own argument, which the tool is not told.</summary>
    private static JsonElement? Taken(ToolDescription tool, Dictionary<string, JsonElement> arguments, string name) =>
        ToolListing.IsDoors(tool, name) && arguments.Remove(name, out var value) ? value : null;

    /// <summary>Answers to a tool's one question come together, by the names that it gave them: accepted by a person, or as an argument.</summary>
    private static void Take(Dictionary<string, JsonElement> answers, JsonElement? told)
    {
        var given = answers.Remove(InputQuestion, out var answer) && Agrees(answer) && answer.TryGetProperty("content", out var content) ? content : told;
        if (given is { ValueKind: JsonValueKind.Object } all)
        {
            foreach (var one in all.EnumerateObject())
            {
                answers[one.Name] = one.Value;
            }
        }
    }

    private static bool Agrees(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("action", out var action) && action.ValueKind == JsonValueKind.String && action.ValueEquals("accept");

    private static bool Agreed(JsonElement answer) =>
        Agrees(answer) && answer.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Object
            && content.TryGetProperty(Confirm, out var yes) && yes.ValueKind == JsonValueKind.True;

    /// <summary>A client that names its call leaves the effects of it once, however often it repeats it.</summary>
    private static string IdOf(CallToolRequestParams asked) =>
        asked.Meta?["pluginhost/call"]?.GetValueKind() == JsonValueKind.String && Guid.TryParse(asked.Meta["pluginhost/call"]!.GetValue<string>(), out var named)
            ? named.ToString("N")
            : string.Create(CultureInfo.InvariantCulture, $"{Run}-{Interlocked.Increment(ref _calls)}");

    private static JsonElement ConfirmSchema { get; } = JsonElement.Parse("""
        {"type":"object","properties":{"confirm":{"type":"boolean","title":"Yes, do it","default":false}},"required":["confirm"]}
        """);
}
