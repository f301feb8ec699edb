namespace PluginHost.Plugins;

/// <summary>The timers of one peer. One that was replaced while its signal was under way does not signal.</summary>
internal sealed class ConnectionTimers(TimeProvider time, Action<string, int> due) : IDisposable
{
    public const int Most = 64;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly Dictionary<string, (ITimer Timer, int Version)> _timers = new(StringComparer.Ordinal);
    private int _version;

    public static bool CanSet(IReadOnlyDictionary<string, TimeSpan> timers) =>
        timers.Count <= Most && timers.All(static timer => timer.Key.Length is > 0 and <= 128 && timer.Value >= TimeSpan.Zero && timer.Value <= Longest);

    /// <returns>False when there would be too many.</returns>
    public bool TrySet(IReadOnlyDictionary<string, TimeSpan> timers)
    {
        foreach (var (name, after) in timers)
        {
            if (_timers.Remove(name, out var old))
                old.Timer.Dispose();
            if (_timers.Count >= Most)
                return false;
            var version = ++_version;
            _timers[name] = (time.CreateTimer(_ => due(name, version), null, after, Timeout.InfiniteTimeSpan), version);
        }

        return true;
    }

    /// <summary>Whether a signal that arrived still counts.</summary>
    public bool Take(string name, int version)
    {
        if (!_timers.TryGetValue(name, out var timer) || timer.Version != version)
            return false;
        timer.Timer.Dispose();
        return _timers.Remove(name);
    }

    public void Dispose()
    {
        foreach (var (timer, _) in _timers.Values)
            timer.Dispose();
        _timers.Clear();
    }
}
