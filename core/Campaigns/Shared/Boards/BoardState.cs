using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginHost.Campaigns.Shared;

/// <summary>A board as it is kept and handed out: <c>clock</c>, and <c>objects</c> with <c>fields</c> as <c>[value, site, counter]</c> and, once it was removed or brought back, <c>gone</c>.</summary>
internal static class BoardState
{
    public static JsonObject Of(Board board) => new()
    {
        ["clock"] = board.Clock,
        ["objects"] = new JsonObject(board.Objects.Values.OrderBy(static one => one.Id, StringComparer.Ordinal).Select(static one => KeyValuePair.Create(one.Id, (JsonNode?)Of(one)))),
    };

    public static Board Read(JsonElement state) => new(
        state.GetProperty("objects").EnumerateObject().ToImmutableDictionary(static one => one.Name, static one => Object(one.Name, one.Value), StringComparer.Ordinal), state.GetProperty("clock").GetInt64());

    /// <summary>All that is known of an object, as operations that say it again.</summary>
    public static IEnumerable<BoardOp> Again(BoardObject one)
    {
        foreach (var written in one.Fields.GroupBy(static field => field.Value.By))
        {
            yield return new SetOp(one.Id, written.Key, written.ToImmutableSortedDictionary(static field => field.Key, static field => field.Value.Value, StringComparer.Ordinal), null);
        }

        if (one.Gone is { } gone)
        {
            yield return new GoneOp(one.Id, gone.By, gone.Is);
        }
    }

    private static JsonObject Of(BoardObject one)
    {
        var fields = one.Fields.Select(static field => KeyValuePair.Create(field.Key, (JsonNode?)new JsonArray(OpWriting.NodeOf(field.Value.Value), field.Value.By.Site, field.Value.By.Counter)));
        var json = new JsonObject { ["fields"] = new JsonObject(fields) };
        if (one.Gone is { } gone)
        {
            json["gone"] = new JsonArray(gone.Is, gone.By.Site, gone.By.Counter);
        }

        return json;
    }

    private static BoardObject Object(string id, JsonElement its) => new(
        id,
        its.GetProperty("fields").EnumerateObject().ToImmutableSortedDictionary(static field => field.Name, static field => new Field(field.Value[0].Clone(), Stamp(field.Value)), StringComparer.Ordinal),
        its.TryGetProperty("gone", out var gone) ? new Gone(gone[0].GetBoolean(), Stamp(gone)) : null);

    private static CharId Stamp(JsonElement value) => new(value[1].GetString()!, value[2].GetInt64());
}
