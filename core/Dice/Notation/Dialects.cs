namespace PluginHost.Dice;

/// <summary>Dialects by the names that people write.</summary>
public static class Dialects
{
    private static readonly string[] Known = ["standard", "roll20", "foundry", "avrae", "rpg-dice-roller"];

    public static IReadOnlyList<string> Names => Known;

    public static string NameOf(Dialect dialect) => Known[(int)dialect];

    public static bool TryParse(string name, out Dialect dialect)
    {
        var index = Array.FindIndex(Known, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        dialect = (Dialect)Math.Max(index, 0);
        return index >= 0;
    }
}
