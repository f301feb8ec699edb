using System.Globalization;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Generators.Dnd5e;

internal sealed record Weapon(string Name, string Dice, string Type, IReadOnlyList<string> Traits, string Range, decimal Weight, decimal Value)
{
    public bool Has(string trait) => Traits.Contains(trait, StringComparer.Ordinal);

    public SheetItem Item() => new(Name, 1, Weight, Value, Equipped: true, Traits.Count == 0 ? null : Traits);
}

/// <param name="Class">The armor class it gives, or adds when it is a shield.</param>
/// <param name="Dexterity">all, two or none of it is added; shield.</param>
internal sealed record Armor(string Name, int Class, string Dexterity, decimal Weight, decimal Value)
{
    public SheetItem Item() => new(Name, 1, Weight, Value, Equipped: true);

    public int Adds(int dexterity) => Dexterity switch { "all" => dexterity, "two" => Math.Min(2, dexterity), _ => 0 };
}

/// <summary>Weapons and armor, in figures.</summary>
internal static class GearFacts
{
    private static readonly Facts _facts = Facts.Embedded("dnd5e/gear.txt");

    public static IReadOnlyDictionary<string, Weapon> Weapons { get; } = _facts.Section("weapons").ToDictionary(static line => line.Name, static line =>
    {
        var parts = Facts.List(line.Value, ';');
        return new Weapon(line.Name, parts[0].Split(' ')[0], parts[0].Split(' ')[1], parts[1] == "-" ? [] : Facts.List(parts[1], ' '), parts[2], Exact(parts[3]), Exact(parts[4]));
    }, StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, Armor> Armors { get; } = _facts.Section("armor").ToDictionary(static line => line.Name, static line =>
    {
        var parts = Facts.List(line.Value, ';');
        return new Armor(line.Name, Facts.Whole(parts[0]), parts[1], Exact(parts[2]), Exact(parts[3]));
    }, StringComparer.Ordinal);

    private static decimal Exact(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
