using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Who may know of a thing, as people write it. The game master always may.</summary>
internal static class Audiences
{
    private const int Most = 50;

    /// <summary>A list of members, or one alone.</summary>
    public static Result<JsonElement> Of(JsonElement value)
    {
        var members = value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array when value.GetArrayLength() <= Most && value.EnumerateArray().All(static one => one.ValueKind == JsonValueKind.String) => value.EnumerateArray().Select(static one => one.GetString()!).ToList(),
            _ => new List<string>(),
        };
        return Of(members);
    }

    public static Result<JsonElement> Of(IReadOnlyList<string> members) => Audience.Of(members).Then<JsonElement>(static audience =>
        Values.Of(new JsonArray([.. (Audience.GameMaster.MaySee(audience) ? audience : audience.Or(Audience.GameMaster)).Members.Select(static member => JsonValue.Create(member))])));

    /// <summary>In words.</summary>
    public static string Words(Audience audience) => string.Join(" and ", audience.Members.Select(static member => member switch
    {
        "everyone" => "everyone",
        "table" => "the table",
        "gm" => "the game master",
        _ => member["person:".Length..],
    }));
}
