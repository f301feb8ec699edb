using System.Text;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>What is asked for and takes its time: tools, resources and prompts, whichever door it came through.</summary>
internal sealed class Requests(Calls calls, ITable table, ILibrary library)
{
    /// <summary>Whether a type of message is a request.</summary>
    public static bool Are(string? type) => type is "tool_call" or "command" or "tool_discover" or "resource_get" or "prompt_get" || Named(type) is not null;

    /// <param name="message">The request.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="watching">The campaign that is meant when none is named.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>A reply without its duration.</returns>
    public async Task<Reply> AnswerAsync(JsonElement message, Principal caller, string? watching, CancellationToken cancellationToken)
    {
        var (id, type) = (message.Text("id"), message.Text("type"));
        return type switch
        {
            "tool_discover" => Reply.Of("response", id, new ToolList(table.Tools(watching is null ? caller : calls.As(caller, watching))), LiveJson.Default.ToolList),
            "resource_get" => await ReadAsync(id, message, caller, watching, cancellationToken),
            "prompt_get" => await RenderAsync(id, message, caller, watching, cancellationToken),
            _ => await CallAsync(id, type, message, caller, watching, cancellationToken),
        };
    }

    /// <summary>Calls that have a type of their own.</summary>
    private static string? Named(string? type) => type switch
    {
        "campaign_update" or "character_update" => "update_campaign_data",
        "dice_roll" => "roll_dice",
        "initiative_update" => "set_initiative",
        _ => null,
    };

    private async Task<Reply> CallAsync(string? id, string? type, JsonElement message, Principal caller, string? watching, CancellationToken cancellationToken)
    {
        var tool = Named(type) ?? message.Text(type == "command" ? "command" : "method");
        var arguments = type == "character_update" ? OfCharacters(message.Part("params")) : message.Part("params");
        return new Reply("response", id) { Answer = await calls.CallAsync(Calls.IdOf(id), tool, arguments, message, caller, cancellationToken, watching) };
    }

    private static JsonElement OfCharacters(JsonElement? given)
    {
        var arguments = given?.EnumerateObject().ToDictionary(static one => one.Name, static one => one.Value, StringComparer.Ordinal) ?? [];
        arguments["data_type"] = JsonElement.Parse("\"characters\""u8);
        return JsonSerializer.SerializeToElement(arguments, LiveJson.Default.DictionaryStringJsonElement);
    }

    private async Task<Reply> ReadAsync(string? id, JsonElement message, Principal caller, string? watching, CancellationToken cancellationToken)
    {
        if (message.Text("method") is not { Length: > 0 and <= 2048 } uri)
        {
            return Reply.Refusal("response", id, Error.Invalid("method", "Name the address of the resource."));
        }

        var reader = At(message, caller, watching);
        var read = reader.Succeeded ? await library.ReadAsync(uri, reader.Value, cancellationToken) : reader.Error;
        return read.Succeeded
            ? Reply.Of("response", id, ResourceText.Of(uri, read.Value), LiveJson.Default.ResourceText)
            : Reply.Refusal("response", id, read.Error);
    }

    private async Task<Reply> RenderAsync(string? id, JsonElement message, Principal caller, string? watching, CancellationToken cancellationToken)
    {
        var arguments = message.Part("params")?.EnumerateObject().Where(static one => one.Value.ValueKind == JsonValueKind.String)
            .ToDictionary(static one => one.Name, static one => one.Value.GetString()!, StringComparer.Ordinal) ?? [];
        var reader = At(message, caller, watching);
        if (!reader.Succeeded)
        {
            return Reply.Refusal("response", id, reader.Error);
        }

        var answers = message.Part("answers")?.EnumerateObject().ToDictionary(static one => one.Name, static one => one.Value, StringComparer.Ordinal) ?? [];
        var call = new PromptCall(message.Text("method") ?? string.Empty, arguments, reader.Value) { Campaign = reader.Value.Campaign, Answers = answers };
        var rendered = await library.RenderAsync(call, cancellationToken);
        return rendered switch
        {
            { Error: { } error } => Reply.Refusal("response", id, error),
            { Questions.Count: > 0 } => Reply.Refusal("response", id, new Error("needs-input", "This prompt asks something first.") { Hint = "Send it again with answers." }),
            _ => Reply.Of("response", id, new PromptText([.. rendered.Messages.Select(static one => new PromptLine(one.FromAssistant ? "assistant" : "user", one.Content))]), LiveJson.Default.PromptText),
        };
    }

    /// <summary>The caller in the campaign that is meant, so that <c>campaign://current</c> is that one.</summary>
    private Result<Principal> At(JsonElement message, Principal caller, string? watching) =>
        calls.Campaign(message.Text("campaign") ?? watching, caller).Then<Principal>(campaign => campaign.Length == 0 ? caller : calls.As(caller, campaign) with { Campaign = campaign });
}

/// <summary>A resource as it is answered: text when it is text, otherwise base64.</summary>
internal sealed record ResourceText(string Uri, string MediaType)
{
    public string? Text { get; init; }

    public string? Blob { get; init; }

    public static ResourceText Of(string uri, ExportDocument read)
    {
        var isText = read.MediaType.StartsWith("text/", StringComparison.Ordinal) || read.MediaType.EndsWith("json", StringComparison.Ordinal) || read.MediaType.EndsWith("xml", StringComparison.Ordinal);
        return isText
            ? new(uri, read.MediaType) { Text = Encoding.UTF8.GetString(read.Content.Span) }
            : new(uri, read.MediaType) { Blob = Convert.ToBase64String(read.Content.Span) };
    }
}

internal sealed record PromptText(IReadOnlyList<PromptLine> Messages);

internal sealed record PromptLine(string Role, ToolContent Content);
