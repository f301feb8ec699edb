using System.Globalization;
using System.Text.Json;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

/// <summary>Weapons and whatever else has an attack: ability, proficiency and magic make the bonus.</summary>
internal static class FoundryAttacks
{
    public static IEnumerable<SheetAttack> Read(FoundryActor actor) =>
        actor.Items.Where(static item => item.Type == "weapon" || (item.Type == "feat" && item.Attack.IsObject())).Select(item => Attack(actor, item));

    private static SheetAttack Attack(FoundryActor actor, FoundryItem item)
    {
        var (activity, system) = (item.Attack, item.System);
        var ability = Ability(actor, item);
        var modifier = actor.Modifier(ability);
        var magic = system.Int("magicalBonus") ?? 0;
        var extra = activity.Int("attack", "bonus") ?? system.Int("attackBonus") ?? 0;
        var bonus = activity.Is("attack", "flat") ? extra : modifier + (IsProficient(actor, item) ? actor.Proficiency : 0) + magic + extra;
        var (damage, type) = Damage(item, modifier, magic);
        return new SheetAttack(item.Name, bonus, damage, type, Range(system, activity)) { Extra = SheetExtras.With(null, "ability", ability) };
    }

    private static string Ability(FoundryActor actor, FoundryItem item)
    {
        if ((item.Attack.Text("attack", "ability") ?? item.System.Text("ability")) is { } chosen)
        {
            return chosen is "spellcasting" ? actor.SpellAbility ?? "int" : chosen;
        }

        if (item.Attack.Text("attack", "type", "classification") == "spell")
        {
            return actor.SpellAbility ?? "int";
        }

        var ranged = item.System.Text("type", "value") is "simpleR" or "martialR" || item.System.Text("weaponType") is "simpleR" or "martialR"
            || (item.Attack.Text("attack", "type", "value") ?? item.System.Text("actionType")) is "ranged" or "rwak";
        var finesse = item.System.Texts("properties").Contains("fin", StringComparer.Ordinal) || item.System.Is("properties", "fin");
        return finesse ? actor.Modifier("dex") > actor.Modifier("str") ? "dex" : "str" : ranged ? "dex" : "str";
    }

    /// <summary>Marked on the weapon; else monsters know their weapons, and others those they were trained in.</summary>
    private static bool IsProficient(FoundryActor actor, FoundryItem item)
    {
        if (item.System.At("proficient").ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
        {
            return item.System.Is("proficient");
        }

        if (actor.IsNpc || item.Type != "weapon")
        {
            return true;
        }

        var trained = actor.System.Texts("traits", "weaponProf", "value").ToHashSet(StringComparer.Ordinal);
        var kind = item.System.Text("type", "value") ?? item.System.Text("weaponType") ?? "";
        return trained.Contains(item.System.Text("type", "baseItem") ?? item.System.Text("baseItem") ?? "-")
            || (kind.StartsWith("simple", StringComparison.Ordinal) && trained.Contains("sim")) || (kind.StartsWith("martial", StringComparison.Ordinal) && trained.Contains("mar")) || kind == "natural";
    }

    private static (string? Damage, string? Type) Damage(FoundryItem item, int modifier, int magic)
    {
        var parts = item.Attack.Items("damage", "parts").Select(static part => Part(part, 0));
        if (item.System.At("damage", "base") is { ValueKind: JsonValueKind.Object } main && Part(main, modifier + magic) is { Dice: not null } first)
        {
            parts = parts.Prepend(first);
        }
        else if (item.System.Items("damage", "parts").Where(static part => part.ValueKind == JsonValueKind.Array && part.GetArrayLength() > 0).ToList() is { Count: > 0 } old)
        {
            parts = old.Select(part => (part[0].Text()?.Replace("@mod", modifier.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), part.GetArrayLength() > 1 ? part[1].Text() : null));
        }

        var whole = parts.Where(static part => part.Item1 is not null).ToList();
        return whole.Count == 0 ? (null, null) : (string.Join("+", whole.Select(static part => part.Item1)), string.Join(", ", whole.Select(static part => part.Item2).OfType<string>().Distinct(StringComparer.Ordinal)) is { Length: > 0 } types ? types : null);
    }

    private static (string? Dice, string? Type) Part(JsonElement part, int bonus)
    {
        var type = string.Join(", ", part.Texts("types")) is { Length: > 0 } types ? types : null;
        if (part.Is("custom", "enabled"))
        {
            return (part.Text("custom", "formula"), type);
        }

        bonus += part.Int("bonus") ?? 0;
        var flat = bonus == 0 ? "" : bonus.ToString("+0;-0", CultureInfo.InvariantCulture);
        return (part.Int("number"), part.Int("denomination")) is ({ } number and > 0, { } sides and > 0) ? ($"{number}d{sides}{flat}", type) : (part.Int("bonus") is null ? null : flat.TrimStart('+'), type);
    }

    private static string? Range(JsonElement system, JsonElement activity)
    {
        var units = system.Text("range", "units") ?? "ft";
        var near = system.Number("range", "value") ?? activity.Number("range", "value");
        return (near, system.Number("range", "long"), system.Number("range", "reach")) switch
        {
            ({ } value, { } far, _) => $"{value}/{far} {units}",
            ({ } value and > 0, null, _) => $"{value} {units}",
            (_, _, { } reach) => $"{reach} {units}",
            _ => null,
        };
    }
}
