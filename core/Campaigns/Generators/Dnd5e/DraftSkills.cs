using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Generators.Dnd5e;

/// <summary>Skills and saves.</summary>
internal static class DraftSkills
{
    public static IReadOnlyDictionary<string, SheetSkill> Skills(Draft draft)
    {
        var chance = draft.Chance.For("skills");
        var trained = draft.Background.Skills.Concat(draft.People.Skills).ToHashSet(StringComparer.Ordinal);
        Learn(draft.Class.SkillCount + (draft.HasSubclass && draft.Class.Subclass == "College of Lore" ? 3 : 0));

        // Two of background and ancestry alike: the doubled one is replaced by any other, as the rules have it.
        var doubled = draft.Background.Skills.Count + draft.People.Skills.Count - draft.Background.Skills.Concat(draft.People.Skills).Distinct(StringComparer.Ordinal).Count();
        trained.UnionWith(chance.Shuffled(SkillNames.Dnd5e.Keys.Where(skill => !trained.Contains(skill))).Take(doubled));
        var within = draft.Class.Named("expert in");
        var experts = chance.Shuffled(trained.Where(skill => within.Count == 0 || within.Contains(skill, StringComparer.Ordinal)).Order(StringComparer.Ordinal)).Take(Facts.Steps(draft.Class["expertise"]).Where(step => step.Level <= draft.Level).Sum(static step => Facts.Whole(step.Value))).ToHashSet(StringComparer.Ordinal);
        var half = draft.Class["half"] is { } from && draft.Level >= Facts.Whole(from);
        return SkillNames.Dnd5e.ToDictionary(static skill => skill.Key, skill => Of(draft, skill.Value, experts.Contains(skill.Key) ? SheetWords.Expert : trained.Contains(skill.Key) ? SheetWords.Trained : half ? SheetWords.Half : SheetWords.Untrained), StringComparer.Ordinal);

        void Learn(int count)
        {
            var open = draft.Class.Skills.Where(skill => !trained.Contains(skill)).ToList();
            var further = SkillNames.Dnd5e.Keys.Where(skill => !trained.Contains(skill) && !open.Contains(skill, StringComparer.Ordinal));
            trained.UnionWith(chance.Shuffled(open).Concat(chance.Shuffled(further)).Take(count));
        }
    }

    public static IReadOnlyDictionary<string, SheetSkill> Saves(Draft draft)
    {
        var trained = draft.Class.Saves.ToHashSet(StringComparer.Ordinal);
        trained.UnionWith(Facts.Steps(draft.Class["moresaves"]).Where(step => step.Level <= draft.Level).Select(static step => step.Value));
        if (draft.Class["allsaves"] is { } all && draft.Level >= Facts.Whole(all))
        {
            trained.UnionWith(AttributeNames.Six);
        }

        return AttributeNames.Six.ToDictionary(static ability => ability, ability => Of(draft, ability, trained.Contains(ability) ? SheetWords.Trained : SheetWords.Untrained), StringComparer.Ordinal);
    }

    private static SheetSkill Of(Draft draft, string ability, string proficiency)
    {
        var more = proficiency switch { SheetWords.Expert => 2 * draft.Bonus, SheetWords.Trained => draft.Bonus, SheetWords.Half => draft.Bonus / 2, _ => 0 };
        return new SheetSkill(draft.Modifier(ability) + more, ability, proficiency);
    }
}
