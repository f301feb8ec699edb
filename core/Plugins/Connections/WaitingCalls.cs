using System.Collections.Concurrent;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>Calls over one connection that wait for its answer. Every one of them ends: by the answer, by time, or with the connection.</summary>
internal sealed class WaitingCalls(string plugin, TimeProvider time)
{
    private const int Most = 256;
    private const int MostLanes = 64;

    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<Result<ConnectionAnswer>>> _waiting = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _lanes = new(StringComparer.Ordinal);

    /// <param name="call">A copy.</param>
    /// <param name="send">Hands the frame over; or says why that cannot be.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<ConnectionAnswer>> CallAsync(ConnectionCall call, Func<WaitingFrame, Error?> send, CancellationToken cancellationToken)
    {
        var limit = call.Timeout is { } asked && asked > TimeSpan.Zero ? (asked < Longest ? asked : Longest) : Usual;
        if (call.Lane is null)
            return await AnsweredAsync(call, send, limit, cancellationToken);
        if (!_lanes.TryGetValue(call.Lane, out var lane) && _lanes.Count >= MostLanes)
            return new Error("too-many", $"{plugin} uses more than {MostLanes} lanes on one connection.");

        lane ??= _lanes.GetOrAdd(call.Lane, static _ => new SemaphoreSlim(1, 1));
        if (!await lane.WaitAsync(limit, cancellationToken))
            return TooSlow(limit);
        try
        {
            return await AnsweredAsync(call, send, limit, cancellationToken);
        }
        finally
        {
            lane.Release();
        }
    }

    /// <summary>An answer that nobody waits for any more is dropped.</summary>
    public void Answer(ConnectionAnswer answer)
    {
        if (_waiting.TryRemove(answer.Correlation, out var waiting))
            waiting.TrySetResult(answer);
    }

    public void FailAll(Error error)
    {
        foreach (var correlation in _waiting.Keys)
            Fail(correlation, error);
    }

    private async Task<Result<ConnectionAnswer>> AnsweredAsync(ConnectionCall call, Func<WaitingFrame, Error?> send, TimeSpan limit, CancellationToken cancellationToken)
    {
        var waiting = new TaskCompletionSource<Result<ConnectionAnswer>>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_waiting.Count >= Most)
            return new Error("too-many", $"{plugin} waits for {Most} answers already.");
        if (!_waiting.TryAdd(call.Correlation, waiting))
            return Error.Invalid("correlation", "A call with this correlation waits already.");

        try
        {
            return send(new WaitingFrame(call.Frame, error => Fail(call.Correlation, error))) is { } refused
                ? refused
                : await waiting.Task.WaitAsync(limit, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return TooSlow(limit);
        }
        finally
        {
            _waiting.TryRemove(call.Correlation, out _);
        }
    }

    private void Fail(string correlation, Error error)
    {
        if (_waiting.TryRemove(correlation, out var waiting))
            waiting.TrySetResult(error);
    }

    private static Error TooSlow(TimeSpan limit) =>
        new("timeout", $"There was no answer within {limit.TotalSeconds:0.#} s.") { Hint = "Whether it was done is not known; look, then try again." };
}
