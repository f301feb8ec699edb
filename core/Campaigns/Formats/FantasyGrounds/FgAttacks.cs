using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

/// <summary>Rows of the weapon list: type 0 is in the hand, 1 shoots, 2 is thrown.</summary>
internal static class FgAttacks
{
    public static IEnumerable<SheetAttack> Read(XmlNodes row, int? bonus)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var weapon in row.Rows("weaponlist").Where(static weapon => weapon.Text("name") is not null))
        {
            var name = weapon.Text("name")!;
            var kind = weapon.Int("type") ?? 0;
            if (!names.Add(name))
            {
                name = $"{name} ({(kind == 0 ? "melee" : kind == 1 ? "ranged" : "thrown")})";
                names.Add(name);
            }

            var ability = Ability(row, weapon, kind);
            var proficient = bonus is null ? weapon.Int("prof") ?? 0 : weapon.Int("prof") > 0 ? bonus.Value : 0;
            var total = weapon.Int("attack1") ?? FgReading.Modifier(row, ability) + proficient + (weapon.Int("attackbonus") ?? weapon.Int("bonus") ?? 0);
            var damages = weapon.Rows("damagelist").Select(damage => Damage(row, damage, ability)).OfType<string>().ToList();
            var types = weapon.Rows("damagelist").Select(static damage => damage.Text("type")).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            yield return new SheetAttack(name, total, damages.Count == 0 ? null : string.Join('+', damages), types.Count == 0 ? null : string.Join(", ", types), Range(weapon))
            {
                Extra = SheetExtras.With(null, "ability", ability),
            };
        }
    }

    private static string Ability(XmlNodes row, XmlNodes weapon, int kind)
    {
        if (weapon.Text("attackstat") is { } stat && stat != "base")
        {
            return AttributeNames.Short(stat);
        }

        var traits = weapon.Text("properties") ?? weapon.Text("traits") ?? "";
        var finesse = traits.Contains("finesse", StringComparison.OrdinalIgnoreCase) && FgReading.Modifier(row, "dex") > FgReading.Modifier(row, "str");
        return kind == 1 || finesse ? "dex" : "str";
    }

    private static string? Damage(XmlNodes row, XmlNodes damage, string ability)
    {
        if (FgReading.Dice(damage.Text("dice")) is not { } dice)
        {
            return null;
        }

        var stat = damage.Text("stat");
        return dice + FgReading.Signed((damage.Int("bonus") ?? 0) + (stat is null ? 0 : FgReading.Modifier(row, stat == "base" ? ability : stat)));
    }

    private static string? Range(XmlNodes weapon)
    {
        var properties = weapon.Text("properties") ?? "";
        var at = properties.IndexOf("range ", StringComparison.OrdinalIgnoreCase);
        var range = at < 0 ? null : string.Concat(properties.AsSpan(at + 6).ToString().TakeWhile(static c => char.IsAsciiDigit(c) || c == '/'));
        return !string.IsNullOrEmpty(range) ? $"{range} ft" : weapon.Int("rangeincrement") is > 0 and var feet ? $"{feet} ft" : weapon.Text("range");
    }
}
