using System.Text.Json;

namespace PluginHost.Campaigns.Sheets;

/// <summary>Halves and fifths of everything rolled under, and what comes of the characteristics.</summary>
internal static class Coc7eDerivation
{
    public static Sheet Complete(Sheet sheet, Ledger ledger)
    {
        var attributes = Derivation.Each(sheet.Attributes, (name, it) => it with { Extra = Shares($"attributes.{name}", it.Value, it.Extra, ledger) });
        sheet = sheet with { Attributes = attributes };
        return sheet with
        {
            Skills = Derivation.Each(sheet.Skills, (name, it) =>
            {
                var value = it.Value ?? Untaught(sheet, name);
                return it with { Value = value, Extra = Shares($"skills.{name}", value, it.Extra, ledger) };
            }),
            Combat = Combat(sheet, ledger),
        };
    }

    private static Dictionary<string, JsonElement>? Shares(string path, int? value, Dictionary<string, JsonElement>? extra, Ledger ledger) =>
        value is null
            ? extra
            : SheetExtras.With(
                SheetExtras.With(extra, "half", ledger.Settle($"{path}.half", SheetExtras.Number(extra, "half"), value / 2, $"half of {value}")),
                "fifth",
                ledger.Settle($"{path}.fifth", SheetExtras.Number(extra, "fifth"), value / 5, $"a fifth of {value}"));

    /// <summary>What one can do without having learned it, where that is a characteristic's.</summary>
    private static int? Untaught(Sheet sheet, string name) => SkillNames.Plain(name) switch
    {
        "dodge" => Value(sheet, "dex") / 2,
        "languageown" or "ownlanguage" => Value(sheet, "edu"),
        _ => null,
    };

    private static SheetCombat? Combat(Sheet sheet, Ledger ledger)
    {
        var (strength, constitution, size, dexterity, power) = (Value(sheet, "str"), Value(sheet, "con"), Value(sheet, "siz"), Value(sheet, "dex"), Value(sheet, "pow"));
        if ((constitution + size ?? dexterity ?? power) is null)
        {
            return sheet.Combat;
        }

        var combat = sheet.Combat ?? new SheetCombat();
        var extra = combat.Extra;
        if (strength + size is { } bulk)
        {
            var (bonus, build) = Build(bulk);
            extra = SheetExtras.With(extra, "build", ledger.Settle("combat.build", SheetExtras.Number(extra, "build"), build, "strength and size"));
            extra = SheetExtras.With(extra, "damageBonus", SheetExtras.Text(extra, "damageBonus") ?? bonus);
        }

        extra = SheetExtras.With(extra, "magicPoints", ledger.Settle("combat.magicPoints", SheetExtras.Number(extra, "magicPoints"), power / 5, "a fifth of power"));
        var hp = combat.Hp ?? new SheetHealth();
        var most = ledger.Settle("combat.hp.max", hp.Max, (constitution + size) / 10, "a tenth of constitution and size");
        return combat with
        {
            Hp = most is null && combat.Hp is null ? null : hp with { Max = most },
            Initiative = ledger.Settle("combat.initiative", combat.Initiative, dexterity, "dexterity"),
            Speed = combat.Speed ?? Move(strength, size, dexterity),
            Extra = extra,
        };
    }

    /// <summary>Before age, which a sheet does not say.</summary>
    private static Dictionary<string, decimal>? Move(int? strength, int? size, int? dexterity) =>
        strength is { } s && size is { } z && dexterity is { } d ? new() { ["walk"] = d < z && s < z ? 7 : d > z && s > z ? 9 : 8 } : null;

    private static (string Bonus, int Build) Build(int bulk) => bulk switch
    {
        < 65 => ("-2", -2),
        < 85 => ("-1", -1),
        < 125 => ("0", 0),
        < 165 => ("1d4", 1),
        < 205 => ("1d6", 2),
        _ => ($"{Math.Min(40, 2 + ((bulk - 205) / 80))}d6", Math.Min(41, 3 + ((bulk - 205) / 80))),
    };

    private static int? Value(Sheet sheet, string word) => AttributeNames.Find(sheet, word)?.Value;
}
