using System.ComponentModel;
using System.Text.Json.Serialization;

namespace PluginHost.Campaigns;

internal sealed record RollArguments
{
    [Description("Dice such as 2d6+3, 4d6kh3, 1d20+5 adv or 8d6[fire]!; with a character also Stealth check, attack with longsword or 1d20+@str.mod.")]
    public required string Expression { get; init; }

    [Description("Whose sheet the numbers come from, by name or id.")]
    public string? Character { get; init; }

    [Description("Whose notation it is: standard, roll20, foundry, avrae or rpg-dice-roller.")]
    public string? Dialect { get; init; }

    [Description("Who sees it: public, table, gm (and the roller), blind (the game master alone) or self.")]
    public string? Audience { get; init; }

    [Description("Faces of real dice thrown on the table, in the order they are needed.")]
    public IReadOnlyList<long>? Faces { get; init; }

    [Description("Who rolls; the caller when left out.")]
    public string? Player { get; init; }

    [Description("Only the game master and the roller see it.")]
    public bool Hidden { get; init; }
}

internal sealed record OddsArguments
{
    [Description("Dice such as 2d6+3, 4d6kh3 or 1d20+5 adv.")]
    public required string Expression { get; init; }

    [Description("Whose notation it is: standard, roll20, foundry, avrae or rpg-dice-roller.")]
    public string? Dialect { get; init; }

    [Description("What is to be reached.")]
    public double? Vs { get; init; }
}

internal sealed record WhatIfArguments
{
    [Description("What to make of the same dice, such as 2d20kh1+5.")]
    public required string Expression { get; init; }

    [Description("Whose notation both rolls are in: standard, roll20, foundry, avrae or rpg-dice-roller.")]
    public string? Dialect { get; init; }

    [Description("Whose last roll it is about; the last of all when left out.")]
    public string? Player { get; init; }
}

internal sealed record EntropyArguments
{
    [Description("Any text; the more surprising, the better.")]
    public required string Text { get; init; }
}

internal sealed record VerifyArguments
{
    [Description("The session; the one that ended last when left out.")]
    public string? SessionId { get; init; }
}

internal sealed record CreateArguments
{
    [Description("The campaign's name.")]
    public required string Name { get; init; }

    [Description("The game system that is played, such as dnd5e, pathfinder2e, coc7e or generic.")]
    public required string System { get; init; }

    [Description("What it is about.")]
    public string? Description { get; init; }
}

internal sealed record NoArguments;

internal sealed record DataArguments
{
    [Description("The campaign; the current one when left out.")]
    public string? CampaignId { get; init; }

    [Description("One of campaign, characters, npcs, monsters, locations, factions, quests, plots, items, handouts, maps, timeline, notes, decisions, sessions, scenes, or initiative, party, rolls, stage; a summary when left out.")]
    public string? DataType { get; init; }

    [Description("One thing by its id or name, with what it is linked to.")]
    public string? Id { get; init; }

    [Description("How many things of a type; 50 when left out, at most 200.")]
    public int? Limit { get; init; }

    [Description("How many to pass over: the next_offset of the last answer.")]
    public int? Offset { get; init; }
}

internal sealed record CharacterArguments
{
    [Description("The character's name.")]
    public required string Name { get; init; }

    [Description("Who plays it.")]
    public string? Player { get; init; }

    [Description("Most hit points.")]
    public required int MaxHp { get; init; }

    [Description("Hit points now; the most when left out.")]
    public int? CurrentHp { get; init; }
}

internal sealed record HpArguments
{
    [Description("The character, by name or id.")]
    public required string CharacterId { get; init; }

    [Description("Hit points now.")]
    public required int Current { get; init; }
}

internal sealed record StartArguments
{
    [Description("The campaign; the current one when left out.")]
    public string? CampaignId { get; init; }

    [Description("What the session is called; the name of a planned one begins that one.")]
    public string? SessionName { get; init; }

    [Description("A planned session to begin.")]
    public string? SessionId { get; init; }
}

internal sealed record NoteArguments
{
    [Description("The session; the current one when left out.")]
    public string? SessionId { get; init; }

    [Description("The note, for everyone at the table.")]
    public required string Note { get; init; }
}

internal sealed record DecisionArguments
{
    [Description("What was decided.")]
    public required string Content { get; init; }
}

internal sealed record InitiativeArguments
{
    [Description("The session; the current one when left out.")]
    public string? SessionId { get; init; }

    [Description("Who fights, in any order; an empty list ends the fight.")]
    public required IReadOnlyList<CombatantArguments> InitiativeOrder { get; init; }
}

internal sealed record CombatantArguments
{
    [Description("The name.")]
    public required string Name { get; init; }

    [Description("The initiative that was rolled.")]
    public required int Initiative { get; init; }

    [Description("Hit points, which only the game master sees.")]
    public HpPair? Hp { get; init; }

    [Description("It is a player's character.")]
    public bool IsPlayer { get; init; }

    [Description("Only the game master knows that it is there.")]
    public bool Hidden { get; init; }

    [Description("Everyone knows its name; they do when left out.")]
    public bool? Known { get; init; }
}

internal sealed record HpPair
{
    public required int Current { get; init; }

    public required int Max { get; init; }
}

internal sealed record MonsterArguments
{
    [Description("The session; the current one when left out.")]
    public string? SessionId { get; init; }

    [Description("The combatant, by name or id.")]
    public required string MonsterId { get; init; }

    [Description("Hit points now.")]
    public required int NewHp { get; init; }
}

internal sealed record RevealArguments
{
    [Description("The combatant, by name or id.")]
    public required string CombatantId { get; init; }

    [Description("What everyone is to see: the combatant, its hp or its ac; the combatant when left out.")]
    public string? What { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RollArguments))]
[JsonSerializable(typeof(OddsArguments))]
[JsonSerializable(typeof(WhatIfArguments))]
[JsonSerializable(typeof(EntropyArguments))]
[JsonSerializable(typeof(VerifyArguments))]
[JsonSerializable(typeof(CreateArguments))]
[JsonSerializable(typeof(NoArguments))]
[JsonSerializable(typeof(DataArguments))]
[JsonSerializable(typeof(CharacterArguments))]
[JsonSerializable(typeof(HpArguments))]
[JsonSerializable(typeof(StartArguments))]
[JsonSerializable(typeof(NoteArguments))]
[JsonSerializable(typeof(DecisionArguments))]
[JsonSerializable(typeof(InitiativeArguments))]
[JsonSerializable(typeof(MonsterArguments))]
[JsonSerializable(typeof(RevealArguments))]
internal sealed partial class ArgumentsJson : JsonSerializerContext;
