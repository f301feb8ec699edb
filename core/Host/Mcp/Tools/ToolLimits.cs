using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>How often a caller may use one tool, and how many calls of one caller may be under way. The game master, who has several assistants, is only bound by the second.</summary>
internal sealed class ToolLimits(TimeProvider time)
{
    private const int ByMinute = 60;
    private const int AtOnce = 32;
    private const int AtOnceOfGameMaster = 256;
    private const int MostKept = 4096;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Person, string Tool), (long Since, int Calls)> _calls = [];
    private readonly Dictionary<string, int> _running = new(StringComparer.Ordinal);

    public Result<IDisposable> Enter(Principal caller, string tool)
    {
        lock (_gate)
        {
            if (caller.Role != Role.GameMaster && !Count((caller.Person, tool)))
            {
                return new Error("too-many", $"'{tool}' was called {ByMinute} times within a minute.") { Hint = "Wait a minute, then go on." };
            }

            var running = _running.GetValueOrDefault(caller.Person);
            if (running >= (caller.Role == Role.GameMaster ? AtOnceOfGameMaster : AtOnce))
            {
                return new Error("busy", "Too many calls are under way at once.") { Hint = "Let some of them end first." };
            }

            _running[caller.Person] = running + 1;
            return new Leaving(this, caller.Person);
        }
    }

    private bool Count((string Person, string Tool) key)
    {
        var now = time.GetTimestamp();
        if (_calls.Count >= MostKept)
        {
            foreach (var old in _calls.Where(pair => time.GetElapsedTime(pair.Value.Since, now) > TimeSpan.FromMinutes(1)).Select(static pair => pair.Key).ToList())
            {
                _calls.Remove(old);
            }
        }

        var (since, calls) = _calls.GetValueOrDefault(key);
        if (calls == 0 || time.GetElapsedTime(since, now) > TimeSpan.FromMinutes(1))
        {
            (since, calls) = (now, 0);
        }

        _calls[key] = (since, calls + 1);
        return calls < ByMinute;
    }

    private void Leave(string person)
    {
        lock (_gate)
        {
            if (--_running[person] == 0)
            {
                _running.Remove(person);
            }
        }
    }

    private sealed class Leaving(ToolLimits limits, string person) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                limits.Leave(person);
            }
        }
    }
}
