using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>
/// What a fight takes from a sheet or a bestiary's entry, in whichever of the usual shapes it comes: the universal sheet, or the flat and
/// nested fields that monster lists use.
/// </summary>
/// <param name="Current">Hit points now, where the data say so.</param>
/// <param name="Formula">The dice of its hit points.</param>
internal sealed record StatBlock(string? Name, int? Current, int? Max, string? Formula, int? Ac, Traits Traits)
{
    private const string LegendaryResistance = "Legendary Resistance (";

    private static readonly string[] Names = ["name", "sheet/character/name", "character/name"];
    private static readonly string[] Maxima = ["sheet/combat/hp/max", "combat/hp/max", "hp/max", "hp/average", "hp/value", "hit_points", "hitPoints", "hp", "system/attributes/hp/max"];
    private static readonly string[] Now = ["sheet/combat/hp/current", "combat/hp/current", "hp/current"];
    private static readonly string[] Formulas = ["sheet/combat/hp/formula", "combat/hp/formula", "hp/formula", "hit_dice", "hitDice", "hp/dice", "hit_points_roll", "system/attributes/hp/formula"];
    private static readonly string[] Armour = ["sheet/combat/ac", "combat/ac", "ac", "armor_class", "armorClass", "ac/value", "ac/#0000", "ac/#0000/ac", "ac/#0000/value", "armor_class/#0000/value", "system/attributes/ac/value"];

    public static StatBlock Of(JsonElement data, GameSystem system)
    {
        var its = Leaves.Of(data);
        var rule = system.Initiative;
        return new StatBlock(
            Names.Select(its.Text).FirstOrDefault(static name => !string.IsNullOrWhiteSpace(name)),
            Number(its, Now),
            Number(its, Maxima),
            Formulas.Select(its.Text).FirstOrDefault(static text => text is not null),
            Number(its, Armour),
            new Traits(
                Number(its, rule.Bonus) ?? (Number(its, rule.Score) is { } score ? rule.Of(score) : null),
                Number(its, rule.Save ?? []) ?? (Number(its, rule.SaveScore ?? []) is { } held ? rule.Of(held) : null),
                Words(its, "resistances", "resist", "damage_resistances", "damageResistances", "resistances_and_immunities/damage_resistances"),
                Words(its, "immunities", "immune", "damage_immunities", "damageImmunities", "resistances_and_immunities/damage_immunities"),
                Words(its, "vulnerabilities", "vulnerable", "weaknesses", "damage_vulnerabilities", "damageVulnerabilities", "resistances_and_immunities/damage_vulnerabilities"),
                Words(its, "condition_immunities", "conditionImmune", "conditionImmunities", "resistances_and_immunities/condition_immunities"),
                Actions(its),
                Resistances(its)));
    }

    private static int? Number(Leaves its, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (its.Number(path) is { } number)
            {
                return number;
            }

            if (its.Text(path) is { } text && int.TryParse(text.AsSpan(0, Math.Min(text.Length, 9)), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var written))
            {
                return written;
            }
        }

        return null;
    }

    /// <summary>Texts, lists of texts, and lists of objects with a note or a number beside their words.</summary>
    private static ImmutableArray<string> Words(Leaves its, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var prefix in (ReadOnlySpan<string>)[name, "sheet/combat/" + name, "combat/" + name])
            {
                if (its.Text(prefix) is { } line)
                {
                    return [.. line.Split([';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(Split).Where(static word => word.Length <= Texts.LongestName).Take(40)];
                }

                var below = its.Pairs().Where(leaf => leaf.Key.StartsWith(prefix + "/", StringComparison.Ordinal)).ToList();
                if (below.Count > 0)
                {
                    return [.. below.GroupBy(leaf => Parent(leaf.Key, prefix), StringComparer.Ordinal).SelectMany(Entries).Where(static word => word.Length is > 0 and <= Texts.LongestName).Take(40)];
                }
            }
        }

        return [];
    }

    /// <summary>What is said of nonmagical attacks belongs to all that stand before it.</summary>
    private static IEnumerable<string> Split(string part) => part.Contains("nonmagical", StringComparison.OrdinalIgnoreCase) ? [part] : part.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Parent(string path, string prefix)
    {
        var end = path.IndexOf('/', prefix.Length + 1);
        return end < 0 ? path : path[..end];
    }

    private static IEnumerable<string> Entries(IGrouping<string, KeyValuePair<string, JsonElement>> entry)
    {
        string? Last(string path) => path[(path.LastIndexOf('/') + 1)..];
        var notes = entry.Where(leaf => Last(leaf.Key) is "note" or "preNote").Select(static leaf => leaf.Value.ToString()).ToList();
        var number = entry.Where(leaf => leaf.Value.ValueKind == JsonValueKind.Number).Select(static leaf => " " + leaf.Value.GetRawText()).FirstOrDefault() ?? "";
        var magic = notes.Exists(static note => note.Contains("nonmagical", StringComparison.OrdinalIgnoreCase)) ? " from nonmagical attacks" : "";
        return entry.Where(leaf => leaf.Value.ValueKind == JsonValueKind.String && Last(leaf.Key) is not ("note" or "preNote")).Select(leaf => leaf.Value.GetString() + number + magic);
    }

    private static Pool? Actions(Leaves its) =>
        Number(its, ["legendaryActions", "legendary_action_count", "legendary_actions", "legendary/actions/max"]) is > 0 and <= 20 and var said ? new Pool(said, said)
        : its.Paths.Any(static path => path.StartsWith("legendary/#", StringComparison.Ordinal) || path.StartsWith("legendary_actions/#", StringComparison.Ordinal)) || its.Pairs().Any(static leaf => leaf.Key.EndsWith("/source", StringComparison.Ordinal) && leaf.Value.ValueKind == JsonValueKind.String && leaf.Value.ValueEquals("legendary action")) ? new Pool(3, 3)
        : null;

    private static Pool? Resistances(Leaves its) =>
        Number(its, ["legendaryResistances", "legendary_resistances", "legendary/resistances/max"]) is > 0 and <= 20 and var said ? new Pool(said, said)
        : its.Pairs().Where(static leaf => leaf.Value.ValueKind == JsonValueKind.String && leaf.Key.EndsWith("/name", StringComparison.Ordinal)).Select(static leaf => PerDay(leaf.Value.GetString()!)).FirstOrDefault(static times => times is not null) is { } named
            ? new Pool(named, named)
            : null;

    private static int? PerDay(string name) =>
        name.StartsWith(LegendaryResistance, StringComparison.OrdinalIgnoreCase) && name.Length > LegendaryResistance.Length && name[LegendaryResistance.Length] is >= '1' and <= '9' and var digit ? digit - '0' : null;
}
