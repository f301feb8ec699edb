using System.Text.Json.Serialization;

namespace PluginHost.Rules.Understanding;

/// <summary>One thing with a name that a book describes in fields.</summary>
[JsonDerivedType(typeof(Monster), "monster")]
[JsonDerivedType(typeof(Spell), "spell")]
[JsonDerivedType(typeof(Item), "item")]
[JsonDerivedType(typeof(RankedCreature), "ranked_creature")]
[JsonDerivedType(typeof(PercentileFigure), "percentile_figure")]
[JsonDerivedType(typeof(CyberFigure), "cyber_figure")]
[JsonDerivedType(typeof(RankedSpell), "ranked_spell")]
[JsonDerivedType(typeof(Described), "described")]
internal abstract record Entry(string Name, ContentType Type)
{
    /// <summary>Stable across readings as long as its section and its content are.</summary>
    public string Key { get; init; } = "";

    /// <summary>The headings above it and its own.</summary>
    public IReadOnlyList<string> Section { get; init; } = [];

    /// <summary>Counted from 1; 0 in a source without pages.</summary>
    public int Page { get; init; }

    /// <summary>The page as the book prints it.</summary>
    public string? PageLabel { get; init; }

    /// <summary>The game system, such as "dnd5e", where it is known.</summary>
    public string? System { get; init; }

    /// <summary>The books it stands in.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Other names that an index or a glossary gives it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>How sure it is that the fields are right and whole, 0 to 1.</summary>
    public double ExtractionConfidence { get; init; }

    /// <summary>The fields that an entry of its kind should have and this one lacks.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Whether a person looked at it.</summary>
    public bool Validated { get; init; }
}

/// <summary>Something named with its text: a trait, an action.</summary>
internal sealed record Feature(string Name, string Text);

/// <summary>An entry without a form of its own: a race, a class, a condition, a faction.</summary>
/// <param name="Kind">In the book's words, such as "subrace" or "vehicle".</param>
internal sealed record Described(string Name, ContentType Type, string Kind, IReadOnlyDictionary<string, string> Fields) : Entry(Name, Type)
{
    public string Text { get; init; } = "";
}
