using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>The messages of what is on stage: each the whole state of its part, empty when there is none.</summary>
internal static class StageMessages
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    /// <summary>The type of each message, and the property of the part that it carries.</summary>
    private static readonly (string Type, string Part)[] Parts =
        [("spotlight", "spotlight"), ("lower_third", "lowerThird"), ("handout", "handout"), ("map", "map"), ("poll", "poll")];

    public static bool IsBlank(FeedView view) => Stage(view) is { ValueKind: JsonValueKind.Object } stage && stage.TryGetProperty("blank", out var blank) && blank.ValueKind == JsonValueKind.True;

    public static JsonElement Blank(bool on) => Messages.Write("blank", json => json.WriteBoolean("on", on));

    public static JsonElement Clock(FeedView view) => Messages.Write("clock", json => Copy(json, Property(view, "clock") ?? Nothing));

    public static IEnumerable<JsonElement> All(FeedView view) => Parts.Select(part => Of(view, part.Type)).Append(Clock(view)).Append(Whole(view));

    /// <summary>What a change of one type of thing can have changed on stage.</summary>
    public static IEnumerable<JsonElement> After(FeedView view, string? changed) => changed switch
    {
        "vote" => [Of(view, "poll")],
        "token" or "fog" => [Of(view, "map")],
        "combat" => [Of(view, "map"), Clock(view)],
        _ => All(view),
    };

    /// <summary>One part as a message: <c>shown</c> says whether there is any.</summary>
    public static JsonElement Of(FeedView view, string type)
    {
        var its = Property(view, Array.Find(Parts, part => part.Type == type).Part);
        return Messages.Write(type, json =>
        {
            json.WriteBoolean("shown", its is not null);
            Copy(json, its ?? Nothing);
        });
    }

    /// <summary>What is on, in one message, for pages that show only that.</summary>
    private static JsonElement Whole(FeedView view) => Messages.Write("stage_update", json =>
    {
        json.WriteBoolean("blank", IsBlank(view));
        json.WriteStartArray("on");
        foreach (var (type, part) in Parts)
        {
            if (Property(view, part) is not null)
            {
                json.WriteStringValue(type);
            }
        }

        json.WriteEndArray();
    });

    private static JsonElement? Property(FeedView view, string name) =>
        !IsBlank(view) && Stage(view) is { ValueKind: JsonValueKind.Object } stage && stage.TryGetProperty(name, out var its) && its.ValueKind == JsonValueKind.Object ? its : null;

    private static JsonElement Stage(FeedView view) => view.Parts.GetValueOrDefault("stage");

    private static void Copy(Utf8JsonWriter json, JsonElement its)
    {
        foreach (var property in its.EnumerateObject().Where(static property => !property.NameEquals("type") && !property.NameEquals("shown")))
        {
            property.WriteTo(json);
        }
    }
}
