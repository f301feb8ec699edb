using System.Globalization;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Generators.Dnd5e;

internal sealed record SpellFact(string Name, int Level, string School, IReadOnlyList<string> Classes)
{
    public SheetSpell Spell(bool? prepared) => new(Name, Level, School, prepared);
}

/// <summary>The spells of the open reference, by name, level and school, and what slots there are.</summary>
internal static class SpellFacts
{
    private static readonly int[][] _full =
    [
        [2], [3], [4, 2], [4, 3], [4, 3, 2], [4, 3, 3], [4, 3, 3, 1], [4, 3, 3, 2], [4, 3, 3, 3, 1], [4, 3, 3, 3, 2], [4, 3, 3, 3, 2, 1], [4, 3, 3, 3, 2, 1], [4, 3, 3, 3, 2, 1, 1],
        [4, 3, 3, 3, 2, 1, 1], [4, 3, 3, 3, 2, 1, 1, 1], [4, 3, 3, 3, 2, 1, 1, 1], [4, 3, 3, 3, 2, 1, 1, 1, 1], [4, 3, 3, 3, 3, 1, 1, 1, 1], [4, 3, 3, 3, 3, 2, 1, 1, 1], [4, 3, 3, 3, 3, 2, 2, 1, 1],
    ];

    private static readonly IReadOnlyList<SpellFact> _all = [.. Embedded.Text("generators/dnd5e/spells.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(static line => line[0] != '#').Select(Read)];

    /// <summary>The slots of each spell level from one on.</summary>
    public static IReadOnlyList<int> Slots(string casts, int level) => casts switch
    {
        "full" => _full[level - 1],
        "half" => level < 2 ? [] : _full[((level + 1) / 2) - 1],
        "early" => _full[((level + 1) / 2) - 1],
        _ => [],
    };

    public static (int Count, int Level) Pact(int level) => (level switch { 1 => 1, <= 10 => 2, <= 16 => 3, _ => 4 }, Math.Min(5, (level + 1) / 2));

    public static IReadOnlyList<SpellFact> Of(string name)
    {
        var mark = name == "Warlock" ? "Wl" : name[..Math.Min(2, name.Length)];
        return [.. _all.Where(spell => spell.Classes.Contains(mark, StringComparer.Ordinal))];
    }

    private static SpellFact Read(string line)
    {
        var parts = line.Split(' ', 3);
        var colon = parts[2].LastIndexOf(':');
        return new(parts[2][..colon], int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1].ToLowerInvariant(), Facts.List(parts[2][(colon + 1)..], ' '));
    }
}
