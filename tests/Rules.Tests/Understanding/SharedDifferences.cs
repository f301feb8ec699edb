namespace PluginHost.Rules.Tests.Understanding;

/// <summary>Where the two files themselves say different things; each was looked up in the book's own line.</summary>
internal static class SharedDifferences
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "Find Familiar / ritual", "Mass Cure Wounds / school", "Mass Heal / school", "Revivify / school", "Adult Brass Dragon / speeds", "Adult Bronze Dragon / actions", "Adult Gold Dragon / actions",
        "Adult Silver Dragon / actions", "Azer / armor_class", "Basilisk / armor_class", "Black Bear / skills", "Blink Dog / passive", "Brass Dragon Wyrmling / xp", "Cloaker / actions", "Crocodile / speeds",
        "Cult Fanatic / hit_points", "Cult Fanatic / hit_dice", "Deep Gnome (Svirfneblin) / xp", "Doppelganger / alignment", "Dretch / xp", "Giant Wasp / speeds", "Half-Red Dragon Veteran / skills",
        "Horned Devil / hit_points", "Horned Devil / hit_dice", "Lizardfolk / armor_class", "Night Hag / traits", "Riding Horse / xp", "Spider / passive", "Spy / skills", "Swarm of Ravens / skills",
    };

    public static bool AreOfTheFiles(string entry, string field) => Known.Contains($"{entry} / {field}");
}
