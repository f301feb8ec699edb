using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>Headings that say what stands under them, in the words that books of many games use.</summary>
internal static partial class Collections
{
    private static readonly (ContentType Type, string[] Words)[] Names =
    [
        (ContentType.Condition, ["conditions", "status effects", "status conditions"]),
        (ContentType.Race, ["races", "ancestries", "species", "lineages", "peoples", "kindreds"]),
        (ContentType.Class, ["classes", "character classes", "careers", "occupations", "playbooks", "archetypes", "roles"]),
        (ContentType.Background, ["backgrounds", "origins"]),
        (ContentType.Feat, ["feats", "edges", "perks"]),
        (ContentType.Skill, ["skills", "skill list", "skill descriptions"]),
        (ContentType.Spell, ["spells", "spell descriptions", "grimoire", "rituals", "cantrips"]),
        (ContentType.Monster, ["monsters", "bestiary", "creatures", "monster descriptions", "creature descriptions", "adversaries", "nonplayer characters", "npcs"]),
        (ContentType.Cyberware, ["cyberware", "implants", "augmentations", "cybernetics", "bioware"]),
        (ContentType.Vehicle, ["vehicles", "starships", "ships", "mechs"]),
        (ContentType.Faction, ["factions", "organizations", "organisations", "guilds", "corporations", "cults", "gangs"]),
        (ContentType.Power, ["powers", "psionics", "disciplines", "mutations", "psychic powers", "talents"]),
        (ContentType.Item, ["equipment", "gear", "weapons", "armor", "armour", "magic items", "treasure", "magic item descriptions", "artifacts", "adventuring gear", "tools", "items", "wondrous items"]),
        (ContentType.Narrative, ["history", "lore", "timeline", "gazetteer", "prologue", "epilogue", "adventure background", "the world", "pantheons", "legends", "foreword"]),
    ];

    private static readonly Dictionary<string, ContentType> ByTitle =
        Names.SelectMany(static named => named.Words.Select(word => (word, named.Type))).ToDictionary(static pair => pair.word, static pair => pair.Type, StringComparer.Ordinal);

    /// <summary>What a heading collects: "Chapter 4: Conditions" as well as "Conditions".</summary>
    public static ContentType? Of(string title)
    {
        var bare = Numbered().Replace(title.Trim(), "").ToLowerInvariant();
        return ByTitle.TryGetValue(bare, out var type) ? type : null;
    }

    [GeneratedRegex(@"^((chapter|part|appendix)\s+\w{1,6}|[\dA-Z]{1,3}(\.\d+)*)\s*[:.–—-]\s*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbered();
}
