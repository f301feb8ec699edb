using System.Globalization;
using System.Text.Json;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

internal static class FoundryCombat
{
    private static readonly string[] _ways = ["walk", "burrow", "climb", "fly", "swim"];

    public static SheetCombat Read(FoundryActor actor, List<string> left)
    {
        var hp = actor.System.At("attributes", "hp");
        var most = hp.Int("max") ?? Most(actor, left);
        var bonus = actor.System.Int("attributes", "init", "bonus") ?? 0;
        return new SheetCombat
        {
            Hp = new SheetHealth(hp.Int("value"), most, hp.Int("temp")),
            Ac = Armour(actor, left),
            Initiative = actor.Modifier(actor.System.Text("attributes", "init", "ability") ?? "dex") + bonus,
            Speed = Speed(actor),
            Attacks = [.. FoundryAttacks.Read(actor)],
        };
    }

    /// <summary>The die of each class at each of its levels, and constitution each time.</summary>
    private static int? Most(FoundryActor actor, List<string> left)
    {
        if (actor.Classes.Count == 0)
        {
            return null;
        }

        var total = (actor.System.Int("attributes", "hp", "bonuses", "overall") ?? 0) + ((actor.Modifier("con") + (actor.System.Int("attributes", "hp", "bonuses", "level") ?? 0)) * (actor.Level ?? 0));
        foreach (var item in actor.Classes)
        {
            var die = (item.System.Text("hd", "denomination") ?? item.System.Text("hitDice"))?.TrimStart('d') is { } sides && int.TryParse(sides, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 100 ? number : 8;
            var taken = item.System.Items("advancement").FirstOrDefault(static step => step.Text("type") == "HitPoints");
            for (var level = 1; level <= Math.Clamp(item.System.Int("levels") ?? 0, 0, 20); level++)
            {
                var word = taken.Text("value", level.ToString(CultureInfo.InvariantCulture));
                var gained = word switch { "max" => die, "avg" => (die / 2) + 1, _ => taken.Int("value", level.ToString(CultureInfo.InvariantCulture)) };
                if (gained is null)
                {
                    left.Add($"The hit points of {item.Name} level {level} were not chosen; the average was taken.");
                }

                total += gained ?? (die / 2) + 1;
            }
        }

        return total;
    }

    private static int? Armour(FoundryActor actor, List<string> left)
    {
        var given = actor.System.At("attributes", "ac");
        var (dexterity, calc) = (actor.Modifier("dex"), given.Text("calc") ?? "default");
        var shield = Worn(actor, "shield").Select(static item => (item.System.Int("armor", "value") ?? 2) + Magic(item)).DefaultIfEmpty(0).Max();
        switch (calc)
        {
            case "flat" or "natural" when given.Int("flat") is { } flat:
                return calc == "flat" ? flat : flat + shield;
            case "default" or "natural" or "flat":
                return (Worn(actor, "light", "medium", "heavy", "natural").Select(item => Suit(item, dexterity)).Cast<int?>().Max() ?? 10 + dexterity) + shield;
            case "mage":
                return 13 + dexterity + shield;
            case "draconic":
                return (given.Text("formula") is { Length: > 0 } ? 10 + actor.Modifier("cha") : 13) + dexterity + shield;
            case "unarmoredMonk":
                return 10 + dexterity + actor.Modifier("wis");
            case "unarmoredBarb":
                return 10 + dexterity + actor.Modifier("con") + shield;
            case "unarmoredBard":
                return 10 + dexterity + actor.Modifier("cha") + shield;
            default:
                left.Add($"The armor class is worked out by '{SheetFit.Clip(given.Text("formula") ?? calc, 100)}', which is not understood.");
                return given.Int("value") ?? given.Int("flat");
        }
    }

    private static IEnumerable<FoundryItem> Worn(FoundryActor actor, params string[] types) =>
        actor.Items.Where(item => item.Type == "equipment" && item.System.Is("equipped") && types.Contains(item.System.Text("type", "value") ?? item.System.Text("armor", "type") ?? "", StringComparer.Ordinal));

    private static int Suit(FoundryItem item, int dexterity)
    {
        var kind = item.System.Text("type", "value") ?? item.System.Text("armor", "type");
        var most = item.System.Int("armor", "dex") ?? kind switch { "heavy" => 0, "medium" => 2, _ => int.MaxValue };
        return (item.System.Int("armor", "value") ?? 10) + Magic(item) + (kind == "heavy" ? 0 : Math.Min(dexterity, most));
    }

    private static int Magic(FoundryItem item) => item.System.Int("armor", "magicalBonus") ?? 0;

    /// <summary>The actor's own, and where it has none, that of its kin.</summary>
    private static Dictionary<string, decimal>? Speed(FoundryActor actor)
    {
        var kin = actor.Items.FirstOrDefault(static item => item.Type == "race")?.System ?? default;
        var own = actor.System.At("attributes", "movement");
        var speed = _ways.Select(way => (Way: way, Feet: Feet(own, way) ?? Feet(kin.At("movement"), way))).Where(static it => it.Feet > 0)
            .ToDictionary(static it => it.Way, static it => it.Feet!.Value, StringComparer.Ordinal);
        return speed.Count == 0 ? null : speed;
    }

    private static decimal? Feet(JsonElement movement, string way) => movement.Number(way) is > 0 and var feet ? feet : null;
}
