using System.Collections.Concurrent;

namespace PluginHost.Plugins;

/// <summary>What each kind of call cost so far.</summary>
internal sealed class Figures
{
    private readonly ConcurrentDictionary<string, Tally> _tallies = new(StringComparer.Ordinal);

    public IReadOnlyList<HookFigures> All =>
        [.. _tallies.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => pair.Value.Read(pair.Key))];

    public void Count(string call, TimeSpan took, bool failed, bool abandoned) =>
        _tallies.GetOrAdd(call, static _ => new Tally()).Add(took.TotalMilliseconds, failed, abandoned);

    private sealed class Tally
    {
        private readonly Lock _gate = new();
        private long _calls;
        private long _failures;
        private long _abandoned;
        private double _total;
        private double _max;

        public void Add(double ms, bool failed, bool abandoned)
        {
            lock (_gate)
            {
                _calls++;
                _failures += failed ? 1 : 0;
                _abandoned += abandoned ? 1 : 0;
                _total += ms;
                _max = Math.Max(_max, ms);
            }
        }

        public HookFigures Read(string call)
        {
            lock (_gate)
            {
                return new HookFigures(call, _calls, _failures, _abandoned, Math.Round(_total / Math.Max(1, _calls), 3), Math.Round(_max, 3));
            }
        }
    }
}
