using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>The moments of an evening at which something can happen on the stream.</summary>
internal static class Cues
{
    public const string SessionStarts = "sessionStarts";
    public const string SessionEnds = "sessionEnds";
    public const string CombatStarts = "combatStarts";
    public const string CombatEnds = "combatEnds";
    public const string Blank = "blank";
    public const string Unblank = "unblank";

    public static IReadOnlyList<string> All { get; } = [SessionStarts, SessionEnds, CombatStarts, CombatEnds, Blank, Unblank];

    /// <summary>The cue that an event gives, or null: a fight begins with its first round, and is over when it has no round any more.</summary>
    public static string? Of(TableEvent happened)
    {
        if (happened is not { Kind: "campaigns/entity-changed", Redacted: false, Data.ValueKind: JsonValueKind.Object })
        {
            return null;
        }

        return Text(happened.Data, "type") switch
        {
            "combat" when Has(happened.Data, "set", "round") && !Has(happened.Data, "was", "round") => CombatStarts,
            "combat" when Has(happened.Data, "unset", "round") => CombatEnds,
            "stage" when Has(happened.Data, "set", "blank") => Blank,
            "stage" when Has(happened.Data, "unset", "blank") => Unblank,
            _ => null,
        };
    }

    private static string? Text(JsonElement data, string name) => data.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static bool Has(JsonElement data, string part, string name) => data.TryGetProperty(part, out var its) && its.ValueKind switch
    {
        JsonValueKind.Object => its.TryGetProperty(name, out _),
        JsonValueKind.Array => its.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.ValueEquals(name)),
        _ => false,
    };
}
