using System.Globalization;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Generators.Dnd5e;

/// <summary>Slots and spells.</summary>
internal static class DraftSpells
{
    public static SheetSpells? Of(Draft draft, IContentShelf shelf)
    {
        var slots = Slots(draft);
        if (slots.Count == 0)
        {
            return null;
        }

        var ability = draft.Class.CastsBy;
        return new SheetSpells
        {
            Ability = ability,
            Dc = 8 + draft.Bonus + draft.Modifier(ability),
            Attack = draft.Bonus + draft.Modifier(ability),
            Slots = slots,
            Known = Known(draft, shelf),
        };
    }

    private static Dictionary<string, SheetSlots> Slots(Draft draft)
    {
        var slots = new Dictionary<string, SheetSlots>(StringComparer.Ordinal);
        if (draft.Class.Casts == "pact")
        {
            var (count, level) = SpellFacts.Pact(draft.Level);
            slots["pact"] = new SheetSlots(count, count) { Extra = SheetExtras.With(null, "level", level) };
            return slots;
        }

        var each = SpellFacts.Slots(draft.Class.Casts, draft.Level);
        for (var level = 1; level <= each.Count; level++)
        {
            slots[level.ToString(CultureInfo.InvariantCulture)] = new SheetSlots(each[level - 1], each[level - 1]);
        }

        return slots;
    }

    private static IReadOnlyList<SheetSpell> Known(Draft draft, IContentShelf shelf)
    {
        var chance = draft.Chance.For("spells");
        var pact = draft.Class.Casts == "pact";
        var highest = pact ? SpellFacts.Pact(draft.Level).Level : SpellFacts.Slots(draft.Class.Casts, draft.Level).Count;
        var open = SpellFacts.Of(draft.Class.Name).Concat(FromShelf(draft, shelf)).DistinctBy(static spell => SkillNames.Plain(spell.Name)).ToList();
        var count = draft.Class["known"] is { } known ? Facts.Whole(known.Split(' ')[draft.Level - 1]) : Math.Max(1, draft.Modifier(draft.Class.CastsBy) + (draft.Class["prepares"] == "half" ? draft.Level / 2 : draft.Level));
        var book = draft.Class["book"] is { } begun ? Facts.Whole(begun) + (2 * (draft.Level - 1)) : 0;
        var made = Choose(open.Where(static spell => spell.Level == 0), draft.Class.At("cantrips", draft.Level), 0, chance).Select(static spell => spell.Spell(null)).ToList();
        var leveled = Choose(open.Where(spell => spell.Level > 0 && spell.Level <= highest), Math.Max(count, book), highest, chance);
        bool? ready = draft.Class["prepares"] is null && !draft.Newer ? null : true;
        made.AddRange(leveled.Select((spell, at) => spell.Spell(book > 0 ? at < count : ready)));
        if (leveled.Count < Math.Max(count, book))
        {
            draft.Remarks.Add($"{Math.Max(count, book) - leveled.Count} more spells may be chosen: the open list and the shelf have no others for this class and level.");
        }

        if (pact)
        {
            made.AddRange(Enumerable.Range(6, 4).Where(level => draft.Level >= 11 + (2 * (level - 6))).SelectMany(level => Choose(open.Where(spell => spell.Level == level), 1, 0, chance)).Select(static spell => spell.Spell(true)));
        }

        return [.. made.OrderBy(static spell => spell.Level).ThenBy(static spell => spell.Name, StringComparer.Ordinal)];
    }

    /// <summary>One of each level as far as they go, from the highest down, and then any.</summary>
    private static List<SpellFact> Choose(IEnumerable<SpellFact> from, int count, int highest, Chance chance)
    {
        var left = chance.Shuffled(from).ToList();
        var chosen = new List<SpellFact>();
        for (var level = highest; level > 0 && chosen.Count < count; level--)
        {
            if (left.FirstOrDefault(spell => spell.Level == level) is { } one)
            {
                chosen.Add(one);
            }
        }

        chosen.AddRange(left.Where(spell => !chosen.Contains(spell)).Take(count - chosen.Count));
        return chosen;
    }

    private static IEnumerable<SpellFact> FromShelf(Draft draft, IContentShelf shelf) =>
        from entry in shelf.Find(SheetWords.Dnd5e, "spell")
        where entry["classes"]?.Contains(draft.Class.Name, StringComparison.OrdinalIgnoreCase) is true
        where entry["level"] is { } level && int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 9
        select new SpellFact(Short(entry.Name), Facts.Whole(entry["level"]!), Short(entry["school"] ?? ""), []);

    private static string Short(string name) => name.Length <= SheetLimits.LongestName ? name : name[..SheetLimits.LongestName];
}
