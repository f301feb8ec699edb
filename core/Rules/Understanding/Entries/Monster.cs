namespace PluginHost.Rules.Understanding;

/// <summary>A creature's stat block.</summary>
internal sealed record Monster(string Name) : Entry(Name, ContentType.Monster)
{
    public string Size { get; init; } = "";

    /// <summary>Its kind, such as "aberration" or "swarm of Tiny beasts".</summary>
    public string Kind { get; init; } = "";

    public string? Subtype { get; init; }

    public string Alignment { get; init; } = "";

    public int? ArmorClass { get; init; }

    public string? ArmorNote { get; init; }

    public int? HitPoints { get; init; }

    public string? HitDice { get; init; }

    public IReadOnlyList<Speed> Speeds { get; init; } = [];

    public Abilities Abilities { get; init; } = new();

    public IReadOnlyList<Bonus> Saves { get; init; } = [];

    public IReadOnlyList<Bonus> Skills { get; init; } = [];

    public string Vulnerabilities { get; init; } = "";

    public string Resistances { get; init; } = "";

    public string Immunities { get; init; } = "";

    public string ConditionImmunities { get; init; } = "";

    public string Senses { get; init; } = "";

    public int? PassivePerception { get; init; }

    public string Languages { get; init; } = "";

    /// <summary>As the book writes it: "1/4", "17".</summary>
    public string? Challenge { get; init; }

    public int? Xp { get; init; }

    public IReadOnlyList<Feature> Traits { get; init; } = [];

    public IReadOnlyList<Feature> Actions { get; init; } = [];

    public IReadOnlyList<Feature> BonusActions { get; init; } = [];

    public IReadOnlyList<Feature> Reactions { get; init; } = [];

    public IReadOnlyList<Feature> LegendaryActions { get; init; } = [];

    public IReadOnlyList<Feature> LairActions { get; init; } = [];

    public string Description { get; init; } = "";
}

/// <param name="Way">"walk", "fly", "swim", "climb", "burrow".</param>
internal sealed record Speed(string Way, int Distance, string? Note = null);

/// <param name="On">An ability by its three letters, or a skill.</param>
internal sealed record Bonus(string On, int Value);

internal sealed record Abilities(int? Strength = null, int? Dexterity = null, int? Constitution = null, int? Intelligence = null, int? Wisdom = null, int? Charisma = null)
{
    public static IReadOnlyList<string> Names { get; } = ["strength", "dexterity", "constitution", "intelligence", "wisdom", "charisma"];

    public static Abilities Of(IReadOnlyList<int?> six) => new(six[0], six[1], six[2], six[3], six[4], six[5]);

    public bool AreWhole() => Strength is not null && Dexterity is not null && Constitution is not null && Intelligence is not null && Wisdom is not null && Charisma is not null;
}
