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
    private readonly Held? _ambient;
    private readonly RateLimiter _limiter;
    private readonly CancellationTokenSource _ended;
    private readonly SemaphoreSlim _calling = new(MostCalls, MostCalls);

    private Held? _held;
    private CancellationTokenRegistration _revoked;
    private (CancellationTokenSource Leaving, Lease Lease, Task Task)? _viewing;

    public EventSession(SocketLine line, EventDoor door, Principal? ambient, CancellationToken aborted)
    {
        (_line, _door, _ambient) = (line, door, door.Introduction.Known(ambient));
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
                Caller is null ? Codes.Unauthenticated : heard is Heard.TooLarge ? Codes.TooLarge : 1000,
                Caller is null ? Introduction.Unknown.Message : heard is Heard.TooLarge ? "A message has at most 100,000 bytes." : "Goodbye.");
        }
        catch (OperationCanceledException)
        {
            await (_held is { Until.IsCancellationRequested: true }
                ? _line.CloseAsync(Codes.Unauthenticated, "This key is no longer valid.")
                : _line.CloseAsync(Codes.Restarting, "The host is closing or the campaign begins anew. Come back."));
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
            return Caller is not null;
        }

        var message = parsed.Value;
        var id = message.Text("id");
        if (!_limiter.Allows())
        {
            await RefuseAsync("error", id, Limits.TooMany);
            return Caller is not null;
        }

        var type = message.Text("type");
        if (type is "authenticate" or "reauthenticate" || (type == "session_attach" && (_held ?? _ambient) is not null))
            return await IntroduceAsync(id, message);

        if (Caller is null)
        {
            await RefuseAsync("error", id, Introduction.Unknown);
            return false;
        }

        await (type switch
        {
            "tool_call" => StartCallAsync(id, message),
            "tool_discover" => SendAsync(Envelopes.Reply(NewId(), "response", Now, id, new ToolList(_door.Table.Tools(Caller)), LiveJson.Default.ToolList, 0)),
            "heartbeat" => SendAsync(Envelopes.Reply(NewId(), "ack", Now, id, Me(null), LiveJson.Default.Attached, null)),
            _ => RefuseAsync("error", id, Error.NotAvailable("This type of message")),
        });
        return true;
    }

    private async Task<bool> IntroduceAsync(string? id, JsonElement message)
    {
        var who = _door.Introduction.Who(message, _held ?? _ambient);
        if (!who.Succeeded)
        {
            await RefuseAsync("error", id, who.Error);
            return Caller is not null;
        }

        var at = _door.Introduction.Where(message, who.Value.Caller);
        if (at.Error is { Code: not "not-found" } || (at.Error is not null && message.Part("params")?.Text("campaign") is not null))
        {
            await RefuseAsync("error", id, at.Error);
            return Caller is not null;
        }

        _held = who.Value;
        await _revoked.DisposeAsync();
        _revoked = who.Value.Until.Register(_ended.Cancel);
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
        _ = CallAsync(id, message, Caller!, _viewing?.Lease.Channel.At.Campaign);
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

    private Principal? Caller => _held?.Caller;

    private Attached Me(string? campaign) => new(Caller!.Person, Caller.Role, campaign ?? _viewing?.Lease.Channel.At.Campaign);

    private DateTimeOffset Now => _door.Time.GetUtcNow();

    private static string NewId() => Guid.CreateVersion7().ToString("N");

    private Task RefuseAsync(string type, string? request, Error error) => SendAsync(Envelopes.Refusal(NewId(), type, Now, request, Answer.Failed(error), null));

    private Task SendAsync(byte[] message) => _line.SendAsync(message, _ended.Token).AsTask();
}
