namespace PluginHost.Rules.Reading.Json;

/// <summary>What 5etools' letters stand for.</summary>
internal static class ToolsCodes
{
    private static readonly Dictionary<string, string> Alignments = new(StringComparer.Ordinal)
    {
        ["L"] = "lawful",
        ["N"] = "neutral",
        ["C"] = "chaotic",
        ["G"] = "good",
        ["E"] = "evil",
        ["U"] = "unaligned",
        ["A"] = "any alignment",
        ["C,G,NY,E"] = "any chaotic alignment",
        ["L,NX,C,E"] = "any evil alignment",
        ["L,NX,C,NY,E"] = "any non-good alignment",
        ["NX,C,G,NY,E"] = "any non-lawful alignment",
        ["L,G,NY,E"] = "any lawful alignment",
        ["L,NX,C,G"] = "any good alignment",
    };

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["M"] = "melee weapon",
        ["R"] = "ranged weapon",
        ["A"] = "ammunition",
        ["LA"] = "light armor",
        ["MA"] = "medium armor",
        ["HA"] = "heavy armor",
        ["S"] = "shield",
        ["G"] = "adventuring gear",
        ["P"] = "potion",
        ["RG"] = "ring",
        ["RD"] = "rod",
        ["WD"] = "wand",
        ["ST"] = "staff",
        ["SC"] = "scroll",
        ["INS"] = "instrument",
        ["AT"] = "artisan's tools",
        ["T"] = "tools",
        ["GS"] = "gaming set",
        ["SCF"] = "spellcasting focus",
        ["TG"] = "trade good",
        ["VEH"] = "vehicle (land)",
        ["SHP"] = "vehicle (water)",
        ["AIR"] = "vehicle (air)",
        ["MNT"] = "mount",
        ["FD"] = "food and drink",
        ["TAH"] = "tack and harness",
        ["EXP"] = "explosive",
        ["$"] = "treasure",
    };

    private static readonly Dictionary<string, string> Damages = new(StringComparer.Ordinal)
    {
        ["A"] = "acid",
        ["B"] = "bludgeoning",
        ["C"] = "cold",
        ["F"] = "fire",
        ["O"] = "force",
        ["L"] = "lightning",
        ["N"] = "necrotic",
        ["P"] = "piercing",
        ["I"] = "poison",
        ["Y"] = "psychic",
        ["R"] = "radiant",
        ["S"] = "slashing",
        ["T"] = "thunder",
    };

    private static readonly Dictionary<string, string> PropertyNames = new(StringComparer.Ordinal)
    {
        ["A"] = "ammunition",
        ["AF"] = "ammunition (firearm)",
        ["F"] = "finesse",
        ["H"] = "heavy",
        ["L"] = "light",
        ["LD"] = "loading",
        ["R"] = "reach",
        ["RLD"] = "reload",
        ["S"] = "special",
        ["T"] = "thrown",
        ["2H"] = "two-handed",
        ["V"] = "versatile",
        ["BF"] = "burst fire",
    };

    public static string Size(string code) => code switch { "T" => "Tiny", "S" => "Small", "M" => "Medium", "L" => "Large", "H" => "Huge", "G" => "Gargantuan", _ => code };

    public static string School(string code) => code switch
    {
        "A" => "abjuration",
        "C" => "conjuration",
        "D" => "divination",
        "E" => "enchantment",
        "V" => "evocation",
        "I" => "illusion",
        "N" => "necromancy",
        "T" => "transmutation",
        _ => code.ToLowerInvariant(),
    };

    public static string Alignment(IReadOnlyList<string> codes) =>
        Alignments.TryGetValue(string.Join(',', codes), out var whole) ? whole : string.Join(' ', codes.Select(static code => Alignments.GetValueOrDefault(code, code)));

    public static string Kind(string code) => Kinds.GetValueOrDefault(code.Split('|')[0], code.Split('|')[0]);

    public static string Damage(string code) => Damages.GetValueOrDefault(code, code);

    public static string Property(string code) => PropertyNames.GetValueOrDefault(code.Split('|')[0], code.Split('|')[0]);
}
