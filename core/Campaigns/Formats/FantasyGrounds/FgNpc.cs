using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>Somebody of the game master's: a monster when there is a challenge to it, else a person. The tracker's rows have the same shape.</summary>
internal static partial class FgNpc
{
    private const int MostFeatures = 60;
    private const int LongestFeature = 1_200;

    private static readonly (string List, string Field)[] Features =
        [("traits", "traits"), ("actions", "actions"), ("bonusactions", "bonus_actions"), ("reactions", "reactions"), ("legendaryactions", "legendary_actions"), ("lairactions", "lair_actions")];

    private static readonly (string From, string Field)[] Defences =
        [("damageresistances", "resistances"), ("damageimmunities", "immunities"), ("damagevulnerabilities", "vulnerabilities"), ("conditionimmunities", "condition_immunities")];

    public static ImportedEntity Of(XmlNodes row, string key, string system)
    {
        var name = FgStory.Name(row) ?? key;
        var type = row.Text("cr") is null ? EntityTypes.Npc : EntityTypes.Monster;
        var data = new JsonObject { ["name"] = name };
        if (row.At("abilities") is not null || row.Int("hp") is not null)
        {
            data["sheet"] = CreatureSheet.Of(Entry(row, name), system);
        }

        FgStory.Put(data, "description", SheetFit.Clip(FgStory.Prose(row.At("text")), 4_000));
        return new ImportedEntity(type, name, Values.Of(data)) { Key = key, ExternalId = key, Audience = row.At("public") is null ? Audience.GameMaster : Audience.Table };
    }

    /// <summary>The row as rulebooks' entries are read.</summary>
    private static JsonObject Entry(XmlNodes row, string name)
    {
        var entry = new JsonObject { ["name"] = name };
        entry["abilities"] = new JsonObject(AttributeNames.Six.Select(static ability => AttributeNames.Long(ability)).Where(ability => row.Int($"abilities/{ability}/score") is not null)
            .Select(ability => KeyValuePair.Create(ability, (JsonNode?)row.Int($"abilities/{ability}/score"))));
        foreach (var (from, field) in new[] { ("hptotal", "hit_points"), ("hp", "hit_points"), ("ac", "armor_class"), ("xp", "xp") })
        {
            if (row.Int(from) is { } number)
            {
                entry[field] = number;
            }
        }

        foreach (var (from, field) in new[] { ("hd", "hit_dice"), ("cr", "challenge"), ("size", "size"), ("type", "kind"), ("alignment", "alignment"), ("senses", "senses"), ("languages", "languages") }.Concat(Defences))
        {
            FgStory.Put(entry, field, SheetFit.Clip(row.Text(from)?.Trim('(', ')'), 400));
        }

        entry["speeds"] = new JsonArray([.. (row.Text("speed") ?? "").Split(',', 12).Select(static part => Way().Match(part)).Where(static found => found.Success)
            .Select(static found => new JsonObject { ["way"] = found.Groups["way"].Success ? found.Groups["way"].Value.ToLowerInvariant() : "walk", ["distance"] = int.Parse(found.Groups["feet"].Value, CultureInfo.InvariantCulture) })]);
        entry["saves"] = Bonuses(row.Text("savingthrows"));
        entry["skills"] = Bonuses(row.Text("skills"));
        foreach (var (list, field) in Features)
        {
            entry[field] = new JsonArray([.. row.Rows(list).Where(static one => one.Text("name") is not null).Take(MostFeatures)
                .Select(static one => new JsonObject { ["name"] = FgStory.Name(one), ["text"] = SheetFit.Clip((one.Text("desc") ?? "").Replace("\\n", "\n", StringComparison.Ordinal), LongestFeature) })]);
        }

        return entry;
    }

    private static JsonArray Bonuses(string? text) => new([.. Bonus().Matches(SheetFit.Clip(text, 600) ?? "")
        .Select(static found => new JsonObject { ["on"] = found.Groups["on"].Value.Trim(), ["value"] = int.Parse(found.Groups["value"].Value, CultureInfo.InvariantCulture) })]);

    [GeneratedRegex(@"^\s*(?:(?<way>[A-Za-z]{1,20})\s+)?(?<feet>\d{1,4})", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Way();

    [GeneratedRegex(@"(?<on>[A-Za-z][A-Za-z ]{1,30}?)\s*(?<value>[+-]\d{1,3})", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Bonus();
}
