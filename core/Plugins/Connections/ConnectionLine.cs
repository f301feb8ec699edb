using Microsoft.Extensions.Logging;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>One connection of a plugin as long as the plugin is there: made, lost and made again.</summary>
internal sealed partial class ConnectionLine(ConnectionSide side, Action changed, ILogger log)
{
    private ConnectionSession? _session;
    private Error? _fatal;
    private string _state = "not connected yet";

    /// <summary>How it is, such as <c>connection obs (connected)</c>.</summary>
    public string Told => $"connection {side.Name} ({_state})";

    public string? Trouble => side.Trouble ?? _fatal?.ToString();

    /// <summary>Until the plugin leaves, or wants to stay away, or the connection makes no sense.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var attempt = new ConnectionAttempt(1);
        while (!cancellationToken.IsCancellationRequested)
        {
            var asked = await side.PlanAsync(attempt, cancellationToken);
            if (asked is { Succeeded: true, Value.Plan: null })
            {
                Be("switched off");
                return;
            }

            if (!asked.Succeeded)
                Be("not connected: the plugin did not say where to; it is asked again");
            var address = asked.Then(plan => side.Check(plan.Plan!));
            if (asked.Succeeded && !address.Succeeded)
            {
                Refuse(address.Error);
                return;
            }

            var started = side.Time.GetTimestamp();
            var ended = address.Succeeded ? await LiveAsync(asked.Value!.Plan!, cancellationToken) : new Ended(null, null);
            if (ended.Fatal is { } fatal)
            {
                Refuse(fatal);
                return;
            }

            var longest = address is { Succeeded: true, Value.IsLoopback: false } ? side.Options.LongestElsewhere : side.Options.LongestHere;
            attempt = new ConnectionAttempt(side.Time.GetElapsedTime(started) >= side.Options.Held ? 1 : attempt.Number + 1) { CloseCode = ended.Code };
            await Task.Delay(Backoff.After(Math.Max(1, attempt.Number - 1), side.Options.First, longest), side.Time, cancellationToken).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    public async Task<Result<ConnectionAnswer>> CallAsync(ConnectionCall call, CancellationToken cancellationToken) =>
        Volatile.Read(ref _session) is { } session ? await side.Calls.CallAsync(call, session.Send, cancellationToken) : NotConnected();

    private async Task<Ended> LiveAsync(ConnectionPlan plan, CancellationToken cancellationToken)
    {
        var opened = await side.OpenAsync(plan, cancellationToken);
        if (!opened.Succeeded)
        {
            Be($"not connected: {opened.Error.Message}; it is tried again");
            return new Ended(null, null);
        }

        using var session = new ConnectionSession(opened.Value, plan, side, cancellationToken);
        Volatile.Write(ref _session, session);
        Be("connected");
        (int Code, Error? Why) over;
        try
        {
            over = await session.RunAsync();
        }
        finally
        {
            Volatile.Write(ref _session, null);
            side.Calls.FailAll(NotConnected());
        }

        Be($"closed with {over.Code}; it is made again");
        Lost(log, side.Name, over.Code, over.Why?.Message ?? "the other side closed it");
        if (over.Why is { Code: "needs-secret" } missing)
            return new Ended(over.Code, missing);
        return plan.FatalCloseCodes.Contains(over.Code)
            ? new Ended(over.Code, new Error("closed", $"its connection '{side.Name}' was closed with {over.Code} and is not tried again.") { Hint = "Mend the cause, then reload it." })
            : new Ended(over.Code, null);
    }

    private Error NotConnected() => new("not-connected", $"{side.Manifest.Name} is not connected.") { Hint = Trouble ?? $"Its {Told}." };

    private void Refuse(Error error)
    {
        _fatal = error;
        Be("given up until it is reloaded");
        GivenUp(log, side.Name, Trouble!);
    }

    private void Be(string state)
    {
        if (_state == state)
            return;
        _state = state;
        Now(log, side.Name, state);
        changed();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The connection {Name} is now: {State}")]
    private static partial void Now(ILogger log, string name, string state);

    [LoggerMessage(Level = LogLevel.Information, Message = "The connection {Name} was closed with {Code}: {Why}")]
    private static partial void Lost(ILogger log, string name, int code, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection {Name} is given up: {Why}")]
    private static partial void GivenUp(ILogger log, string name, string why);

    /// <param name="Code">The close code, if there was a connection.</param>
    /// <param name="Fatal">Why it is not tried again.</param>
    private sealed record Ended(int? Code, Error? Fatal);
}
