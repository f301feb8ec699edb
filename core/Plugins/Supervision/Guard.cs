using System.Collections.Concurrent;
using PluginHost.Sdk;
using Polly;
using Polly.CircuitBreaker;

namespace PluginHost.Plugins;

/// <summary>
/// The only way plugin code is called: on the pool, with a time limit, behind a breaker; whatever is thrown becomes text at once.
/// What the host itself brings, and came back at once the last time, is called where it is asked for: the way to the pool takes longer than such a call.
/// It keeps no task, exception or delegate of the plugin, so that the plugin can be unloaded.
/// </summary>
internal sealed class Guard
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(1);

    private readonly string _plugin;
    private readonly TimeProvider _time;
    private readonly Action _changed;
    private readonly CircuitBreakerManualControl _control = new();
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline<bool>? _breaker;

    /// <summary>What kinds of calls came back at once the last time; only of the host's own code.</summary>
    private readonly ConcurrentDictionary<string, bool>? _quick;
    private string? _stuck;
    private string? _lastFailure;

    /// <param name="plugin">How the plugin is named in sentences.</param>
    /// <param name="limits">When its breaker opens; null for code of the host's own, which has none.</param>
    /// <param name="time">The clock.</param>
    /// <param name="changed">Told when <see cref="Trouble"/> changed.</param>
    public Guard(string plugin, CallLimits? limits, TimeProvider time, Action changed)
    {
        (_plugin, _time, _changed) = (plugin, time, changed);
        _breaker = limits is null ? null : Breaker(limits);
        _quick = limits is null ? new(StringComparer.Ordinal) : null;
    }

    public Figures Figures { get; } = new();

    /// <summary>Why the plugin is degraded, and what to do; null when it is well.</summary>
    public string? Trouble => _stuck ?? (_breaker is not null && _state.CircuitState is CircuitState.Open or CircuitState.Isolated
        ? $"it failed too often and is paused: {Faults.Sentence(_lastFailure ?? "")} It is tried again by itself."
        : null);

    /// <param name="what">How the call is named in sentences.</param>
    /// <param name="limit">How long it may take; with signs of life, how long it may give none.</param>
    /// <param name="call">The call itself.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="life">What the call says of how far it is; null when that does not count.</param>
    public async Task<Result<T>> CallAsync<T>(string what, TimeSpan limit, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken, SignOfLife? life = null)
    {
        if (_breaker is null)
            return await TimedAsync(what, limit, call, life, cancellationToken);

        if (_stuck is { } stuck)
            return Faults.Refused(_plugin, stuck);

        Result<T>? result = null;
        var context = ResilienceContextPool.Shared.Get(CancellationToken.None);
        var outcome = await _breaker.ExecuteOutcomeAsync(
            async (_, _) =>
            {
                result = await TimedAsync(what, limit, call, life, cancellationToken);
                return Outcome.FromResult(result.Succeeded || result.Error.Code == Faults.Cancelled);
            },
            context,
            0);
        ResilienceContextPool.Shared.Return(context);
        return result ?? Faults.Refused(_plugin, Trouble ?? outcome.Exception?.Message ?? "it is paused.");
    }

    private async Task<Result<T>> TimedAsync<T>(string what, TimeSpan limit, Func<CancellationToken, Task<T>> call, SignOfLife? life, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var flight = new Flight();
        var running = _quick?.GetValueOrDefault(what) == true ? RunAsync(what, flight, call) : Task.Run(() => RunAsync(what, flight, call), CancellationToken.None);
        var result = await Settled(running, limit, cancellationToken);
        while (result is null && life is not null && limit - life.Silence is var left && left > TimeSpan.Zero && !cancellationToken.IsCancellationRequested)
        {
            result = await Settled(running, left, cancellationToken);
        }

        if (result is null)
        {
            // The plugin's own callbacks run on the pool: they may throw or never return.
            _ = flight.GiveUpAsync();
            result = await Settled(running, Grace, CancellationToken.None) switch
            {
                { Succeeded: true } late => late,
                { } => cancellationToken.IsCancellationRequested ? new Error(Faults.Cancelled, "The call was cancelled.") : Faults.TooSlow(_plugin, what, limit),
                null => null,
            };
        }

        var abandoned = result is null;
        result ??= Faults.Abandoned(_plugin, what);
        var failed = !result.Succeeded && result.Error.Code != Faults.Cancelled;
        if (failed)
            _lastFailure = result.Error!.Message;
        Figures.Count(what, _time.GetElapsedTime(started), failed, abandoned);
        if (abandoned && !flight.Returned && _breaker is not null)
            await IsolateAsync(what, running);
        return result;
    }

    private async Task<Result<T>?> Settled<T>(Task<Result<T>> running, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            return await running.WaitAsync(limit, _time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<Result<T>> RunAsync<T>(string what, Flight flight, Func<CancellationToken, Task<T>> call)
    {
        try
        {
            var started = _time.GetTimestamp();
            var task = call(flight.Token);
            flight.Returned = true;
            if (_quick is not null)
                _quick[what] = _time.GetElapsedTime(started) < AtOnce;
            return task is not null && await task is { } value ? value : Faults.Nothing(_plugin, what);
        }
        catch (Exception e)
        {
            return Faults.Threw(_plugin, what, e);
        }
    }

    /// <summary>A call that never even returned its task holds a processor: nothing more is called until it comes back.</summary>
    private async Task IsolateAsync(string what, Task running)
    {
        _stuck = $"it does not come back from {what} and keeps a processor busy. Restart the host to get the processor back, or disable it.";
        await _control.IsolateAsync(CancellationToken.None);
        _ = running.ContinueWith(
            static (_, guard) => ((Guard)guard!).Returned(),
            this,
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
        _changed();
    }

    private void Returned()
    {
        _stuck = null;
        _ = _control.CloseAsync(CancellationToken.None);
        _changed();
    }

    private ResiliencePipeline<bool> Breaker(CallLimits limits)
    {
        ValueTask Told()
        {
            _changed();
            return ValueTask.CompletedTask;
        }

        return new ResiliencePipelineBuilder<bool> { TimeProvider = _time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<bool>
            {
                ShouldHandle = static args => ValueTask.FromResult(args.Outcome is { Exception: null, Result: false }),
                FailureRatio = 0.5,
                MinimumThroughput = Math.Max(2, limits.FailuresToOpen),
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = limits.Pause,
                ManualControl = _control,
                StateProvider = _state,
                OnOpened = _ => Told(),
                OnClosed = _ => Told(),
                OnHalfOpened = _ => Told(),
            })
            .Build();
    }

    /// <summary>Never disposed: the plugin may still hold the token, and there is nothing in it to free.</summary>
    private sealed class Flight : CancellationTokenSource
    {
        private volatile bool _returned;

        public bool Returned
        {
            get => _returned;
            set => _returned = value;
        }

        public async Task GiveUpAsync()
        {
            try
            {
                await CancelAsync();
            }
            catch (AggregateException)
            {
                // The plugin's own callback threw; the call is being given up anyway.
            }
        }
    }
}
