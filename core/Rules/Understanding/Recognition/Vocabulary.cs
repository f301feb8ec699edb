namespace PluginHost.Rules.Understanding;

/// <summary>Words and phrases that tell games and genres apart; the number says how telling one is.</summary>
internal static class Vocabulary
{
    public static IReadOnlyList<(string System, (string Phrase, double Weight)[] Marks)> Systems { get; } =
    [
        ("dnd5e", [("armor class", 2), ("saving throw", 1.5), ("proficiency bonus", 3), ("hit points", 0.5), ("spell slot", 2), ("short rest", 2), ("long rest", 2), ("advantage", 0.3), ("legendary actions", 2), ("xp)", 0.5), ("melee weapon attack", 2), ("passive perception", 2), ("cantrip", 1)]),
        ("pathfinder2e", [("fortitude dc", 3), ("reflex dc", 3), ("will dc", 2), ("[one-action]", 4), ("[two-actions]", 4), ("[three-actions]", 4), ("[reaction]", 3), ("◆", 4), ("critical success", 2), ("critical failure", 2), ("degree of success", 2), ("ancestry", 1), ("flat check", 2), ("multiple attack penalty", 3), ("trained in", 1), ("hero point", 2), ("◇", 2)]),
        ("coc7e", [("sanity", 2), ("1d6 sanity", 2), ("pow ", 1), ("credit rating", 3), ("library use", 3), ("spot hidden", 3), ("cthulhu mythos", 3), ("investigator", 1), ("keeper", 1), ("damage bonus", 1), ("pushed roll", 3), ("bonus die", 1), ("penalty die", 1), ("hard success", 2), ("extreme success", 3), ("mythos", 1)]),
        ("cyberpunkred", [("humanity loss", 3), ("cyberware", 2), ("netrunner", 3), ("netrunning", 3), ("stopping power", 2), ("eurobucks", 3), ("eddies", 2), ("edgerunner", 3), ("interface", 0.5), ("solo", 0.3), ("death save", 0.5), ("night city", 3), ("cyberdeck", 2)]),
        ("shadowrun", [("essence", 1), ("nuyen", 4), ("decker", 2), ("rigger", 2), ("street samurai", 3), ("metahuman", 3), ("astral", 0.5), ("dice pool", 1), ("karma", 0.5), ("shadowrunner", 4)]),
        ("savageworlds", [("wild die", 4), ("bennies", 4), ("benny", 2), ("toughness", 1), ("parry", 0.5), ("edges and hindrances", 4), ("hindrance", 2), ("raise", 0.3), ("shaken", 2), ("wild card", 2)]),
        ("fate", [("fate point", 4), ("aspect", 1), ("compel", 1), ("stunt", 1), ("invoke", 1), ("fudge dice", 3), ("create an advantage", 3)]),
        ("pbta", [("when you ", 0.2), ("on a 10+", 4), ("on a 7-9", 4), ("on a 7–9", 4), ("on a miss", 1), ("playbook", 2), ("basic moves", 3), ("hold 3", 1)]),
        ("worldofdarkness", [("blood pool", 3), ("blood potency", 3), ("willpower", 1), ("vitae", 3), ("embrace", 1), ("masquerade", 2), ("dice pool", 1), ("kindred", 1), ("humanity", 0.5), ("hunger dice", 4)]),
        ("traveller", [("jump drive", 3), ("starport", 3), ("tech level", 2), ("parsec", 2), ("credits", 0.5), ("social standing", 3), ("characteristic dm", 4), ("uwp", 4)]),
        ("osr", [("thac0", 4), ("save vs", 3), ("descending ac", 4), ("hit dice", 1), ("turn undead", 1), ("morale", 1), ("referee", 1), ("morale check", 2)]),
    ];

    public static IReadOnlyList<(string Genre, string[] Words)> Genres { get; } =
    [
        ("fantasy", ["sword", "dragon", "wizard", "elf", "dwarf", "castle", "magic", "spell", "goblin", "temple", "knight", "kingdom", "potion", "dungeon"]),
        ("science fiction", ["starship", "planet", "laser", "alien", "orbit", "robot", "galaxy", "spaceship", "hyperspace", "android", "colony", "blaster"]),
        ("cyberpunk", ["cyberware", "corporation", "netrunner", "hacker", "megacorp", "implant", "neon", "chrome", "matrix", "cyberdeck", "street"]),
        ("horror", ["sanity", "dread", "cult", "madness", "corpse", "ghost", "nightmare", "terror", "unspeakable", "asylum", "haunted", "ritual"]),
        ("post-apocalyptic", ["wasteland", "mutant", "radiation", "scavenge", "bunker", "fallout", "survivor", "ruins"]),
        ("steampunk", ["airship", "clockwork", "steam", "brass", "aether", "automaton", "goggles", "zeppelin"]),
        ("superheroes", ["superhero", "villain", "cape", "superpower", "sidekick", "vigilante", "mutant", "secret identity"]),
        ("western", ["sheriff", "saloon", "gunslinger", "revolver", "outlaw", "frontier", "cowboy", "posse"]),
        ("modern", ["police", "smartphone", "internet", "agent", "pistol", "apartment", "highway", "detective"]),
    ];

    public static IReadOnlySet<string> Rules { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "must", "roll", "check", "modifier", "bonus", "dc", "action", "damage", "target", "save", "saving", "throw", "score", "turn", "round", "penalty", "dice", "die", "attack", "feet", "reroll", "skill", "test", "difficulty", "points", "level", "range",
    };

    public static IReadOnlySet<string> Stories { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "was", "were", "had", "said", "once", "ago", "his", "her", "king", "queen", "city", "village", "people", "legend", "war", "years", "ancient", "they", "father", "mother", "born", "died", "tale", "she", "he", "remember", "believe",
    };
}
