using System.Globalization;
using System.Text.Json;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

internal static class PathbuilderSpells
{
    public static SheetSpells? Read(JsonElement build)
    {
        var casters = build.Items("spellCasters").Where(static caster => caster.IsObject()).ToList();
        var focus = build.Fields("focus").Where(static tradition => tradition.Value.IsObject()).SelectMany(static tradition => tradition.Value.Items()).ToList();
        var known = casters.SelectMany(Known).Concat(focus.SelectMany(Focus)).DistinctBy(static spell => (spell.Name, spell.Level)).ToList();
        if (casters.Count == 0 && known.Count == 0)
        {
            return null;
        }

        var first = casters.FirstOrDefault();
        Dictionary<string, JsonElement>? extra = null;
        extra = SheetExtras.With(extra, "proficiency", casters.Count == 0 ? null : PathbuilderImporter.Rank(first.Int("proficiency")));
        extra = SheetExtras.With(extra, "tradition", first.Text("magicTradition"));
        extra = SheetExtras.With(extra, "preparation", first.Text("spellcastingType"));
        extra = SheetExtras.With(extra, "focusPoints", build.Int("focus", "focusPoints"));
        return new SheetSpells { Ability = first.Text("ability"), Slots = Slots(first), Known = known, Extra = extra };
    }

    /// <summary>Slots a day by rank; those of rank 0 count what may be prepared and never run out.</summary>
    private static Dictionary<string, SheetSlots>? Slots(JsonElement caster)
    {
        var slots = caster.Items("perDay").Select(static (count, rank) => (Rank: rank, Count: count.Int() ?? 0)).Where(static slot => slot.Rank > 0 && slot.Count > 0)
            .ToDictionary(static slot => slot.Rank.ToString(CultureInfo.InvariantCulture), static slot => new SheetSlots(slot.Count, slot.Count), StringComparer.Ordinal);
        return slots.Count == 0 ? null : slots;
    }

    private static IEnumerable<SheetSpell> Known(JsonElement caster)
    {
        var prepared = caster.Items("prepared").SelectMany(static level => level.Texts("list")).ToHashSet(StringComparer.Ordinal);
        return caster.Items("spells").SelectMany(level => level.Texts("list").Select(name => new SheetSpell(name, level.Int("spellLevel"), null, prepared.Count == 0 ? null : prepared.Contains(name))));
    }

    private static IEnumerable<SheetSpell> Focus(JsonElement focus) =>
        focus.Texts("focusSpells").Select(static name => new SheetSpell(name) { Extra = SheetExtras.With(null, "kind", "focus") })
            .Concat(focus.Texts("focusCantrips").Select(static name => new SheetSpell(name, 0) { Extra = SheetExtras.With(null, "kind", "focus") }));
}
