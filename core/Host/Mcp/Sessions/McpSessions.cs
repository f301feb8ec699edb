using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>All sessions over HTTP. There is a bound for everybody and one for each principal; who was away longest makes room.</summary>
internal sealed class McpSessions : IAsyncDisposable
{
    private const int Most = 1000;
    private const int MostOfOne = 32;
    /// <summary>What is refused when the campaign is not there, as opposed to the session.</summary>
    public const string NoCampaign = "no-campaign";

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, McpSession> _open = new(StringComparer.Ordinal);
    private readonly McpDesk _desk;
    private readonly Keys _keys;
    private readonly TimeProvider _time;
    private readonly CancellationToken _stopping;
    private readonly ITimer _timer;

    public McpSessions(McpDesk desk, Keys keys, TimeProvider time, CancellationToken stopping)
    {
        (_desk, _keys, _time, _stopping) = (desk, keys, time, stopping);
        _timer = time.CreateTimer(_ => _ = EndIdleAsync(), null, Sweep, Sweep);
    }

    public int Count => _open.Count;

    public Result<McpSession> Begin(Principal caller, ClientWish wish)
    {
        var seat = _desk.Seat(caller, wish, lasts: true);
        if (!seat.Succeeded)
        {
            return seat.Error with { Code = NoCampaign };
        }

        var most = caller.Role == Role.GameMaster ? Most : MostOfOne;
        if ((_open.Count >= Most && !MakeRoom(static _ => true)) || (_open.Values.Count(one => one.Caller == caller) >= most && !MakeRoom(one => one.Caller == caller)))
        {
            return new Error("busy", "There are too many sessions at once.") { Hint = "End one, or wait until one has been idle for a while." };
        }

        var session = new McpSession(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)), caller, seat.Value, _desk, wish.Groups, _stopping);
        session.Used(_time.GetTimestamp());
        _open[session.Id] = session;
        session.EndWith(() => _ = EndAsync(session.Id), _keys.Until(caller));
        return session;
    }

    /// <summary>A session of this caller. To everybody else it is as if there were none.</summary>
    public bool TryFind(string id, Principal caller, [NotNullWhen(true)] out McpSession? session)
    {
        if (!_open.TryGetValue(id, out session) || session.Caller != caller)
        {
            session = null;
            return false;
        }

        session.Used(_time.GetTimestamp());
        return true;
    }

    public async Task EndAsync(string id)
    {
        if (_open.TryRemove(id, out var session))
        {
            await session.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        foreach (var id in _open.Keys)
        {
            await EndAsync(id);
        }
    }

    private bool MakeRoom(Func<McpSession, bool> among)
    {
        var oldest = _open.Values.Where(one => !one.IsRead && among(one)).MinBy(static one => one.LastUsed);
        if (oldest is null)
        {
            return false;
        }

        _ = EndAsync(oldest.Id);
        return true;
    }

    private async Task EndIdleAsync()
    {
        foreach (var session in _open.Values.Where(one => !one.IsRead && _time.GetElapsedTime(one.LastUsed) > Idle))
        {
            await EndAsync(session.Id);
        }
    }
}
