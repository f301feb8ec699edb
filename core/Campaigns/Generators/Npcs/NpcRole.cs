using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Generators;

/// <summary>What people do for whom no class was made.</summary>
/// <param name="Ability">The leading one of the six.</param>
/// <param name="Skills">By the names of the fifth edition.</param>
internal sealed record NpcRole(string Name, string Ability, IReadOnlyList<string> Skills, string Arm, string? Wear, string Occupation, string Archetype)
{
    private static readonly Dictionary<string, string> _second = new(StringComparer.Ordinal)
    {
        ["Persuasion"] = "Diplomacy",
        ["Insight"] = "Perception",
        ["History"] = "Society",
        ["Investigation"] = "Society",
        ["Sleight of Hand"] = "Thievery",
        ["Animal Handling"] = "Nature",
    };

    public static IReadOnlyList<NpcRole> All { get; } = [.. Facts.Embedded("roles.txt").Section("roles").Select(static line => Read(line.Name, Facts.List(line.Value, ';')))];

    /// <returns>The role that a word means, such as a city guard; null when it means none of ours.</returns>
    public static NpcRole? Find(string word)
    {
        var plain = SkillNames.Plain(word);
        return All.FirstOrDefault(role => SkillNames.Plain(role.Name) == plain) ?? All.FirstOrDefault(role => plain.Contains(SkillNames.Plain(role.Name), StringComparison.Ordinal));
    }

    /// <summary>The skills by the names of a system.</summary>
    public IEnumerable<string> SkillsIn(string system) => system == SheetWords.Dnd5e ? Skills : Skills.Select(static skill => _second.GetValueOrDefault(skill) ?? skill).Distinct(StringComparer.Ordinal);

    private static NpcRole Read(string name, string[] parts) => new(name, parts[0], Facts.List(parts[1]), parts[2], parts[3] == "-" ? null : parts[3], parts[4], parts[5]);
}
