using System.Collections.Immutable;
using PluginHost.Dice;

namespace PluginHost.Campaigns;

/// <summary>What the campaign's own events hold. Everything may be missing: data may be blanked, or come from a later version.</summary>
internal sealed record CampaignCreated(string? Name, string? System, string? Description);

/// <param name="Dice">Binds the dice of the session before the first one falls.</param>
internal sealed record SessionStarted(string? Id, string? Name, string? Project, Commitments? Dice);

/// <param name="Dice">What lets everybody check the open rolls.</param>
internal sealed record SessionEnded(string? Id, long DurationSeconds, Revelation? Dice);

internal sealed record NoteAdded(string? Text);

internal sealed record DecisionRecorded(string? Content, string? Text);

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
