using System.Collections.Immutable;
using PluginHost.Dice;

namespace PluginHost.Campaigns;

/// <summary>What one audience knows of a campaign.</summary>
public sealed record CampaignState
{
    internal CampaignState(SavedState its, StateParts parts) => (Its, Parts) = (its, parts);

    internal SavedState Its { get; }

    internal StateParts Parts { get; }
}

/// <param name="Combat">The exact order: only in views of the game master.</param>
/// <param name="Order">The order as everyone sees it.</param>
internal sealed record SavedState(
    string Journal,
    CampaignInfo? Info,
    Session? Session,
    Combat? Combat,
    PublicOrder? Order,
    ImmutableArray<Character> Party,
    ImmutableArray<Rolled> Rolls)
{
    /// <summary>Whether every part is there that a fold would have made.</summary>
    public bool IsWhole() =>
        Journal is not null
        && Info is null or { Name: not null, System: not null, Description: not null }
        && Session is null or { Id: not null, Dice: null or { State: not null, Hidden.IsDefault: false } }
        && (Combat is null || (!Combat.Combatants.IsDefault && Combat.Combatants.All(static one => one is { Id: not null, Name: not null })))
        && (Order is null || (!Order.Order.IsDefault && Order.Order.All(static one => one is { Id: not null, Name: not null })))
        && !Party.IsDefault && Party.All(static one => one is { Id: not null, Name: not null, Hp: not null, Conditions.IsDefault: false })
        && !Rolls.IsDefault && Rolls.All(static one => one is { Id: not null, Player: not null, Expression: not null, Breakdown: not null });
}

internal sealed record CampaignInfo(string Name, string System, string Description);

internal sealed record Session(string Id, string? Name, DateTimeOffset Since, SessionDice? Dice = null);

/// <summary>The verifiable dice of a session. Only the full state has all of it.</summary>
/// <param name="Hidden">The lines of hidden rolls, to be told when the session is over.</param>
internal sealed record SessionDice(ProofState State, long Records, ImmutableArray<ProofRecord> Hidden)
{
    public static SessionDice Start(Commitments published) => new(ProofState.Start(published), 0, []);

    public SessionDice After(ProofRecord record) => new(State.After(record), Records + 1, record.Kind == ProofKind.Sealed ? Hidden.Add(record) : Hidden);
}

internal sealed record HitPoints(int Current, int Max);

/// <param name="SeenBy">Who may know of it; null for everyone.</param>
internal sealed record Character(string Id, string Name, string? Player, HitPoints Hp, ImmutableArray<string> Conditions, string? SeenBy);

internal sealed record Combat(int Round, string? Turn, ImmutableArray<Combatant> Combatants);

/// <param name="Hidden">Nobody but the game master knows that it is there.</param>
/// <param name="Known">Everyone knows its name.</param>
internal sealed record Combatant(string Id, string Name, int Initiative, HitPoints? Hp, bool IsPlayer, bool Hidden, bool Known);

internal sealed record PublicOrder(int Round, string? Turn, ImmutableArray<Shown> Order);

internal sealed record Shown(string Id, string Name, int Initiative, string? State, bool IsPlayer);

internal sealed record Rolled(string Id, string Player, string Expression, decimal Total, string Breakdown, DateTimeOffset At);
