using System.Text.Json;
using System.Threading.RateLimiting;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>One event socket from its introduction to its end.</summary>
internal sealed class EventSession : IAsyncDisposable
{
    private const int MostCalls = 8;

    private readonly SocketLine _line;
    private readonly EventDoor _door;
    private readonly Principal? _ambient;
    private readonly RateLimiter _limiter;
    private readonly CancellationTokenSource _ended;
    private readonly SemaphoreSlim _calling = new(MostCalls, MostCalls);

    private Principal? _caller;
    private CancellationTokenRegistration _revoked;
    private (CancellationTokenSource Leaving, Lease Lease, Task Task)? _viewing;

    public EventSession(SocketLine line, EventDoor door, Principal? ambient, CancellationToken aborted)
    {
        (_line, _door, _ambient) = (line, door, ambient);
        _limiter = Limits.PerConnection(door.Options);
        _ended = CancellationTokenSource.CreateLinkedTokenSource(aborted, door.Stopping);
    }

    public async Task RunAsync()
    {
        try
        {
            var heard = await _line.ReceiveWithinAsync(_door.Options.Silence, _ended.Token);
            while (heard is Heard.Message && await TakeAsync(JsonOrError()))
                heard = await _line.ReceiveAsync(_ended.Token);

            await _line.CloseAsync(
                _caller is null ? Codes.Unauthenticated : heard is Heard.TooLarge ? Codes.TooLarge : 1000,
                _caller is null ? Introduction.Unknown.Message : heard is Heard.TooLarge ? "A message has at most 100,000 bytes." : "Goodbye.");
        }
        catch (OperationCanceledException)
        {
            await _line.CloseAsync(Codes.Restarting, "The host is closing or the campaign begins anew. Come back.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _revoked.DisposeAsync();
        await _ended.CancelAsync();
        await LeaveAsync();

        // Calls under way end with the token; each gives its place back.
        for (var i = 0; i < MostCalls; i++)
            await _calling.WaitAsync();

        _calling.Dispose();
        _ended.Dispose();
        await _limiter.DisposeAsync();
    }

    private Result<JsonElement> JsonOrError() => Incoming.Parse(_line.Message.Span);

    /// <returns>Whether the socket may stay.</returns>
    private async Task<bool> TakeAsync(Result<JsonElement> parsed)
    {
        if (!parsed.Succeeded)
        {
            await RefuseAsync("error", null, parsed.Error);
            return _caller is not null;
        }

        var message = parsed.Value;
        var id = message.Text("id");
        if (!_limiter.Allows())
        {
            await RefuseAsync("error", id, Limits.TooMany);
            return _caller is not null;
        }

        var type = message.Text("type");
        if (type is "authenticate" or "reauthenticate" || (type == "session_attach" && (_caller ?? _ambient) is not null))
            return await IntroduceAsync(id, message);

        if (_caller is null)
        {
            await RefuseAsync("error", id, Introduction.Unknown);
            return false;
        }

        await (type switch
        {
            "tool_call" => StartCallAsync(id, message),
            "tool_discover" => SendAsync(Envelopes.Reply(NewId(), "response", Now, id, new ToolList(_door.Table.Tools(_caller)), LiveJson.Default.ToolList, 0)),
            "heartbeat" => SendAsync(Envelopes.Reply(NewId(), "ack", Now, id, Me(null), LiveJson.Default.Attached, null)),
            _ => RefuseAsync("error", id, Error.NotAvailable("This type of message")),
        });
        return true;
    }

    private async Task<bool> IntroduceAsync(string? id, JsonElement message)
    {
        var who = _door.Introduction.Who(message, _caller ?? _ambient);
        if (!who.Succeeded)
        {
            await RefuseAsync("error", id, who.Error);
            return _caller is not null;
        }

        var at = _door.Introduction.Where(message, who.Value);
        if (at.Error is { Code: not "not-found" } || (at.Error is not null && message.Part("params")?.Text("campaign") is not null))
        {
            await RefuseAsync("error", id, at.Error);
            return _caller is not null;
        }

        _caller = who.Value;
        await _revoked.DisposeAsync();
        _revoked = _door.Keys.Until(who.Value).Register(_ended.Cancel);
        await LeaveAsync();
        await SendAsync(Envelopes.Reply(NewId(), "ack", Now, id, Me(at.Value?.Campaign), LiveJson.Default.Attached, null));
        if (at.Succeeded)
            Attach(at.Value, Introduction.After(message));
        return true;
    }

    private void Attach(Viewpoint at, string? after)
    {
        var lease = _door.Join(at, after);
        var leaving = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token, lease.Channel.Ended);
        _viewing = (leaving, lease, ViewAsync(new Viewing(lease.Channel, _line, _door.Options.CatchUp), lease.Channel, after, leaving.Token));
    }

    private async Task ViewAsync(Viewing viewing, Channel channel, string? after, CancellationToken leaving)
    {
        var error = await FeedDoor.ViewAsync(viewing, after, leaving);

        // Without events the socket is of no use: it closes, and whoever comes back goes on where it was.
        if (error is not null || channel.Ended.IsCancellationRequested)
            await _ended.CancelAsync();
    }

    private async Task LeaveAsync()
    {
        if (_viewing is not var (leaving, lease, task))
            return;

        _viewing = null;
        await leaving.CancelAsync();
        await task;
        lease.Dispose();
        leaving.Dispose();
    }

    private async Task StartCallAsync(string? id, JsonElement message)
    {
        await _calling.WaitAsync(_ended.Token);
        _ = CallAsync(id, message, _caller!, _viewing?.Lease.Channel.At.Campaign);
    }

    private async Task CallAsync(string? id, JsonElement message, Principal caller, string? watching)
    {
        try
        {
            var began = _door.Time.GetTimestamp();
            var part = message.Part("params");
            var answer = await _door.Calls.CallAsync(Calls.IdOf(id), message.Text("method"), part, message, caller, _ended.Token, watching);
            var duration = _door.Time.GetElapsedTime(began).TotalMilliseconds;
            await SendAsync(answer.Success
                ? Envelopes.Reply(NewId(), "response", Now, id, answer, LiveJson.Default.Answer, duration)
                : Envelopes.Refusal(NewId(), "response", Now, id, answer, duration));
        }
        catch (Exception failure) when (failure is OperationCanceledException or System.Net.WebSockets.WebSocketException or ObjectDisposedException or IOException)
        {
            // The caller is gone.
        }
        finally
        {
            _calling.Release();
        }
    }

    private Attached Me(string? campaign) => new(_caller!.Person, _caller.Role, campaign ?? _viewing?.Lease.Channel.At.Campaign);

    private DateTimeOffset Now => _door.Time.GetUtcNow();

    private static string NewId() => Guid.CreateVersion7().ToString("N");

    private Task RefuseAsync(string type, string? request, Error error) => SendAsync(Envelopes.Refusal(NewId(), type, Now, request, Answer.Failed(error), null));

    private Task SendAsync(byte[] message) => _line.SendAsync(message, _ended.Token).AsTask();
}
