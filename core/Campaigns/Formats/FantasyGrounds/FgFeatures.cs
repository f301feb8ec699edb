using System.Text.Json;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

internal static class FgFeatures
{
    private static readonly (string List, string Source)[] _lists = [("featurelist", "class"), ("specialabilitylist", "class"), ("traitlist", "ancestry"), ("featlist", "feat")];

    public static IReadOnlyList<string> Facts { get; } = ["race", "background", "alignment", "deity", "gender", "age", "height", "weight", "size", "senses", "keyability", "notes"];

    public static IEnumerable<SheetFeature> Read(XmlNodes row)
    {
        var uses = row.Rows("powers").Where(power => power.Text("name") is not null && !FgDnd5e.IsSpell(row, power)).GroupBy(static power => power.Text("name")!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static group => group.Key, static group => group.First(), StringComparer.OrdinalIgnoreCase);
        foreach (var (list, source) in _lists)
        {
            foreach (var feature in row.Rows(list).Where(static feature => feature.Text("name") is not null))
            {
                var name = feature.Text("name")!;
                var about = (feature.At("text") ?? feature.At("effectsbenefits") ?? feature.At("description"))?.Words();
                yield return new SheetFeature(name, feature.Text("source") is { Length: < 100 } from ? from : source, about, uses.Remove(name, out var power) ? Uses(power) : null)
                {
                    Extra = SheetExtras.With(null, "level", feature.Int("level") is > 0 and var level ? level : null),
                };
            }
        }

        foreach (var (name, power) in uses)
        {
            yield return new SheetFeature(name, power.Text("group") ?? "power", power.At("description")?.Words(), Uses(power));
        }
    }

    public static SheetNotes Notes(XmlNodes row)
    {
        Dictionary<string, JsonElement>? extra = null;
        foreach (var fact in Facts)
        {
            extra = SheetExtras.With(extra, fact, row.At(fact)?.Words(4000));
        }

        extra = SheetExtras.With(extra, "languages", string.Join(", ", row.Rows("languagelist").Select(static it => it.Text("name")).OfType<string>()));
        return new SheetNotes
        {
            Appearance = row.At("appearance")?.Words(4000),
            Personality = row.At("personalitytraits")?.Words(4000),
            Ideals = row.At("ideals")?.Words(4000),
            Bonds = row.At("bonds")?.Words(4000),
            Flaws = row.At("flaws")?.Words(4000),
            Backstory = row.At("backstory")?.Words(4000),
            Extra = SheetExtras.With(extra, "proficiencies", string.Join(", ", row.Rows("proficiencylist").Select(static it => it.Text("name")).OfType<string>())),
        };
    }

    /// <summary>By the coin's short name; nothing when the purse is empty.</summary>
    public static JsonElement? Coins(XmlNodes row)
    {
        var coins = row.Rows("coins").Where(static coin => coin.Text("name") is not null && coin.Int("amount") > 0).GroupBy(static coin => coin.Text("name")!.ToLowerInvariant(), StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.First().Int("amount")!.Value, StringComparer.Ordinal);
        return coins.Count == 0 ? null : JsonSerializer.SerializeToElement(coins, SheetJson.Default.DictionaryStringInt32);
    }

    private static SheetUses? Uses(XmlNodes power)
    {
        var most = power.Int("prepared") ?? 0;
        return most <= 0 ? null : new SheetUses(Math.Max(0, most - (power.Int("cast") ?? 0)), most, power.Text("usesperiod") switch { "enc" => "short rest", "once" => "once", _ => "long rest" });
    }
}
