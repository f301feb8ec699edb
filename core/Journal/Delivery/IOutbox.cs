using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>Planned requests that are durable until the host has sent them or given up.</summary>
public interface IOutbox
{
    /// <summary>Requests to send, in order, oldest first.</summary>
    ValueTask<IReadOnlyList<OutboxRow>> PendingAsync(int limit, CancellationToken cancellationToken);

    /// <summary>All rows of a state, newest first.</summary>
    ValueTask<IReadOnlyList<OutboxRow>> ListAsync(OutboxState state, int limit, CancellationToken cancellationToken);

    /// <summary>Records what became of a request. A row marked <see cref="OutboxState.Sending"/> when the host died is found as such at the next start.</summary>
    Task<Result<Unit>> MarkAsync(long id, OutboxMark mark, CancellationToken cancellationToken);

    /// <summary>Completes when there is a pending request that was added after this call began, or one is due already.</summary>
    Task WaitAsync(CancellationToken cancellationToken);
}

public sealed record OutboxDraft(string Plugin, string Journal, PlannedRequest Request);

/// <param name="Id">Dense in commit order.</param>
public sealed record OutboxRow(long Id, string Plugin, string Journal, PlannedRequest Request, OutboxState State, int Attempts, DateTimeOffset PlannedAt, DateTimeOffset DueAt, string? Note);

/// <param name="State">The new state.</param>
/// <param name="Note">Why, or the provider's answer in a line.</param>
public sealed record OutboxMark(OutboxState State, string? Note)
{
    /// <summary>When to try again, for <see cref="OutboxState.Pending"/>.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

public enum OutboxState
{
    /// <summary>To be sent when due.</summary>
    Pending,

    /// <summary>On its way: if the host dies now, it is repeated only when idempotent.</summary>
    Sending,

    /// <summary>The provider accepted it.</summary>
    Sent,

    /// <summary>It may have been done: timed out, or the host died, and it is not idempotent. Never blindly repeated.</summary>
    Unknown,

    /// <summary>Refused by the provider, or failed too often; a person decides.</summary>
    Failed,

    /// <summary>Too old to be sent.</summary>
    Stale,
}
