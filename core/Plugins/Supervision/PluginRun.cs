using System.Runtime.CompilerServices;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>
/// One life of a plugin, from load to unload. Everyone else reaches the plugin's parts only through <see cref="CallAsync"/>;
/// once it ended, this object is empty and may be kept.
/// </summary>
internal sealed class PluginRun : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Principal> _callers = [];
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _time;
    private readonly Action _changed;
    private LoadedPlugin? _loaded;
    private int _calls;
    private bool _leaving;
    private string? _fault;

    public PluginRun(LoadedPlugin loaded, CallLimits limits, TimeProvider time, Action changed)
    {
        (_loaded, _time, _changed, Limits) = (loaded, time, changed, limits);
        (Manifest, Hash, Warnings) = (loaded.Manifest, loaded.Hash, [.. loaded.Warnings]);
        Guard = new Guard(Manifest.Name, limits, time, changed);
        Gone = _gone.Token;
    }

    public Manifest Manifest { get; }

    public string Hash { get; }

    public IReadOnlyList<string> Warnings { get; }

    public CallLimits Limits { get; }

    public Guard Guard { get; }

    /// <summary>Cancelled as soon as the plugin begins to leave.</summary>
    public CancellationToken Gone { get; }

    public string? Trouble => _fault ?? Guard.Trouble;

    public async Task<Result<T>> CallAsync<T>(
        string what, TimeSpan limit, Principal? caller, Func<PluginParts, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        if (Enter(caller) is not { } parts)
            return Faults.Gone(Manifest.Name);

        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
            return await Guard.CallAsync(what, limit, token => call(parts, token), either.Token);
        }
        finally
        {
            Leave(caller);
        }
    }

    /// <summary>Looks at the parts without calling into them; what is answered must hold nothing of the plugin.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public T? Look<T>(Func<PluginParts, T> look)
        where T : class
    {
        lock (_gate)
            return _loaded is { } plugin ? look(plugin.Parts) : null;
    }

    /// <summary>Whether a principal is being served by this plugin right now: only then may the plugin act in their name.</summary>
    public bool Serves(Principal caller)
    {
        lock (_gate)
            return _callers.Contains(caller);
    }

    /// <summary>Something of the plugin threw where nobody catches.</summary>
    public void Fault(string text)
    {
        _fault = $"it threw on a thread of its own: {Faults.Sentence(text)} Reload it, tell its author, or disable it.";
        _changed();
    }

    /// <summary>No more calls; those under way may finish within <paramref name="drain"/>, then they are cancelled; then it is unloaded.</summary>
    public async Task<UnloadReport?> EndAsync(TimeSpan drain, bool unload = true)
    {
        lock (_gate)
        {
            if (_leaving)
                return null;
            _leaving = true;
            if (_calls == 0)
                _drained.TrySetResult();
        }

        await _gone.CancelAsync();
        await DrainedAsync(drain);
        await _stopping.CancelAsync();
        await DrainedAsync(TimeSpan.FromSeconds(2));
        return unload ? await UnloadAsync() : null;
    }

    private Task<UnloadReport> UnloadAsync()
    {
        LoadedPlugin plugin;
        lock (_gate)
            (plugin, _loaded) = (_loaded!, null);

        return plugin.UnloadAsync();
    }

    private async Task DrainedAsync(TimeSpan limit)
    {
        try
        {
            await _drained.Task.WaitAsync(limit, _time);
        }
        catch (TimeoutException)
        {
            // Whoever is still inside is cancelled next, and abandoned after that.
        }
    }

    public void Dispose()
    {
        _gone.Dispose();
        _stopping.Dispose();
    }

    private PluginParts? Enter(Principal? caller)
    {
        lock (_gate)
        {
            if (_leaving || _loaded is null)
                return null;
            _calls++;
            if (caller is not null)
                _callers.Add(caller);
            return _loaded.Parts;
        }
    }

    private void Leave(Principal? caller)
    {
        lock (_gate)
        {
            if (caller is not null)
                _callers.Remove(caller);
            if (--_calls == 0 && _leaving)
                _drained.TrySetResult();
        }
    }
}
