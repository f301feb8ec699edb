using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginHost.Campaigns.Shared;

/// <summary>Operations as JSON, as <see cref="OpReading"/> reads them.</summary>
internal static class OpWriting
{
    public static JsonObject Of(SharedOp op) => op switch
    {
        InsertOp insert => Insert(insert),
        DeleteOp delete => Delete(delete),
        SetOp set => Set(set),
        GoneOp gone => new JsonObject { ["op"] = gone.IsGone ? "drop" : "back", ["id"] = gone.Id, ["by"] = Id(gone.By) },
        _ => [],
    };

    public static JsonArray Id(CharId id) => new((JsonNode)id.Site, id.Counter);

    private static JsonObject Insert(InsertOp op)
    {
        var json = new JsonObject { ["op"] = "ins", ["id"] = Id(op.Id), ["l"] = op.L is { } l ? Id(l) : null, ["r"] = op.R is { } r ? Id(r) : null };
        if (op.Text is { } text)
        {
            json["t"] = text;
        }
        else
        {
            json["n"] = op.Length;
        }

        return json;
    }

    private static JsonObject Delete(DeleteOp op)
    {
        var json = new JsonObject { ["op"] = "del", ["at"] = new JsonArray([.. op.At.Select(static range => new JsonArray(range.From.Site, range.From.Counter, range.Length))]) };
        if (!op.Was.IsEmpty)
        {
            json["was"] = new JsonArray([.. op.Was.Select(static text => JsonValue.Create(text))]);
        }

        return json;
    }

    private static JsonObject Set(SetOp op)
    {
        var json = new JsonObject { ["op"] = "set", ["id"] = op.Id, ["by"] = Id(op.By), ["fields"] = Values(op.Fields) };
        if (op.Was is { } was)
        {
            json["was"] = Values(was);
        }

        return json;
    }

    private static JsonObject Values(IEnumerable<KeyValuePair<string, JsonElement>> values) => new(values.Select(static one => KeyValuePair.Create(one.Key, NodeOf(one.Value))));

    public static JsonNode? NodeOf(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : JsonNode.Parse(value.GetRawText());
}
