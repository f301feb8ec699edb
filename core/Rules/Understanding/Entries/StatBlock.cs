namespace PluginHost.Rules.Understanding;

/// <summary>The figures of a creature or a person in a game whose stat blocks do not have the form that <see cref="Monster"/> has.</summary>
internal abstract record StatBlock(string Name) : Entry(Name, ContentType.Monster)
{
    /// <summary>Modifiers, characteristics or stats by the book's short names in lower case.</summary>
    public IReadOnlyList<Bonus> Stats { get; init; } = [];

    public int? HitPoints { get; init; }

    public IReadOnlyList<Bonus> Skills { get; init; } = [];

    public IReadOnlyList<Attack> Attacks { get; init; } = [];

    /// <summary>What it can do beyond attacks.</summary>
    public IReadOnlyList<Ability> Abilities { get; init; } = [];

    public IReadOnlyList<string> Gear { get; init; } = [];

    public string Description { get; init; } = "";

    public int? Stat(string name) => Stats.FirstOrDefault(stat => stat.On == name)?.Value;
}

/// <param name="Name">As the book writes it, with what stands before the figure.</param>
internal sealed record Attack(string Name)
{
    /// <summary>"melee" or "ranged", where the book says.</summary>
    public string? Way { get; init; }

    public int? Bonus { get; init; }

    /// <summary>In percent.</summary>
    public int? Chance { get; init; }

    /// <summary>What it costs to do, such as "one action".</summary>
    public string? Cost { get; init; }

    public IReadOnlyList<string> Traits { get; init; } = [];

    public string Damage { get; init; } = "";

    public string? Note { get; init; }
}

/// <param name="Cost">What it costs to do, such as "two actions" or "reaction"; nothing when it is always there.</param>
internal sealed record Ability(string Name, string? Cost, string Text);
