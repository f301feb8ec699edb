using System.Globalization;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

/// <summary>What the ruleset PFRPG2 has of its own: <see cref="FgPathfinder2e"/> reads it.</summary>
internal static class FgPathfinder2eWriting
{
    private const int Ranks = 10;

    public static void Write(FgWriter to, Sheet sheet, List<string> leftOut)
    {
        to.Text("keyability", SheetExtras.Text(sheet.Notes?.Extra, "keyability") is null && sheet.Spells?.Ability is { } ability ? AttributeNames.Long(ability) : null);
        to.In("abilities", () =>
        {
            foreach (var name in AttributeNames.Six.Where(name => AttributeNames.Find(sheet, name) is not null))
            {
                var it = AttributeNames.Find(sheet, name)!;
                to.In(AttributeNames.Long(name), () =>
                {
                    to.Number("score", it.Value);
                    to.Number("bonus", it.Modifier);
                });
            }
        });
        to.In("ac", () => to.In("totals", () => to.Number("general", sheet.Combat?.Ac)));
        to.In("saves", () =>
        {
            foreach (var save in SkillNames.Pathfinder2eSaves.Keys)
            {
                to.In(save, () => Rated(to, sheet, sheet.Saves?.FirstOrDefault(pair => SkillNames.Plain(pair.Key) == save).Value));
            }
        });
        to.Rows("skilllist", sheet.Skills ?? new Dictionary<string, SheetSkill>(), pair => Skill(to, sheet, pair.Key, pair.Value));
        var features = (sheet.Features ?? []).ToLookup(static it => it.Source?.Contains("feat", StringComparison.OrdinalIgnoreCase) is true);
        FgBelongings.Features(to, "featlist", features[true], "effectsbenefits");
        FgBelongings.Features(to, "specialabilitylist", features[false], "text");
        if (sheet.Features?.Any(static it => it.Uses is not null) is true)
        {
            leftOut.Add("The format has no place for uses of features.");
        }

        to.Rows("spellset", sheet.Spells is { } spells ? new[] { spells } : [], it => Spells(to, sheet, it));
    }

    private static void Skill(FgWriter to, Sheet sheet, string name, SheetSkill it)
    {
        var lore = name.EndsWith(" Lore", StringComparison.OrdinalIgnoreCase);
        to.Text("label", lore ? "Lore" : name);
        to.Text("sublabel", lore ? name[..^" Lore".Length] : null);
        to.Text("statname", it.Attribute is null ? null : AttributeNames.Long(it.Attribute));
        Rated(to, sheet, it);
    }

    private static void Rated(FgWriter to, Sheet sheet, SheetSkill? it)
    {
        to.Text("proflevel", it?.Proficiency ?? SheetWords.Untrained);
        to.Number("prof", Pathfinder2eDerivation.Rank(it?.Proficiency, sheet.Character.Level));
        to.Number("misc", SheetExtras.Number(it?.Extra, "item") ?? 0);
        to.Number("total", it?.Value);
    }

    private static void Spells(FgWriter to, Sheet sheet, SheetSpells spells)
    {
        var tradition = SheetExtras.Text(spells.Extra, "tradition");
        var proficiency = SheetExtras.Text(spells.Extra, "proficiency");
        to.Text("label", "Spells");
        to.Text("tradition", tradition);
        to.Number("cl", sheet.Character.Level);
        to.In("dc", () =>
        {
            to.Text("ability", spells.Ability is { } ability ? AttributeNames.Long(ability) : null);
            to.Text("proflevel", proficiency);
            to.Number("prof", Pathfinder2eDerivation.Rank(proficiency, sheet.Character.Level));
            to.Number("total", spells.Dc);
        });
        for (var rank = 0; rank <= Ranks; rank++)
        {
            to.Number($"availablelevel{rank.ToString(CultureInfo.InvariantCulture)}", Slots(spells, rank)?.Max);
        }

        to.In("levels", () =>
        {
            for (var rank = 0; rank <= Ranks; rank++)
            {
                to.In($"level{rank.ToString(CultureInfo.InvariantCulture)}", () => Level(to, spells, rank));
            }
        });
    }

    private static void Level(FgWriter to, SheetSpells spells, int rank)
    {
        to.Number("level", rank);
        to.Number("totalcast", Slots(spells, rank) is { Max: { } most, Current: { } left } ? most - left : 0);
        to.Rows("spells", spells.Known?.Where(spell => Math.Clamp(spell.Level ?? 0, 0, Ranks) == rank) ?? [], spell =>
        {
            to.Text("name", spell.Name);
            to.Number("level", rank);
            to.Text("school", spell.School);
            to.Number("prepared", spell.Prepared is true ? 1 : 0);
        });
    }

    private static SheetSlots? Slots(SheetSpells spells, int rank) => spells.Slots?.GetValueOrDefault(rank.ToString(CultureInfo.InvariantCulture));
}
