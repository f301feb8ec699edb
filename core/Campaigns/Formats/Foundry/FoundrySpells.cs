using System.Globalization;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

internal static class FoundrySpells
{
    public static IReadOnlyDictionary<string, string> Schools { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["abj"] = "abjuration",
        ["con"] = "conjuration",
        ["div"] = "divination",
        ["enc"] = "enchantment",
        ["evo"] = "evocation",
        ["ill"] = "illusion",
        ["nec"] = "necromancy",
        ["trs"] = "transmutation",
    };

    public static SheetSpells? Read(FoundryActor actor)
    {
        var known = actor.Items.Where(static item => item.Type == "spell").Select(Spell).ToList();
        var slots = Slots(actor);
        if (known.Count == 0 && slots.Count == 0)
        {
            return null;
        }

        var item = actor.System.Int("bonuses", "spell", "dc") is { } bonus and not 0 ? bonus : (int?)null;
        return new SheetSpells { Ability = actor.SpellAbility, Slots = slots.Count == 0 ? null : slots, Known = known, Extra = SheetExtras.With(null, "item", item) };
    }

    private static SheetSpell Spell(FoundryItem item)
    {
        var method = item.System.Text("method") ?? item.System.Text("preparation", "mode");
        var prepared = item.System.Is("prepared") || item.System.Is("preparation", "prepared") || method is "always" or "innate" or "atwill";
        var school = item.System.Text("school");
        return new SheetSpell(item.Name, item.System.Int("level"), school is null ? null : Schools.GetValueOrDefault(school, school), prepared) { Extra = SheetExtras.With(null, "method", method) };
    }

    /// <summary>What is left, of what the classes give or somebody set.</summary>
    private static Dictionary<string, SheetSlots> Slots(FoundryActor actor)
    {
        var usual = SpellSlots.Of(actor.IsNpc && actor.Classes.Count == 0
            ? [(actor.System.Int("attributes", "spell", "level") ?? actor.System.Int("details", "spellLevel") ?? 0, "full")]
            : [.. actor.Classes.Select(static item => (item.System.Int("levels") ?? 0, item.System.Text("spellcasting", "progression") ?? item.System.Text("spellcasting") ?? "none"))]);
        var slots = new Dictionary<string, SheetSlots>(StringComparer.Ordinal);
        for (var level = 1; level <= 9; level++)
        {
            var (left, set) = (actor.System.Int("spells", $"spell{level}", "value"), actor.System.Int("spells", $"spell{level}", "override"));
            if ((set ?? usual[level - 1]) is > 0 and var most)
            {
                slots[level.ToString(CultureInfo.InvariantCulture)] = new SheetSlots(left ?? most, most);
            }
        }

        var pact = actor.System.Int("spells", "pact", "override") ?? SpellSlots.Pact(actor.Classes.Where(static item => item.System.Text("spellcasting", "progression") == "pact").Sum(static item => Math.Clamp(item.System.Int("levels") ?? 0, 0, 20)));
        if (pact > 0)
        {
            slots["pact"] = new SheetSlots(actor.System.Int("spells", "pact", "value") ?? pact, pact);
        }

        return slots;
    }
}
