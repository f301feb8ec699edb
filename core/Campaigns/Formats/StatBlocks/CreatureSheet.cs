using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PluginHost.Campaigns.Formats;

/// <summary>A creature as rulebooks' entries describe it, as a universal sheet.</summary>
internal static partial class CreatureSheet
{
    private static readonly (string Ability, string Short)[] Six =
        [("strength", "str"), ("dexterity", "dex"), ("constitution", "con"), ("intelligence", "int"), ("wisdom", "wis"), ("charisma", "cha")];

    private static readonly (string Field, string Name)[] Defences =
        [("resistances", "resistances"), ("immunities", "immunities"), ("vulnerabilities", "vulnerabilities"), ("condition_immunities", "conditionImmunities")];

    private static readonly string[] Noted = ["senses", "languages"];

    private static readonly (string Field, string Source)[] Features =
        [("traits", "trait"), ("actions", "action"), ("bonus_actions", "bonus action"), ("reactions", "reaction"), ("legendary_actions", "legendary action"), ("lair_actions", "lair action")];

    public static JsonObject Of(JsonObject entry, string system)
    {
        var name = Text(entry, "name") ?? "Creature";
        var sheet = new JsonObject { ["version"] = Sheets.Sheet.CurrentVersion, ["system"] = system };
        var character = new JsonObject { ["name"] = name, ["concept"] = Concept(entry) };
        Copy(entry, "challenge", character, "challenge");
        Copy(entry, "xp", character, "xp");
        sheet["character"] = character;
        sheet["attributes"] = new JsonObject(Six.Where(one => Number(entry["abilities"]?[one.Ability]) is not null).Select(one =>
        {
            var score = Number(entry["abilities"]![one.Ability])!.Value;
            return KeyValuePair.Create(one.Short, (JsonNode?)new JsonObject { ["value"] = score, ["modifier"] = (int)Math.Floor((score - 10) / 2.0) });
        }));
        sheet["saves"] = Bonuses(entry["saves"], static on => on.Length > 3 ? on[..3].ToLowerInvariant() : on.ToLowerInvariant());
        sheet["skills"] = Bonuses(entry["skills"], static on => on.ToLowerInvariant());
        sheet["combat"] = Combat(entry);
        sheet["features"] = new JsonArray([.. Features.SelectMany(kind => Listed(entry, kind.Field).Select(feature => Feature(feature, kind.Source)))]);
        sheet["notes"] = new JsonObject(Noted.Where(field => Text(entry, field) is { Length: > 0 }).Select(field => KeyValuePair.Create(field, (JsonNode?)Text(entry, field))));
        return sheet;
    }

    private static string Concept(JsonObject entry) =>
        string.Join(", ", new[] { $"{Text(entry, "size")} {Text(entry, "kind")}".Trim(), Text(entry, "alignment") ?? "" }.Where(static part => part.Length > 0));

    private static JsonObject Combat(JsonObject entry)
    {
        var combat = new JsonObject();
        if (Number(entry["hit_points"]) is { } most)
        {
            combat["hp"] = new JsonObject { ["current"] = most, ["max"] = most };
            if (Text(entry, "hit_dice") is { Length: > 0 } dice)
            {
                combat["hp"]!["formula"] = dice;
            }
        }

        Copy(entry, "armor_class", combat, "ac");
        if (Number(entry["abilities"]?["dexterity"]) is { } dexterity)
        {
            combat["initiative"] = (int)Math.Floor((dexterity - 10) / 2.0);
        }

        combat["speed"] = new JsonObject(Listed(entry, "speeds").Where(static one => Text(one, "way") is not null && Number(one["distance"]) is not null)
            .DistinctBy(static one => Text(one, "way")).Select(static one => KeyValuePair.Create(Text(one, "way")!, (JsonNode?)Number(one["distance"]))));
        combat["attacks"] = new JsonArray([.. Listed(entry, "actions").Concat(Listed(entry, "bonus_actions")).Select(Attack).OfType<JsonObject>()]);
        foreach (var (field, called) in Defences.Where(one => Text(entry, one.Field) is { Length: > 0 }))
        {
            combat[called] = new JsonArray([.. Parts(Text(entry, field)!).Select(static part => JsonValue.Create(part))]);
        }

        return combat;
    }

    /// <summary>Damage types are listed with commas; what stands after a semicolon has its own condition and stays whole.</summary>
    private static IEnumerable<string> Parts(string text) => text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(static part => part.Contains("nonmagical", StringComparison.OrdinalIgnoreCase) || part.Contains("attacks", StringComparison.OrdinalIgnoreCase)
            ? [part]
            : part.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static JsonObject? Attack(JsonObject action)
    {
        if (Text(action, "text") is not { } text || ToHit().Match(text) is not { Success: true } hit)
        {
            return null;
        }

        var attack = new JsonObject { ["name"] = Text(action, "name"), ["bonus"] = int.Parse(hit.Groups["bonus"].Value, CultureInfo.InvariantCulture) };
        if (Damage().Match(text, hit.Index) is { Success: true } damage)
        {
            attack["damage"] = (damage.Groups["dice"].Success ? damage.Groups["dice"].Value : damage.Groups["flat"].Value).Replace(" ", "", StringComparison.Ordinal).Replace('−', '-');
            attack["type"] = damage.Groups["type"].Value.ToLowerInvariant();
        }

        if (Reach().Match(text) is { Success: true } reach)
        {
            attack["range"] = reach.Value;
        }

        return attack;
    }

    private static JsonObject Feature(JsonObject feature, string source) => new() { ["name"] = Text(feature, "name"), ["source"] = source, ["description"] = Text(feature, "text") };

    private static JsonObject Bonuses(JsonNode? list, Func<string, string> key) => new((list as JsonArray ?? []).OfType<JsonObject>()
        .Where(static one => Text(one, "on") is not null && Number(one["value"]) is not null)
        .DistinctBy(one => key(Text(one, "on")!))
        .Select(one => KeyValuePair.Create(key(Text(one, "on")!), (JsonNode?)new JsonObject { ["value"] = Number(one["value"]) })));

    private static IEnumerable<JsonObject> Listed(JsonObject entry, string field) => (entry[field] as JsonArray ?? []).OfType<JsonObject>();

    private static void Copy(JsonObject from, string field, JsonObject to, string name)
    {
        if (from[field] is JsonValue value)
        {
            to[name] = value.DeepClone();
        }
    }

    private static string? Text(JsonObject data, string name) => data[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static int? Number(JsonNode? value) => value is JsonValue number && number.TryGetValue<int>(out var whole) ? whole : null;

    [GeneratedRegex(@"(?<bonus>[+-]\d{1,3})(?= to hit|, reach|, range| \()|Attack Roll: (?<bonus>[+-]\d{1,3})", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex ToHit();

    [GeneratedRegex(@"Hit:?\s*(?:\d+ \((?<dice>[^)]{1,30})\)|(?<flat>\d+)) (?<type>\w+) damage", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 200)]
    private static partial Regex Damage();

    [GeneratedRegex(@"reach \d+ ft\.?|range \d+(/\d+)? ft\.?", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Reach();
}
