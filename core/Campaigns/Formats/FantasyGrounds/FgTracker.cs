using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>The fight that is on, and those of it who stand nowhere else.</summary>
internal static class FgTracker
{
    private const int MostFighters = 60;
    private const int MostConditions = 20;
    private const int LongestLabel = 60;

    /// <param name="known">What was read before: its keys are what a row may speak of.</param>
    public static IEnumerable<ImportedEntity> Read(XmlNodes root, IReadOnlyList<ImportedEntity> known, string system)
    {
        if (root.At("combattracker") is not { } tracker)
        {
            yield break;
        }

        var keys = known.Select(static one => one.Key).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var copies = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in tracker.Rows("list").Where(static row => FgStory.Name(row) is not null).Take(MostFighters))
        {
            var of = FgStory.KeyOf(row) is { } link && keys.Contains(link) ? link : null;
            if (of is null && row.At("abilities") is not null)
            {
                // From a book: the row holds all of it. Several of a kind are one entry.
                var source = row.Text("sourcelink/recordname") ?? FgStory.Name(row)!;
                if (!copies.TryGetValue(source, out of))
                {
                    of = copies[source] = "combattracker." + row.Name;
                    yield return FgNpc.Of(row, of, system) with { Audience = Audience.GameMaster };
                }
            }

            yield return Fighter(tracker, row, of);
        }
    }

    private static ImportedEntity Fighter(XmlNodes tracker, XmlNodes row, string? of)
    {
        var isFriend = row.Text("friendfoe") == "friend";
        var data = new JsonObject
        {
            ["round"] = Math.Clamp(tracker.Int("round") ?? 1, 1, 100_000),
            ["active"] = row.Int("active") == 1,
            ["isPlayer"] = of?.StartsWith("charsheet.", StringComparison.Ordinal) == true,
            ["hidden"] = !isFriend && row.Int("tokenvis") == 0,
            ["known"] = isFriend || row.Int("isidentified") != 0,
        };
        Number(data, "initiative", row.Number("initresult") is { } initiative ? (int)Math.Clamp(decimal.Truncate(initiative), -1_000, 1_000) : null);
        Number(data, "ac", row.Int("ac"));
        if (row.Int("hptotal") is > 0 and <= 1_000_000 and var most)
        {
            data["hp"] = new JsonObject { ["max"] = most, ["current"] = Math.Clamp(most - (row.Int("wounds") ?? 0), 0, most), ["temp"] = Math.Clamp(row.Int("hptemp") ?? 0, 0, 1_000_000) };
        }

        if (row.Int("deathsavefail") is > 0 || row.Int("deathsavesuccess") is > 0)
        {
            data["death"] = new JsonObject { ["successes"] = Math.Clamp(row.Int("deathsavesuccess") ?? 0, 0, 3), ["failures"] = Math.Clamp(row.Int("deathsavefail") ?? 0, 0, 3) };
        }

        // What an effect does stands behind its name, in the program's own words.
        data["conditions"] = new JsonArray([.. row.Rows("effects").Where(static effect => effect.Int("isactive") != 0 && effect.Text("label") is not null).Take(MostConditions)
            .Select(static effect => new JsonObject { ["name"] = SheetFit.Clip(effect.Text("label")!.Split(';')[0].Trim(), LongestLabel), ["secret"] = effect.Int("isgmonly") == 1 })]);
        if (of is not null)
        {
            data["of"] = new JsonObject { ["ref"] = of };
        }

        var name = FgStory.Name(row)!;
        return new ImportedEntity(EntityTypes.Combatant, name, Values.Of(data)) { Key = "combattracker.list." + row.Name };
    }

    private static void Number(JsonObject data, string name, int? number)
    {
        if (number is { } there)
        {
            data[name] = there;
        }
    }
}
