using System.Globalization;
using System.Text.Json;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

internal static class PathbuilderGear
{
    private static readonly Dictionary<string, int> _striking = new(StringComparer.OrdinalIgnoreCase) { ["striking"] = 2, ["greaterStriking"] = 3, ["majorStriking"] = 4 };

    private static readonly Dictionary<string, string> _damage = new(StringComparer.OrdinalIgnoreCase) { ["S"] = "slashing", ["P"] = "piercing", ["B"] = "bludgeoning" };

    public static IEnumerable<SheetItem> Inventory(JsonElement build)
    {
        foreach (var weapon in build.Items("weapons").Where(static it => it.Text("name") is not null))
        {
            yield return new SheetItem(weapon.Text("display") ?? weapon.Text("name")!, weapon.Number("qty") ?? 1, Properties: ["weapon", .. weapon.Texts("runes")]);
        }

        foreach (var armor in build.Items("armor").Where(static it => it.Text("name") is not null && it.Text("prof") != "unarmored"))
        {
            yield return new SheetItem(armor.Text("display") ?? armor.Text("name")!, armor.Number("qty") ?? 1, Equipped: armor.Is("worn"), Properties: ["armor", .. armor.Texts("runes")]);
        }

        foreach (var item in build.Items("equipment").Where(static it => it.ValueKind == JsonValueKind.Array && it.GetArrayLength() > 0 && it[0].Text() is not null))
        {
            yield return new SheetItem(item[0].Text()!, item.GetArrayLength() > 1 ? item[1].Number() : 1);
        }
    }

    /// <summary>The program works some of it out in newer exports; what it gives is kept.</summary>
    public static IEnumerable<SheetAttack> Attacks(JsonElement build, Dictionary<string, SheetAttribute> abilities, int level)
    {
        var strength = AttributeNames.FromScore(abilities["str"].Value) ?? 0;
        foreach (var weapon in build.Items("weapons").Where(static it => it.Text("name") is not null))
        {
            var name = weapon.Text("name")!;
            var rank = Math.Max(build.Int("proficiencies", weapon.Text("prof") ?? "") ?? 0, Specific(build, name));
            var potency = weapon.Int("pot") ?? 0;
            var bonus = weapon.Int("attack") ?? strength + (rank > 0 ? rank + level : 0) + potency;
            var dice = _striking.GetValueOrDefault(weapon.Text("str") ?? "", 1);
            var flat = weapon.Int("damageBonus") ?? strength;
            var damage = weapon.Text("die") is { } die ? $"{dice}{die}{(flat == 0 ? "" : flat.ToString("+0;-0", CultureInfo.InvariantCulture))}" : null;
            yield return new SheetAttack(weapon.Text("display") ?? name, bonus, damage, weapon.Text("damageType") is { } type ? _damage.GetValueOrDefault(type, type) : null);
        }
    }

    private static int Specific(JsonElement build, string name)
    {
        (string Word, int Rank)[] ranks = [("legendary", 8), ("master", 6), ("expert", 4), ("trained", 2)];
        return Array.Find(ranks, rank => build.Texts("specificProficiencies", rank.Word).Contains(name, StringComparer.OrdinalIgnoreCase)).Rank;
    }
}
