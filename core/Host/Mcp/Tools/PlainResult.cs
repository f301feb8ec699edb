using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>A result as programs read it: the same plain form behind every door.</summary>
internal sealed record PlainResult(bool Success)
{
    public string? Message { get; init; }

    public string? Id { get; init; }

    public JsonElement? Data { get; init; }

    public string? Error { get; init; }

    public JsonElement? Details { get; init; }

    /// <summary>What is missing of the data, and how to have it.</summary>
    public JsonObject? Metadata { get; init; }

    private static JsonElement Bare { get; } = SchemaOf("message", new JsonObject { ["type"] = "string" });

    public static PlainResult Of(ToolResult result, string text) => result.Error is { } error
        ? new(false) { Error = error.Message, Details = DetailsOf(error) }
        : new(true) { Message = result.Data is null ? text : null, Data = result.Data, Id = IdOf(result.Data) };

    /// <summary>Data in that form say themselves what is missing of them.</summary>
    public static JsonElement With(JsonElement plain, JsonObject notes)
    {
        var all = JsonObject.Create(plain)!;
        var metadata = all["metadata"] as JsonObject ?? [];
        all["metadata"] = metadata;
        foreach (var (name, value) in notes)
        {
            metadata[name] = value?.DeepClone();
        }

        return JsonSerializer.SerializeToElement(all, AssistantJson.Default.JsonObject);
    }

    /// <summary>Whether a tool's data have that form already, as search has it.</summary>
    public static bool IsPlain(ToolResult result) =>
        result is { Error: null, Data: { ValueKind: JsonValueKind.Object } data } && data.TryGetProperty("success", out var success) && success.ValueKind is JsonValueKind.True or JsonValueKind.False;

    /// <summary>The schema of a tool's plain results, as short as it can be, since it stands beside every tool; the other members are the same everywhere.</summary>
    public static JsonElement Schema(JsonElement? data) => data is not { } its ? Bare : IsPlain(its) ? its : SchemaOf("data", JsonNode.Parse(its.GetRawText())!);

    private static bool IsPlain(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var its) && its.ValueKind == JsonValueKind.Object && its.TryGetProperty("success", out _);

    private static JsonElement SchemaOf(string name, JsonNode its) => JsonSerializer.SerializeToElement(
        new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["success"] = new JsonObject { ["type"] = "boolean" },
                [name] = its,
                ["error"] = new JsonObject { ["type"] = "string" },
            },
            ["required"] = new JsonArray("success"),
        },
        AssistantJson.Default.JsonObject);

    private static string? IdOf(JsonElement? data) =>
        data is { ValueKind: JsonValueKind.Object } its && its.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    private static JsonElement DetailsOf(Error error)
    {
        var details = new JsonObject { ["code"] = error.Code };
        foreach (var (name, value) in new[] { ("hint", error.Hint), ("field", error.Field) })
        {
            if (value is not null)
            {
                details[name] = value;
            }
        }

        if (error.Details is { } more)
        {
            details["more"] = JsonNode.Parse(more.GetRawText());
        }

        return JsonSerializer.SerializeToElement(details, AssistantJson.Default.JsonObject);
    }
}
