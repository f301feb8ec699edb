using System.Collections.Immutable;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>
/// Who is told what of an entity: the only place that decides. <c>audience</c> names who may know of it, <c>secret</c> is for the game master,
/// and <c>withheld</c> names properties that are the game master's too until they are revealed.
/// </summary>
internal static class Telling
{
    public const string AudienceProperty = "audience";
    public const string SecretProperty = "secret";
    public const string WithheldProperty = "withheld";

    /// <summary>What viewers need of a character; the rest of a sheet is for the table.</summary>
    private static readonly ImmutableArray<string> OnScreen = ["name", "player", "image", "conditions", "death", "sheet/character/name", "sheet/character/concept", "sheet/character/level", "sheet/combat/hp", "sheet/combat/ac"];

    /// <summary>An audience by what it is called in a layer.</summary>
    public static Audience Named(string audience) => audience switch
    {
        "everyone" => Audience.Everyone,
        "table" => Audience.Table,
        "gm" => Audience.GameMaster,
        _ => Audience.Of(audience.Split(',')).Value!,
    };

    public static IEnumerable<Told> Of(string type, JsonElement data)
    {
        var hears = For(type, data);
        return Paths.Flatten(data).Select(leaf => new Told(hears(leaf.Key), leaf.Key, leaf.Value));
    }

    /// <summary>Who is told what stands at a path.</summary>
    public static Func<string, Audience> For(string type, JsonElement data)
    {
        var audience = AudienceOf(type, data);
        var withheld = data.TryGetProperty(WithheldProperty, out var names) && names.ValueKind == JsonValueKind.Array
            ? names.EnumerateArray().Where(static name => name.ValueKind == JsonValueKind.String).Select(static name => name.GetString()!).ToHashSet(StringComparer.Ordinal)
            : [];
        return path =>
        {
            var property = Paths.Unescape(path.Split('/', 2)[0]);
            return property is AudienceProperty or SecretProperty or WithheldProperty || withheld.Contains(property) ? Audience.GameMaster
                : type == EntityTypes.Session && property is "attendance" or "awards" ? Audience.Table
                : type == EntityTypes.Character && audience.Equals(Audience.Everyone) && !IsOnScreen(path) ? Audience.Table
                : audience;
        };
    }

    /// <summary>Who may know of it, as its own data say.</summary>
    public static Audience AudienceOf(string type, JsonElement data) =>
        data.TryGetProperty(AudienceProperty, out var named) && named.ValueKind == JsonValueKind.Array
        && Audience.Of(named.EnumerateArray().Select(static member => member.ValueKind == JsonValueKind.String ? member.GetString()! : "")) is { Succeeded: true } audience
            ? audience.Value
            : EntityTypes.UsualAudience(type);

    private static bool IsOnScreen(string path) =>
        OnScreen.Any(shown => path.StartsWith(shown, StringComparison.Ordinal) && (path.Length == shown.Length || path[shown.Length] == '/'));
}
