using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHost.Campaigns;

internal sealed record AddArguments
{
    [Description("What it is called; several are numbered.")]
    public string? Name { get; init; }

    [Description("A character, NPC or monster of the campaign, by name or id.")]
    public string? Of { get; init; }

    [Description("A monster's entry as data, from a bestiary or a sheet: name, hit points, ac, resistances and so on are taken from it.")]
    public JsonElement? Monster { get; init; }

    [Description("How many, such as 5 goblins; one when left out.")]
    public int? Count { get; init; }

    [Description("The initiative, when it is known already.")]
    public int? Initiative { get; init; }

    [Description("Roll the initiative now, once for all that come together.")]
    public bool RollInitiative { get; init; }

    [Description("Most hit points, which only the game master sees; those of the entry when left out.")]
    public int? Hp { get; init; }

    [Description("Roll the hit points by the entry's dice instead of the average.")]
    public bool RollHp { get; init; }

    [Description("Armour class; that of the entry when left out.")]
    public int? Ac { get; init; }

    [Description("It is a player's character.")]
    public bool IsPlayer { get; init; }

    [Description("Only the game master knows that it is there.")]
    public bool Hidden { get; init; }

    [Description("Everyone knows its name; they do when left out.")]
    public bool? Known { get; init; }

    [Description("It is the lair, which acts at 20 after all others.")]
    public bool Lair { get; init; }
}

internal sealed record RollInitiativeArguments
{
    [Description("Who rolls, by name or id; those who have none yet when left out.")]
    public IReadOnlyList<string>? Combatants { get; init; }

    [Description("What players rolled themselves.")]
    public IReadOnlyList<InitiativeEntry>? Entries { get; init; }

    [Description("Monsters that came together share one roll.")]
    public bool Together { get; init; }

    [Description("Everyone rolls anew.")]
    public bool Again { get; init; }
}

internal sealed record InitiativeEntry
{
    [Description("Whose, by name or id.")]
    public required string Combatant { get; init; }

    [Description("The initiative that was rolled.")]
    public required int Initiative { get; init; }
}

internal sealed record ManyArguments
{
    [Description("Who, by name or id.")]
    public required IReadOnlyList<string> Targets { get; init; }
}

internal sealed record OneArguments
{
    [Description("Who, by name or id.")]
    public required string Combatant { get; init; }
}

internal sealed record DelayArguments
{
    [Description("Whose turn it is, by name or id; may be left out.")]
    public string? Combatant { get; init; }

    [Description("Ready an action instead of delaying: the place in the order stays.")]
    public bool Ready { get; init; }
}

internal sealed record LegendaryArguments
{
    [Description("Who, by name or id.")]
    public required string Combatant { get; init; }

    [Description("An action or a resistance; an action when left out.")]
    public string? What { get; init; }

    [Description("How many it costs; one when left out.")]
    public int? Cost { get; init; }
}

internal sealed record HideArguments
{
    [Description("Who, by name or id.")]
    public required string Combatant { get; init; }

    [Description("What nobody is to see: the combatant, its name, hp or ac; the whole combatant when left out.")]
    public string? What { get; init; }
}

internal sealed record RequestArguments
{
    [Description("What is to be rolled, such as Perception check or Dexterity save; everyone reads it.")]
    public required string What { get; init; }

    [Description("Whose characters, by name or id; the whole party when left out.")]
    public IReadOnlyList<string>? Characters { get; init; }

    [Description("What must be reached, or the chance to stay under; only the game master knows it.")]
    public int? Dc { get; init; }

    [Description("Only the game master sees the answers.")]
    public bool Blind { get; init; }
}

internal sealed record AnswerArguments
{
    [Description("The request; the latest to this character when left out.")]
    public string? RequestId { get; init; }

    [Description("Whose answer, by name or id; the caller's own character when left out.")]
    public string? Character { get; init; }

    [Description("The dice to roll, such as 1d20+5; what the sheet says when neither they nor a total are given.")]
    public string? Expression { get; init; }

    [Description("The total, when real dice were rolled.")]
    public int? Total { get; init; }
}

internal sealed record RevealRollsArguments
{
    [Description("The request; the latest when left out.")]
    public string? RequestId { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(AddArguments))]
[JsonSerializable(typeof(RollInitiativeArguments))]
[JsonSerializable(typeof(ManyArguments))]
[JsonSerializable(typeof(OneArguments))]
[JsonSerializable(typeof(DelayArguments))]
[JsonSerializable(typeof(LegendaryArguments))]
[JsonSerializable(typeof(HideArguments))]
[JsonSerializable(typeof(RequestArguments))]
[JsonSerializable(typeof(AnswerArguments))]
[JsonSerializable(typeof(RevealRollsArguments))]
[JsonSerializable(typeof(DamageArguments))]
[JsonSerializable(typeof(HealArguments))]
[JsonSerializable(typeof(DeathSaveArguments))]
[JsonSerializable(typeof(SaveArguments))]
[JsonSerializable(typeof(AddConditionArguments))]
[JsonSerializable(typeof(RemoveConditionArguments))]
[JsonSerializable(typeof(RestArguments))]
[JsonSerializable(typeof(SpendArguments))]
internal sealed partial class CombatArgumentsJson : JsonSerializerContext;
