using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>The messages of the overlay socket, in the shapes that overlay authors already know.</summary>
internal static class Messages
{
    private static readonly JsonElement Nothing = JsonElement.Parse("[]");

    public static JsonElement Initiative(FeedView view)
    {
        var part = view.Parts.GetValueOrDefault("initiative");
        var known = part.ValueKind == JsonValueKind.Object;
        return Write("initiative_update", json =>
        {
            Copy(json, "order", known && part.TryGetProperty("order", out var order) ? order : Nothing);
            json.WriteNumber("currentTurn", known && part.TryGetProperty("currentTurn", out var turn) ? turn.GetInt32() : -1);
            json.WriteNumber("round", known && part.TryGetProperty("round", out var round) ? round.GetInt32() : 0);
        });
    }

    public static JsonElement Party(FeedView view) =>
        Write("character_status", json => Copy(json, "party", view.Parts.TryGetValue("party", out var party) ? party : Nothing));

    public static JsonElement History(FeedView view) =>
        Write("dice_history", json => Copy(json, "rolls", view.Parts.TryGetValue("rolls", out var rolls) ? rolls : Nothing));

    public static JsonElement Roll(TableEvent happened) => Write("dice_roll", json =>
    {
        json.WriteString("id", happened.Id);
        json.WriteString("at", happened.At);
        foreach (var name in (ReadOnlySpan<string>)["player", "total", "expression", "breakdown", "dice"])
        {
            if (happened.Data.TryGetProperty(name, out var value))
            {
                Copy(json, name, value);
            }
        }
    });

    private static void Copy(Utf8JsonWriter json, string name, JsonElement value)
    {
        json.WritePropertyName(name);
        value.WriteTo(json);
    }

    internal static JsonElement Write(string type, Action<Utf8JsonWriter> fields)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            fields(json);
            json.WriteEndObject();
        }

        return JsonElement.Parse(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }
}
