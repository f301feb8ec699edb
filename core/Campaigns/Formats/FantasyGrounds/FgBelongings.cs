using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

/// <summary>What is carried; what can be done and cast, as the ruleset 5E has it.</summary>
internal static class FgBelongings
{
    private const string SpellGroup = "Spells";

    public static void Write(FgWriter to, Sheet sheet)
    {
        to.Rows("inventorylist", sheet.Inventory ?? [], item =>
        {
            to.Text("name", item.Name);
            to.Number("count", item.Quantity ?? 1);
            to.Number("weight", item.Weight);
            to.Text("cost", item.Value is { } value ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value} gp") : null);
            to.Number("carried", item.Equipped switch { true => 2, false => 1, null => null });
            to.Text("type", item.Properties is [var first, ..] ? first : null);
            to.Text("subtype", item.Properties is [_, var second, ..] ? second : null);
        });
        to.Rows("coins", sheet.Extra?.GetValueOrDefault("currency").Fields().Where(static coin => coin.Value.Int() > 0) ?? [], coin =>
        {
            to.Text("name", coin.Name.ToUpperInvariant());
            to.Number("amount", coin.Value.Int());
        });
    }

    public static void Powers(FgWriter to, Sheet sheet)
    {
        Features(to, "featurelist", sheet.Features ?? [], "text");
        var spells = (sheet.Spells?.Known ?? []).Select(static spell => new Power(spell, null));
        var limited = (sheet.Features ?? []).Where(static it => it.Uses?.Max > 0).Select(static it => new Power(null, it));
        to.Rows("powers", spells.Concat(limited), it =>
        {
            to.Text("name", it.Spell?.Name ?? it.Feature!.Name);
            to.Text("group", it.Spell is null ? "Features" : SpellGroup);
            to.Number("level", it.Spell?.Level ?? 0);
            to.Text("school", it.Spell?.School);
            to.Number("prepared", it.Spell is { } spell ? spell.Prepared == true ? 1 : 0 : it.Feature!.Uses!.Max);
            to.Number("cast", it.Feature?.Uses is { Max: { } most } uses ? most - (uses.Current ?? most) : 0);
            to.Text("usesperiod", it.Feature?.Uses?.Recharge switch { "short rest" => "enc", "once" => "once", _ => null });
        });
        to.Rows("powergroup", sheet.Spells is null ? [] : new[] { sheet.Spells }, caster =>
        {
            to.Text("name", SpellGroup);
            to.Text("castertype", "memorization");
            to.Text("stat", caster.Ability is null ? null : AttributeNames.Long(caster.Ability));
        });
        to.In("powermeta", () =>
        {
            foreach (var (level, slots) in sheet.Spells?.Slots ?? new Dictionary<string, SheetSlots>())
            {
                if (level is [>= '1' and <= '9'])
                {
                    to.In($"spellslots{level}", () =>
                    {
                        to.Number("max", slots.Max);
                        to.Number("used", slots.Max - (slots.Current ?? slots.Max));
                    });
                }
            }
        });
    }

    public static void Features(FgWriter to, string list, IEnumerable<SheetFeature> features, string about) => to.Rows(list, features, feature =>
    {
        to.Text("name", feature.Name);
        to.Text("source", feature.Source);
        to.Number("level", SheetExtras.Number(feature.Extra, "level"));
        to.Formatted(about, feature.Description);
    });

    /// <summary>Spells and features with uses share one list.</summary>
    private sealed record Power(SheetSpell? Spell, SheetFeature? Feature);
}
