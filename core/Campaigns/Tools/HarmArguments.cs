using System.ComponentModel;

namespace PluginHost.Campaigns;

internal sealed record DamageArguments
{
    [Description("Who is hit, by name or id.")]
    public required IReadOnlyList<string> Targets { get; init; }

    [Description("How much, before resistance and the like.")]
    public int? Amount { get; init; }

    [Description("Dice to roll instead of an amount, such as 8d6; rolled once for all targets.")]
    public string? Dice { get; init; }

    [Description("The kind, such as fire or slashing; resistance, immunity and vulnerability then count by themselves.")]
    public string? Type { get; init; }

    [Description("It comes from magic or a magical weapon.")]
    public bool Magical { get; init; }

    [Description("A critical hit: dice count as the system says, and one who is down is hurt more.")]
    public bool Critical { get; init; }

    [Description("Everyone takes half.")]
    public bool Half { get; init; }

    [Description("Those targets who made their save, and so take half.")]
    public IReadOnlyList<string>? Saved { get; init; }

    [Description("Those who made their save take nothing instead of half.")]
    public bool NoneOnSave { get; init; }
}

internal sealed record HealArguments
{
    [Description("Who, by name or id.")]
    public required IReadOnlyList<string> Targets { get; init; }

    [Description("How much.")]
    public int? Amount { get; init; }

    [Description("Dice to roll instead of an amount, such as 2d8+3.")]
    public string? Dice { get; init; }

    [Description("Temporary hit points instead, which are lost first and do not add up.")]
    public bool Temporary { get; init; }
}

internal sealed record DeathSaveArguments
{
    [Description("Who is dying, by name or id; the caller's own character when left out.")]
    public string? Target { get; init; }

    [Description("What a real die shows; rolled here when left out.")]
    public int? Rolled { get; init; }
}

internal sealed record SaveArguments
{
    [Description("Who saves, by name or id; the caller's own character when left out.")]
    public string? Target { get; init; }

    [Description("The condition that the save ends; concentration when left out.")]
    public string? Against { get; init; }

    [Description("The total, when real dice were rolled.")]
    public int? Total { get; init; }

    [Description("What is added to the roll; from the sheet for concentration, else nothing.")]
    public int? Bonus { get; init; }

    [Description("What must be reached; what was noted when left out.")]
    public int? Dc { get; init; }

    [Description("Whether it was made, when the table knows already.")]
    public bool? Passed { get; init; }
}

internal sealed record AddConditionArguments
{
    [Description("Who, by name or id.")]
    public required IReadOnlyList<string> Targets { get; init; }

    [Description("The condition, such as prone, frightened, exhaustion, or concentrating; any other name is kept as it is.")]
    public required string Condition { get; init; }

    [Description("Its level or value, where it has one.")]
    public int? Value { get; init; }

    [Description("It ends after so many rounds.")]
    public int? Rounds { get; init; }

    [Description("It ends at start_of_turn, end_of_turn or end_of_next_turn of somebody, or by a save.")]
    public string? Until { get; init; }

    [Description("Whose turn that is, by name or id; the one who has the condition when left out.")]
    public string? TurnOf { get; init; }

    [Description("The save that ends it, such as Wisdom.")]
    public string? Save { get; init; }

    [Description("What that save must reach; only the game master sees it.")]
    public int? Dc { get; init; }

    [Description("Who it comes from, by name or id.")]
    public string? Source { get; init; }

    [Description("Who holds it by concentrating, by name or id; it ends when their concentration does.")]
    public string? ConcentrationOf { get; init; }

    [Description("What it is about, such as the spell that is concentrated on.")]
    public string? Note { get; init; }

    [Description("Only the game master knows of it.")]
    public bool Secret { get; init; }
}

internal sealed record RemoveConditionArguments
{
    [Description("Who, by name or id.")]
    public required IReadOnlyList<string> Targets { get; init; }

    [Description("The condition.")]
    public required string Condition { get; init; }

    [Description("Take only so much off its value; all of it when left out.")]
    public int? Value { get; init; }
}

internal sealed record RestArguments
{
    [Description("Who rests, by name or id; the whole party when left out.")]
    public IReadOnlyList<string>? Characters { get; init; }
}

internal sealed record SpendArguments
{
    [Description("Whose, by name or id; the caller's own character when left out.")]
    public string? Character { get; init; }

    [Description("A slot, a use (of a feature), an item, or a hit_die, which heals.")]
    public required string Kind { get; init; }

    [Description("The slot's level, the feature or the item; nothing for a hit die.")]
    public string? Name { get; init; }

    [Description("How many; one when left out.")]
    public int? Amount { get; init; }
}
