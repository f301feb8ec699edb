using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Generators.Pathfinder2e;

/// <param name="Ranks">By what they are of: perception, the three saves, attack, armor and spell.</param>
internal sealed record PathfinderClass(string Name, string Key, int HitPoints, IReadOnlyList<string> Skills, int MoreSkills, string Armor, string Weapon, string Tradition, IReadOnlyDictionary<string, string> Ranks)
{
    private static readonly Facts _facts = Facts.Embedded("pathfinder2e.txt");

    public static IReadOnlyList<PathfinderClass> All { get; } = [.. _facts.Section("classes").Select(static line => Read(line.Name, Facts.List(line.Value, ';')))];

    public static IReadOnlyList<(string Name, IReadOnlyList<string> Parts)> Ancestries { get; } = Parts("ancestries");

    public static IReadOnlyList<(string Name, IReadOnlyList<string> Parts)> Backgrounds { get; } = Parts("backgrounds");

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Armors { get; } = Parts("armor").ToDictionary(static one => one.Name, static one => one.Parts, StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Weapons { get; } = Parts("weapons").ToDictionary(static one => one.Name, static one => one.Parts, StringComparer.Ordinal);

    /// <summary>What the class gives, with the level when it does.</summary>
    public IEnumerable<(int Level, string Name)> Features =>
        from fact in _facts.Section("features")
        where fact.Name == Name
        from step in Facts.List(fact.Value, ';')
        let blank = step.IndexOf(' ', StringComparison.Ordinal)
        from feature in Facts.List(step[blank..])
        select (Facts.Whole(step[..blank]), feature);

    public string Rank(string of, int level) =>
        Facts.Steps(Ranks.GetValueOrDefault(of)).LastOrDefault(step => step.Level <= level).Value is { } rank ? rank : SheetWords.Untrained;

    /// <summary>A class that only a book of the shelf has: its name, and the frame that all classes share.</summary>
    public static PathfinderClass Framed(string name) =>
        new(name, "dex", 8, [], 3, "Leather", "Rapier", "", new Dictionary<string, string>(StringComparer.Ordinal) { ["perception"] = Steps("t:1"), ["fortitude"] = Steps("t:1"), ["reflex"] = Steps("t:1"), ["will"] = Steps("t:1"), ["attack"] = Steps("t:1"), ["armor"] = Steps("t:1") });

    private static PathfinderClass Read(string name, string[] parts)
    {
        var plus = parts[2].LastIndexOf('+');
        var ranks = parts.Skip(6).ToDictionary(static part => part[..part.IndexOf(' ', StringComparison.Ordinal)], static part => Steps(part[part.IndexOf(' ', StringComparison.Ordinal)..]), StringComparer.Ordinal);
        return new(name, parts[0], Facts.Whole(parts[1]), Facts.List(parts[2][..plus]), Facts.Whole(parts[2][(plus + 1)..]), parts[3], parts[4], parts[5] == "-" ? "" : parts[5], ranks);
    }

    // From e:5 to 5:expert.
    private static string Steps(string text) => string.Join(' ', Facts.List(text, ' ').Select(static step => $"{step[2..]}:{Word(step[0])}"));

    private static string Word(char rank) => rank switch { 't' => SheetWords.Trained, 'e' => SheetWords.Expert, 'm' => SheetWords.Master, _ => SheetWords.Legendary };

    private static IReadOnlyList<(string Name, IReadOnlyList<string> Parts)> Parts(string section) => [.. _facts.Section(section).Select(static line => (line.Name, (IReadOnlyList<string>)Facts.List(line.Value, ';')))];
}
