using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>The plain result that all doors give: <c>{success, message, data?, id?}</c> or <c>{success, error, details?}</c>.</summary>
internal sealed record Answer(bool Success)
{
    public string? Message { get; init; }

    public JsonElement? Data { get; init; }

    public string? Id { get; init; }

    public IReadOnlyList<ToolContent>? Content { get; init; }

    public string? Error { get; init; }

    public AnswerDetails? Details { get; init; }

    public static Answer Failed(Error error) => new(false)
    {
        Error = error.Message,
        Details = new AnswerDetails(error.Code) { Hint = error.Hint, Field = error.Field, More = error.Details },
    };

    public static Answer Of(ToolResult result)
    {
        if (result.Error is { } error)
            return Failed(error);

        if (result.NeedsInput is { } question)
            return new(false) { Error = question.Message, Details = new AnswerDetails("needs-input") { Schema = question.Schema } };

        return new(true)
        {
            Message = string.Join('\n', result.Content.OfType<TextContent>().Select(static text => text.Text)),
            Data = result.Data,
            Id = result.Data?.Text("id"),
            Content = result.Content.Any(static piece => piece is not TextContent) ? result.Content : null,
        };
    }
}

internal sealed record AnswerDetails(string Code)
{
    public string? Hint { get; init; }

    public string? Field { get; init; }

    public JsonElement? Schema { get; init; }

    public JsonElement? More { get; init; }
}
