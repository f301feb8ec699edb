using System.Buffers;

namespace PluginHost.Rules.Understanding;

/// <summary>A line of traits: "CE LARGE BEAST", "Uncommon, Medium, Undead".</summary>
internal sealed record TraitLine(IReadOnlyList<string> Traits)
{
    private const int Longest = 120;
    private const int Most = 14;

    private static readonly SearchValues<char> Sentences = SearchValues.Create(":()+?!\"");
    private static readonly SearchValues<char> Between = SearchValues.Create(",•·|\n");
    private static readonly HashSet<string> Sizes = new(StringComparer.OrdinalIgnoreCase) { "Tiny", "Small", "Medium", "Large", "Huge", "Gargantuan" };
    private static readonly HashSet<string> Rarities = new(StringComparer.OrdinalIgnoreCase) { "Common", "Uncommon", "Rare", "Unique" };

    public string Size => Traits.FirstOrDefault(Sizes.Contains) ?? "";

    public string? Rarity => Traits.FirstOrDefault(Rarities.Contains);

    /// <summary>Nothing when it is a sentence.</summary>
    public static TraitLine? Of(string text)
    {
        var bare = text.Trim().TrimEnd(';', '.');
        if (bare.Length is 0 or > Longest || bare.AsSpan().ContainsAny(Sentences))
            return null;

        char[] between = bare.AsSpan().ContainsAny(Between) ? [',', '•', '·', '|', '\n'] : [' '];
        var traits = bare.Split(between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var said = between.Length > 1 || traits.All(static trait => char.IsUpper(trait[0]));
        return traits.Length <= Most && said && traits.All(static trait => trait.Length <= 24 && trait.Count(static letter => letter == ' ') < 3 && char.IsLetter(trait[0]))
            ? new([.. traits.Select(Plain)])
            : null;
    }

    /// <summary>Small capitals are how it is set, not how it is called; an alignment's letters stay.</summary>
    private static string Plain(string trait) => trait.Length > 2 && trait.All(static letter => !char.IsLower(letter)) ? trait[0] + trait[1..].ToLowerInvariant() : trait;
}
