using Microsoft.Extensions.Logging;
using PluginHost.Journal;

namespace PluginHost.Plugins;

/// <summary>Settles the requests of one lane one after the other; a later one never overtakes an earlier one that is being repeated.</summary>
internal sealed partial class OutboxLane(IOutbox outbox, OutboxSender sender, OutboxOptions options, TimeProvider time, ILogger log)
{
    private const int FailuresToPause = 5;
    private static readonly TimeSpan DefaultMaxAge = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private int _failuresInARow;

    public async Task SettleAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var due = row.DueAt;
        for (var attempt = row.Attempts + 1; ; attempt++)
        {
            await PauseAsync(due, cancellationToken);
            if (time.GetUtcNow() - row.PlannedAt > (row.Request.MaxAge ?? DefaultMaxAge))
            {
                await EndAsync(row, OutboxState.Stale, "it became too old to be sent", attempt);
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

        _failuresInARow = outcome.Kind is Sending.Accepted or Sending.Refused ? 0 : _failuresInARow + 1;
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
        var own = _failuresInARow >= FailuresToPause ? options.LongestPause : Backoff.After(attempt, options.FirstPause, options.LongestPause);
        return TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, Math.Max(asked.Ticks, own.Ticks)));
    }

    private async Task PauseAsync(DateTimeOffset due, CancellationToken cancellationToken)
    {
        var pause = due - time.GetUtcNow();
        if (pause > TimeSpan.Zero)
            await Task.Delay(pause < LongestWait ? pause : LongestWait, time, cancellationToken);
    }

    private async Task EndAsync(OutboxRow row, OutboxState state, string note, int attempt)
    {
        await outbox.MarkAsync(row.Id, new OutboxMark(state, note), CancellationToken.None);
        Settled(log, row.Plugin, row.Request.Action, row.Request.Method, state, attempt, note);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Plugin}: {Action} ({Method}) is {State} after {Attempt} attempts: {Note}")]
    private static partial void Settled(ILogger log, string plugin, string action, string method, OutboxState state, int attempt, string note);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Plugin}: {Action} is repeated after attempt {Attempt}: {Note}")]
    private static partial void Repeated(ILogger log, string plugin, string action, int attempt, string note);
}
