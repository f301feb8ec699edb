using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PluginHost.Journal;

namespace PluginHost.Plugins;

/// <summary>Sends planned requests: each lane in order, lanes beside each other. A lane that is refused or slow holds no other up.</summary>
internal sealed partial class OutboxDrain(IOutbox outbox, OutboxOptions options, Func<string, string?> secrets, TimeProvider time, ILogger log, Action<string> changed) : IDisposable
{
    private const int PageSize = 256;
    private const int LargestPage = 4096;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lazy<HttpMessageInvoker> _http = new(static () => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }));
    private readonly Dictionary<string, Task> _lanes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LaneHealth> _health = new(StringComparer.Ordinal);
    private Task _running = Task.CompletedTask;

    /// <summary>Why requests of a plugin are not sent at the moment; null when all is well.</summary>
    public string? Trouble(string plugin) => _health.Values.Where(lane => lane.Plugin == plugin).Select(static lane => lane.Trouble).FirstOrDefault(static trouble => trouble is not null);

    public void Start() => _running = Task.Run(RunAsync);

    public async Task StopAsync()
    {
        if (!_stop.IsCancellationRequested)
            await _stop.CancelAsync();
        await _running;
    }

    public void Dispose()
    {
        if (_http.IsValueCreated)
            _http.Value.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var page = PageSize;
        var settled = false;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (!settled)
                    await SettleInterruptedAsync();
                settled = true;
                page = await LookAsync(page);
            }
            catch (OperationCanceledException)
            {
                // The host stops.
            }
            catch (Exception e)
            {
                Interrupted(log, "the outbox", e);
                await Task.Delay(options.LongestPause, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(_lanes.Values);
    }

    /// <summary>Begins what can be sent, then waits until there may be more.</summary>
    /// <returns>How many requests to look at next time.</returns>
    private async Task<int> LookAsync(int page)
    {
        var pending = await outbox.PendingAsync(page, _stop.Token);
        var begun = Dispatch(pending);
        if (_lanes.Count == 0)
            await outbox.WaitAsync(_stop.Token);
        else
            await Task.WhenAny([.. _lanes.Values, Task.Delay(Tick, time, _stop.Token)]);

        // A lane that waits must not hide the others behind its many requests.
        return pending.Count == page && begun == 0 ? Math.Min(page * 2, LargestPage) : PageSize;
    }

    /// <summary>The host died while these were on their way: only what may be done twice is done again.</summary>
    private async Task SettleInterruptedAsync()
    {
        foreach (var row in await outbox.ListAsync(OutboxState.Sending, int.MaxValue, _stop.Token))
        {
            await outbox.MarkAsync(
                row.Id,
                row.Request.Idempotent
                    ? new OutboxMark(OutboxState.Pending, "the host stopped while it was sent")
                    : new OutboxMark(OutboxState.Unknown, "the host stopped while it was sent; it may have been done"),
                _stop.Token);
        }
    }

    /// <returns>How many lanes began to send.</returns>
    private int Dispatch(IReadOnlyList<OutboxRow> pending)
    {
        var begun = 0;
        foreach (var (key, _) in _lanes.Where(static lane => lane.Value.IsCompleted).ToList())
            _lanes.Remove(key);
        foreach (var (key, _) in _health.Where(lane => lane.Value.IsFresh && !_lanes.ContainsKey(lane.Key)))
            _health.TryRemove(key, out _);
        foreach (var lane in pending.GroupBy(LaneOf, StringComparer.Ordinal))
        {
            if (_lanes.ContainsKey(lane.Key))
                continue;
            var rows = lane.OrderBy(static row => row.Id).ToList();
            _lanes[lane.Key] = Task.Run(() => RunLaneAsync(lane.Key, rows));
            begun++;
        }

        return begun;
    }

    private async Task RunLaneAsync(string name, List<OutboxRow> rows)
    {
        try
        {
            var health = _health.GetOrAdd(name, _ => new LaneHealth(rows[0].Plugin, name[(rows[0].Plugin.Length + 1)..], options, time));
            var lane = new OutboxLane(outbox, new OutboxSender(_http.Value, secrets), health, options, time, log, changed);
            foreach (var row in rows)
                await lane.SettleAsync(row, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The host stops; what was not sent is still pending.
        }
        catch (Exception e)
        {
            // What was not settled is looked at again, as after a restart.
            Interrupted(log, name, e);
            await Task.Delay(Tick, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static string LaneOf(OutboxRow row) =>
        row.Plugin + "|" + (row.Request.Lane ?? (Uri.TryCreate(row.Request.Endpoint, UriKind.Absolute, out var address) ? address.Host : ""));

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending in {Lane} was interrupted.")]
    private static partial void Interrupted(ILogger log, string lane, Exception exception);
}
