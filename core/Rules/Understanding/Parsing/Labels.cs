namespace PluginHost.Rules.Understanding;

/// <summary>The names of fields in stat blocks and spells, in the spellings that books use; a publisher's own are learned.</summary>
internal sealed class Labels
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["armor class"] = "armor_class",
        ["armour class"] = "armor_class",
        ["ac"] = "armor_class",
        ["hit points"] = "hit_points",
        ["hp"] = "hit_points",
        ["speed"] = "speeds",
        ["movement"] = "speeds",
        ["saving throws"] = "saves",
        ["saves"] = "saves",
        ["saving throw"] = "saves",
        ["skills"] = "skills",
        ["damage vulnerabilities"] = "vulnerabilities",
        ["vulnerabilities"] = "vulnerabilities",
        ["damage vulnerability"] = "vulnerabilities",
        ["damage resistances"] = "resistances",
        ["resistances"] = "resistances",
        ["damage resistance"] = "resistances",
        ["damage immunities"] = "immunities",
        ["immunities"] = "immunities",
        ["damage immunity"] = "immunities",
        ["condition immunities"] = "condition_immunities",
        ["condition immunity"] = "condition_immunities",
        ["senses"] = "senses",
        ["languages"] = "languages",
        ["challenge"] = "challenge",
        ["challenge rating"] = "challenge",
        ["cr"] = "challenge",
        ["proficiency bonus"] = "proficiency_bonus",
        ["initiative"] = "initiative",
        ["gear"] = "gear",
        ["str"] = "abilities",
        ["dex"] = "abilities",
        ["con"] = "abilities",
        ["int"] = "abilities",
        ["wis"] = "abilities",
        ["cha"] = "abilities",
        ["casting time"] = "casting_time",
        ["range"] = "range",
        ["components"] = "components",
        ["component"] = "components",
        ["duration"] = "duration",
        ["classes"] = "classes",
        ["class"] = "classes",
        ["spell lists"] = "classes",
        ["at higher levels"] = "higher_levels",
        ["higher levels"] = "higher_levels",
        ["using a higher-level spell slot"] = "higher_levels",
        ["cantrip upgrade"] = "higher_levels",
    };

    private readonly Dictionary<string, string> learned;

    public Labels(IReadOnlyDictionary<string, string>? learned = null) =>
        this.learned = new(learned ?? new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.OrdinalIgnoreCase);

    /// <summary>The field that a label names; nothing when it names none.</summary>
    public string? Field(string? label)
    {
        var bare = Bare(label);
        return bare.Length == 0 ? null : learned.GetValueOrDefault(bare) ?? Known.GetValueOrDefault(bare);
    }

    public static bool IsField(string label) => Known.ContainsKey(Bare(label));

    public static string Bare(string? label) => label is null ? "" : label.Trim().TrimEnd(':', '.', ' ');
}
