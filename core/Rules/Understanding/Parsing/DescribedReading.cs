namespace PluginHost.Rules.Understanding;

/// <summary>Entries without a form of their own: what stands directly under a heading such as "Conditions", or has the fields of a race, a class, a background.</summary>
internal static class DescribedReading
{
    private const int MostFields = 60;
    private const int LongestText = 4_000;

    private static readonly HashSet<ContentType> Kinds =
    [
        ContentType.Condition, ContentType.Race, ContentType.Class, ContentType.Background, ContentType.Feat, ContentType.Skill, ContentType.Cyberware, ContentType.Vehicle, ContentType.Faction, ContentType.Power,
    ];

    /// <param name="end">Behind the last section under it.</param>
    public static Described? Read(IReadOnlyList<Section> sections, int at, int end, ContentType? corrected)
    {
        var section = sections[at];
        if (section.Path.Count == 0)
            return null;

        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var inner = at; inner < end && fields.Count < MostFields; inner++)
        {
            foreach (var paragraph in sections[inner].Blocks.OfType<Paragraph>().Where(static paragraph => paragraph.Lead is { Length: < 60 }).Take(MostFields))
                fields.TryAdd(Labels.Bare(paragraph.Lead), paragraph.Text);
        }

        var type = corrected is { } said && Kinds.Contains(said) ? said : ByStructure(section, fields) ?? ByHeading(section);
        var text = string.Join("\n", section.Blocks.Select(Words.Of));
        if (type is not { } kind || (text.Length == 0 && fields.Count == 0) || (section.Blocks.Count > 0 && section.Blocks.All(static block => block is Table)))
            return null;

        return (Described)Completeness.Judged(new Described(section.Title, kind, kind.ToString().ToLowerInvariant(), fields) { Text = text.Length > LongestText ? text[..LongestText] : text });
    }

    private static ContentType? ByHeading(Section section) =>
        section.Path.Count >= 2 && Collections.Of(section.Path[^2]) is { } type && Kinds.Contains(type) && Collections.Of(section.Title) is null ? type : null;

    private static ContentType? ByStructure(Section section, Dictionary<string, string> fields)
    {
        bool Own(string field) => section.Blocks.Any(block => block is Paragraph paragraph && string.Equals(Labels.Bare(paragraph.Lead), field, StringComparison.OrdinalIgnoreCase));
        return Own("Ability Score Increase") && fields.ContainsKey("Speed") ? ContentType.Race
            : Own("Hit Dice") && fields.ContainsKey("Saving Throws") ? ContentType.Class
            : Own("Skill Proficiencies") && Own("Equipment") ? ContentType.Background
            : Own("Prerequisite") || Own("Prerequisites") ? ContentType.Feat
            : Own("Humanity Loss") || Own("Humanity Cost") || Own("Essence") ? ContentType.Cyberware
            : null;
    }
}
