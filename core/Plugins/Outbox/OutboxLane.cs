using Microsoft.Extensions.Logging;
using PluginHost.Journal;

namespace PluginHost.Plugins;

/// <summary>Settles the requests of one lane one after the other; a later one never overtakes an earlier one that is being repeated.</summary>
internal sealed partial class OutboxLane(IOutbox outbox, OutboxSender sender, LaneHealth health, OutboxOptions options, TimeProvider time, ILogger log, Action<string> changed)
{
    private static readonly TimeSpan DefaultMaxAge = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public async Task SettleAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var due = row.DueAt;
        for (var attempt = row.Attempts + 1; ; attempt++)
        {
            if (!await IsItsTurnAsync(row, due, cancellationToken))
            {
                await EndAsync(row, OutboxState.Stale, health.Trouble is { } trouble ? "it became too old to be sent: " + trouble : "it became too old to be sent", attempt);
                return;
            }

            if (options.DryRun)
            {
                await EndAsync(row, OutboxState.Sent, "dry run", attempt);
                return;
            }

            var marked = await outbox.MarkAsync(row.Id, new OutboxMark(OutboxState.Sending, null), cancellationToken);
            if (!marked.Succeeded)
                return;

            if (await TryAsync(row, attempt, cancellationToken) is not { } again)
                return;
            due = again;
        }
    }

    /// <returns>When to try again, or null when it is settled.</returns>
    private async Task<DateTimeOffset?> TryAsync(OutboxRow row, int attempt, CancellationToken cancellationToken)
    {
        SendOutcome outcome;
        try
        {
            outcome = await sender.SendAsync(row.Request, time.GetUtcNow(), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            outcome = new SendOutcome(Sending.Doubtful, "the host stopped while it was sent");
        }

        if (health.Sent(outcome))
            changed(row.Plugin);
        var again = outcome.Kind == Sending.NotSent || (outcome.Kind == Sending.Doubtful && row.Request.Idempotent);
        if (again && attempt < options.Attempts)
        {
            var due = time.GetUtcNow() + Wait(outcome, attempt);
            await outbox.MarkAsync(row.Id, new OutboxMark(OutboxState.Pending, outcome.Note) { DueAt = due }, CancellationToken.None);
            Repeated(log, row.Plugin, row.Request.Action, attempt, outcome.Note);
            return due;
        }

        var state = outcome.Kind switch
        {
            Sending.Accepted => OutboxState.Sent,
            Sending.Doubtful when !row.Request.Idempotent => OutboxState.Unknown,
            _ => OutboxState.Failed,
        };
        await EndAsync(row, state, state == OutboxState.Unknown ? outcome.Note + "; it may have been done" : outcome.Note, attempt);
        return null;
    }

    private TimeSpan Wait(SendOutcome outcome, int attempt)
    {
        var asked = outcome.After is { } after && after > TimeSpan.Zero ? after : TimeSpan.Zero;
        return TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, Math.Max(asked.Ticks, Backoff.After(attempt, options.FirstPause, options.LongestPause).Ticks)));
    }

    /// <summary>Waits until the request is due and its lane free.</summary>
    /// <returns>False when it became too old meanwhile.</returns>
    private async Task<bool> IsItsTurnAsync(OutboxRow row, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var most = row.Request.MaxAge ?? DefaultMaxAge;
        while (true)
        {
            var now = time.GetUtcNow();
            var left = most - (now - row.PlannedAt);
            if (left < TimeSpan.Zero)
                return false;

            var next = health.Next;
            var pause = (due > next ? due : next) - now;
            if (pause <= TimeSpan.Zero)
                return true;

            // A little longer than it may wait, so that the next look finds it too old.
            await Task.Delay(Shortest(pause, left + TimeSpan.FromMilliseconds(1), LongestWait), time, cancellationToken);
        }
    }

    private static TimeSpan Shortest(TimeSpan one, TimeSpan other, TimeSpan third) => TimeSpan.FromTicks(Math.Min(one.Ticks, Math.Min(other.Ticks, third.Ticks)));

    private async Task EndAsync(OutboxRow row, OutboxState state, string note, int attempt)
    {
        await outbox.MarkAsync(row.Id, new OutboxMark(state, note), CancellationToken.None);
        if (state is OutboxState.Failed or OutboxState.Unknown)
            changed(row.Plugin);
        Settled(log, row.Plugin, row.Request.Action, row.Request.Method, state, attempt, note);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Plugin}: {Action} ({Method}) is {State} after {Attempt} attempts: {Note}")]
    private static partial void Settled(ILogger log, string plugin, string action, string method, OutboxState state, int attempt, string note);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Plugin}: {Action} is repeated after attempt {Attempt}: {Note}")]
    private static partial void Repeated(ILogger log, string plugin, string action, int attempt, string note);
}
