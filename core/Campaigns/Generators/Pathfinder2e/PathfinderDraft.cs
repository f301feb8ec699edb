using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Generators.Pathfinder2e;

/// <summary>A character of the second edition in the making.</summary>
internal sealed record PathfinderDraft(PathfinderClass Class, string Ancestry, IReadOnlyList<string> People, string Background, IReadOnlyList<string> Past, int Level, Chance Chance)
{
    public Boosts Boosts { get; } = new();

    public IReadOnlyList<string> Order { get; private set; } = [];

    public void Raise()
    {
        var chance = Chance.For("boosts");
        var second = Class.Armor == "Breastplate" ? "con" : "dex";
        Order = [.. new[] { Class.Key, second, "con", "wis" }.Concat(chance.Shuffled(AttributeNames.Six)).Distinct(StringComparer.Ordinal)];
        Boosts.Raise(Facts.List(People[0], ' '), Order);
        if (People[1] != "-")
        {
            Boosts.Lower(People[1]);
        }

        var taught = Facts.List(Past[0], ' ');
        Boosts.Raise([taught.Contains(Class.Key, StringComparer.Ordinal) ? Class.Key : chance.Pick(taught), "free"], Order);
        Boosts.Raise([Class.Key], Order);

        // Nothing may begin above eighteen.
        Boosts.Raise(["free", "free", "free", "free"], Order, 18);
        for (var at = 5; at <= Level; at += 5)
        {
            Boosts.Raise(["free", "free", "free", "free"], Order);
        }
    }

    public SheetSkill Of(string ability, string rank) => new(Boosts.Modifier(ability) + Worth(rank), ability, rank);

    public int Worth(string rank) => rank switch { SheetWords.Trained => Level + 2, SheetWords.Expert => Level + 4, SheetWords.Master => Level + 6, SheetWords.Legendary => Level + 8, _ => 0 };

    public IReadOnlyDictionary<string, SheetSkill> Saves() => SkillNames.Pathfinder2eSaves.ToDictionary(static save => save.Key, save => Of(save.Value, Class.Rank(save.Key, Level)), StringComparer.Ordinal);

    public IReadOnlyDictionary<string, SheetSkill> Skills()
    {
        var chance = Chance.For("skills");
        var ranks = SkillNames.Pathfinder2e.Keys.ToDictionary(static skill => skill, static _ => 0, StringComparer.Ordinal);
        foreach (var skill in Class.Skills.Append(Past[1]))
        {
            ranks[skill] = 1;
        }

        // A skill of class and background alike is replaced by another.
        var more = Class.MoreSkills + Math.Max(0, Boosts.Modifier("int")) + (Class.Skills.Contains(Past[1], StringComparer.Ordinal) ? 1 : 0);
        foreach (var skill in chance.Shuffled(ranks.Keys.Where(skill => ranks[skill] == 0 && skill != "Perception")).Take(more))
        {
            ranks[skill] = 1;
        }

        for (var level = 2; level <= Level; level++)
        {
            if (level % 2 == 1 || Class.Name == "Rogue")
            {
                var most = level < 7 ? 2 : level < 15 ? 3 : 4;
                var open = ranks.Keys.Where(skill => ranks[skill] > 0 && ranks[skill] < most).OrderByDescending(skill => ranks[skill]).ToList();
                var raised = open.Count > 0 ? open[chance.Below(Math.Min(3, open.Count))] : ranks.Keys.First(skill => ranks[skill] == 0 && skill != "Perception");
                ranks[raised]++;
            }
        }

        var made = SkillNames.Pathfinder2e.ToDictionary(static skill => skill.Key, skill => Of(skill.Value, skill.Key == "Perception" ? Class.Rank("perception", Level) : SheetWords.Proficiencies[ranks[skill.Key] == 0 ? 0 : ranks[skill.Key] + 1]), StringComparer.Ordinal);
        made[Past[2]] = Of("int", SheetWords.Trained);
        return made;
    }
}
