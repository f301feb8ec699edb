using System.Collections.Immutable;
using PluginHost.Dice;

namespace PluginHost.Campaigns;

/// <summary>What the campaign's own events hold. Everything may be missing: data may be blanked, or come from a later version.</summary>
internal sealed record CampaignCreated(string? Name, string? System, string? Description);

/// <param name="Dice">Binds the dice of the session before the first one falls.</param>
internal sealed record SessionStarted(string? Id, string? Name, string? Project, Commitments? Dice);

/// <param name="Dice">What lets everybody check the open rolls.</param>
internal sealed record SessionEnded(string? Id, long DurationSeconds, Revelation? Dice);

/// <param name="Id">The note as an entity; earlier ones go by the id of the event.</param>
internal sealed record NoteAdded(string? Text, string? Id = null);

/// <param name="Id">The decision as an entity; earlier ones go by the id of the event.</param>
internal sealed record DecisionRecorded(string? Content, string? Text, string? Id = null);

/// <summary>Something that changed nothing, or nothing that this audience knows of, and is told all the same.</summary>
internal sealed record Happened(string? Text);

/// <summary>A step was taken back, by a step that says the opposite of each of its events to those who had heard it.</summary>
/// <param name="Step">The step that was taken back; for <c>redone</c>, the step that did so.</param>
internal sealed record StepUndone(string? Step);

/// <summary>The first version of <c>entity-changed</c>: a character as a whole.</summary>
internal sealed record EntityChanged(string? Type, string? Id, string? Name, string? Player, HitPoints? Hp, ImmutableArray<string>? Conditions);

internal sealed record CombatSet(int Round, ImmutableArray<Combatant>? Combatants);

internal sealed record OrderShown(int Round, ImmutableArray<Shown>? Order);

/// <summary>The data of both <c>turn-taken</c> and <c>turn-shown</c>.</summary>
internal sealed record TurnBegun(string? Combatant, int Round);

internal sealed record HpSet(string? Combatant, int Current, int Max);

internal sealed record StateShown(string? Combatant, string? State);

/// <summary>Carries all that is visible from now on, for those who did not know the combatant at all.</summary>
/// <param name="Before">Who of those everyone sees comes next: equal initiatives alone do not say.</param>
internal sealed record Revealed(string? Combatant, string? Name, int Initiative, string? State, bool IsPlayer, string? Before);

internal sealed record DiceRolled(string? Player, string? Expression, decimal Total, string? Breakdown, ImmutableArray<DieShown>? Dice, string? Text, ProofRecord? Proof);

/// <summary>That hidden rolls happened, told when the session is over.</summary>
internal sealed record RollsSealed(string? Session, ImmutableArray<ProofRecord>? Rolls);

internal sealed record EntropyAdded(string? Text, ProofRecord? Proof);

/// <param name="Kept">False when it does not count.</param>
/// <param name="Faces">What it is called, when its faces are not plain numbers from 1 on.</param>
internal sealed record DieShown(long Sides, long Value, bool? Kept, string? Faces = null);

/// <summary>One of a fight as the first version kept it.</summary>
internal sealed record Combatant(string Id, string Name, int Initiative, HitPoints? Hp, bool IsPlayer, bool Hidden, bool Known);

/// <summary>One of a fight as the first version showed it to everyone.</summary>
internal sealed record Shown(string Id, string Name, int Initiative, string? State, bool IsPlayer);
