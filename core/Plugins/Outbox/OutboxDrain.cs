using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PluginHost.Journal;

namespace PluginHost.Plugins;

/// <summary>Sends planned requests: each lane in order, lanes beside each other. A lane that is refused or slow holds no other up.</summary>
internal sealed class OutboxDrain(IOutbox outbox, OutboxOptions options, Func<string, string?> secrets, TimeProvider time, ILogger log) : IDisposable
{
    private const int PageSize = 256;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stop = new();
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
    private readonly ConcurrentDictionary<string, Task> _lanes = new(StringComparer.Ordinal);
    private Task _running = Task.CompletedTask;

    public void Start() => _running = Task.Run(RunAsync);

    public async Task StopAsync()
    {
        if (!_stop.IsCancellationRequested)
            await _stop.CancelAsync();
        await _running;
    }

    public void Dispose()
    {
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await SettleInterruptedAsync();
            while (true)
            {
                Dispatch(await outbox.PendingAsync(PageSize, _stop.Token));
                if (_lanes.IsEmpty)
                    await outbox.WaitAsync(_stop.Token);
                else
                    await Task.WhenAny([.. _lanes.Values, Task.Delay(Tick, time, _stop.Token)]);
                _stop.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(_lanes.Values);
        }
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

    private void Dispatch(IReadOnlyList<OutboxRow> pending)
    {
        foreach (var lane in pending.GroupBy(LaneOf, StringComparer.Ordinal))
        {
            if (_lanes.ContainsKey(lane.Key))
                continue;
            var rows = lane.OrderBy(static row => row.Id).ToList();
            _lanes[lane.Key] = Task.Run(() => RunLaneAsync(lane.Key, rows));
        }
    }

    private async Task RunLaneAsync(string name, IReadOnlyList<OutboxRow> rows)
    {
        try
        {
            var lane = new OutboxLane(outbox, new OutboxSender(_http, secrets), options, time, log);
            foreach (var row in rows)
                await lane.SettleAsync(row, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The host stops; what was not sent is still pending.
        }
        finally
        {
            _lanes.TryRemove(name, out _);
        }
    }

    private static string LaneOf(OutboxRow row) =>
        row.Plugin + "|" + (row.Request.Lane ?? (Uri.TryCreate(row.Request.Endpoint, UriKind.Absolute, out var address) ? address.Host : ""));
}
