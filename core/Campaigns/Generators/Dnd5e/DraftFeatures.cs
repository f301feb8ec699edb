using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Generators.Dnd5e;

/// <summary>What a character can do beyond its figures.</summary>
internal static class DraftFeatures
{
    public static IReadOnlyList<SheetFeature> Of(Draft draft)
    {
        var made = new List<SheetFeature> { new("Proficiencies", draft.Class.Name, Wording.Capital($"{draft.Class["trained"]}.")) };
        made.AddRange(draft.People.Traits.Select(trait => new SheetFeature(trait, draft.People.Name)));
        if (draft.Background.Feat is { } feat)
        {
            made.Add(new SheetFeature(feat, draft.Background.Name));
        }

        made.AddRange(draft.Class.Features.Where(feature => feature.Level <= draft.Level).Select(feature => Of(draft, feature)));
        made.AddRange(draft.Class.Increases.Where(level => level <= draft.Level).Select(level => new SheetFeature("Ability Score Improvement", $"{draft.Class.Name} {level}")));
        if (draft.Level >= draft.Class.Boon)
        {
            made.Add(new SheetFeature("Epic Boon", $"{draft.Class.Name} {draft.Class.Boon}"));
        }

        // A use that has a name of its own, where the feature's is another.
        made.AddRange(draft.Class.Uses.Where(uses => made.All(feature => feature.Name != uses.Feature) && Uses(draft, uses) is not null).Select(uses => new SheetFeature(uses.Feature, draft.Class.Name, null, Uses(draft, uses))));
        return made;
    }

    private static SheetFeature Of(Draft draft, ClassFeature feature) =>
        new(feature.Name, $"{(feature.OfSubclass ? draft.Class.Subclass : draft.Class.Name)} {feature.Level}", null, draft.Class.Uses.FirstOrDefault(uses => uses.Feature == feature.Name) is { } uses ? Uses(draft, uses) : null);

    private static SheetUses? Uses(Draft draft, ClassUses uses)
    {
        var amount = uses.Amount.LastOrDefault(step => step.Level <= draft.Level).Amount switch
        {
            null => 0,
            "level" => draft.Level,
            "5*level" => 5 * draft.Level,
            "cha" => Math.Max(1, draft.Modifier("cha")),
            var number => Facts.Whole(number),
        };
        return amount == 0 ? null : new SheetUses(amount, amount, uses.Recharge);
    }
}
