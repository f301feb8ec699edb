using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Generators;

/// <summary>What sheets of all systems are made of in the same way.</summary>
internal static class CharacterParts
{
    public static SheetNotes Notes(Life life) => new()
    {
        Appearance = life.Appearance,
        Backstory = life.Backstory,
        Personality = life.Manner,
        Ideals = life.Ideal,
        Bonds = life.Bond,
        Flaws = life.Flaw,
        Extra = SheetExtras.With(null, "hook", life.Hook),
    };

    /// <summary>The same things once, with how many.</summary>
    public static IReadOnlyList<SheetItem> Packed(IEnumerable<SheetItem> items) =>
        [.. items.GroupBy(static item => item.Name, StringComparer.Ordinal).Select(static same => same.First() with { Quantity = same.Sum(static item => item.Quantity ?? 1) })];

    /// <summary>What somebody wrote, short enough to be repeated to them.</summary>
    public static string Short(string text) => text.Length <= 60 ? text : $"{text.AsSpan(0, 60)}…";

    public static string Signed(int number) => number.ToString("+0;-0;+0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Dice with what is added to them.</summary>
    public static string Damage(string dice, int more) => more == 0 ? dice : dice + Signed(more);
}
