using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Tests.Understanding;

/// <summary>Blocks as readers of different sources would hand them over.</summary>
internal static class Pages
{
    public static Block[] Gloomcap(int level = 3, string armor = "Armor Class") =>
    [
        new Heading(4, level, "Gloomcap"), new Paragraph(4, "Medium plant (fungus), neutral evil"), new Paragraph(4, "13 (thick hide)", armor), new Paragraph(4, "27 (5d8 + 5)", "Hit Points"), new Paragraph(4, "20 ft., climb 10 ft.", "Speed"),
        new Table(4, ["STR", "DEX", "CON", "INT", "WIS", "CHA"], [["14 (+2)", "8 (−1)", "13 (+1)", "6 (−2)", "11 (+0)", "5 (−3)"]]),
        new Paragraph(4, "Con +3, Wis +2", "Saving Throws"), new Paragraph(4, "Stealth +1", "Skills"), new Paragraph(4, "poison", "Damage Immunities"), new Paragraph(4, "blindsight 30 ft., passive Perception 10", "Senses"),
        new Paragraph(4, "—", "Languages"), new Paragraph(4, "1 (200 XP)", "Challenge"), new Paragraph(4, "While it is still it looks like a mushroom.", "False Cap."),
        new Heading(4, level + 1, "Actions"), new Paragraph(4, "The gloomcap slaps twice.", "Multiattack."), new Paragraph(5, "Melee Weapon Attack: +4 to hit.", "Slap."), new Paragraph(5, "It may also hum."),
        new Heading(5, level + 1, "Reactions"), new Paragraph(5, "It lets out spores.", "Puff (Recharge 5–6)."),
    ];

    public static Block[] Lantern(int level = 3) =>
    [
        new Heading(7, level, "Drown the Lantern"), new Paragraph(7, "2nd-level illusion (ritual)"), new Paragraph(7, "1 action", "Casting Time:"), new Paragraph(7, "60 feet", "Range:"), new Paragraph(7, "V, S, M (a wet wick)", "Components:"),
        new Paragraph(7, "Concentration, up to 1 minute", "Duration:"), new Paragraph(7, "Every lantern in range seems to go out."), new Paragraph(7, "Torches go out as well.", "At Higher Levels."),
    ];

    public static Document Document(params IEnumerable<Block> blocks) => new("Fen Almanac", [.. blocks]) { PageLabels = ["i", "ii", "1", "2", "3", "4", "5", "6", "7", "8"] };

    public static Monster Monster(params IEnumerable<Block> blocks) => Book.Of(Document(blocks)).Entries.OfType<Monster>().Single();

    public static Spell Spell(params IEnumerable<Block> blocks) => Book.Of(Document(blocks)).Entries.OfType<Spell>().Single();

    public static string Prose(int words, string word = "reed") => string.Join(' ', Enumerable.Range(0, words).Select(number => number % 12 == 11 ? word + "." : word));
}
