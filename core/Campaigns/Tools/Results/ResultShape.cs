using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginHost.Campaigns;

/// <summary>
/// The schema of a result from its shape, which looks as the result does, with the kind of each value in its place. Nothing in it is required: a door
/// may leave out what does not fit.
/// </summary>
internal static class ResultShape
{
    public static JsonElement Schema(JsonElement shape) => JsonElement.Parse(Of(shape).ToJsonString());

    private static JsonObject Of(JsonElement shape) => shape.ValueKind switch
    {
        JsonValueKind.Object => new() { ["type"] = "object", ["properties"] = new JsonObject(shape.EnumerateObject().Select(static one => KeyValuePair.Create(one.Name, (JsonNode?)Of(one.Value)))) },
        JsonValueKind.Array => new() { ["type"] = "array", ["items"] = Of(shape[0]) },
        _ when shape.ValueEquals("any") => [],
        _ => new() { ["type"] = shape.GetString() },
    };
}
