using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

internal static class FoundrySkills
{
    public static IReadOnlyDictionary<string, string> Codes { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["acr"] = "Acrobatics",
        ["ani"] = "Animal Handling",
        ["arc"] = "Arcana",
        ["ath"] = "Athletics",
        ["dec"] = "Deception",
        ["his"] = "History",
        ["ins"] = "Insight",
        ["itm"] = "Intimidation",
        ["inv"] = "Investigation",
        ["med"] = "Medicine",
        ["nat"] = "Nature",
        ["prc"] = "Perception",
        ["prf"] = "Performance",
        ["per"] = "Persuasion",
        ["rel"] = "Religion",
        ["slt"] = "Sleight of Hand",
        ["ste"] = "Stealth",
        ["sur"] = "Survival",
    };

    /// <summary>Those of tables of their own too, under the code they gave them.</summary>
    public static Dictionary<string, SheetSkill> Read(FoundryActor actor)
    {
        var skills = new Dictionary<string, SheetSkill>(StringComparer.Ordinal);
        foreach (var field in actor.System.Fields("skills"))
        {
            var item = field.Value.Int("bonuses", "check") is { } bonus and not 0 ? bonus : (int?)null;
            skills[Codes.GetValueOrDefault(field.Name) ?? field.Value.Text("label") ?? field.Name] =
                new SheetSkill(null, field.Value.Text("ability"), Rank(field.Value.Number("value"))) { Extra = SheetExtras.With(null, "item", item) };
        }

        return skills;
    }

    public static decimal Value(string? proficiency) => proficiency switch
    {
        null or SheetWords.Untrained => 0,
        SheetWords.Half => 0.5m,
        SheetWords.Trained => 1,
        _ => 2,
    };

    private static string Rank(decimal? value) => value switch
    {
        null or <= 0 => SheetWords.Untrained,
        < 1 => SheetWords.Half,
        < 2 => SheetWords.Trained,
        _ => SheetWords.Expert,
    };
}
