using ModelContextProtocol.Protocol;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>The way to a host in this very process: what is said is taken, and most of it answered, on the thread that says it.</summary>
internal sealed class EmbeddedLine : IHostLine
{
    /// <summary>Whoever lists tools once gets those of the plugins too, unless one of them takes its time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _ended;
    private readonly CancellationToken _over;
    private readonly TaskCompletionSource _silent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Action<ReadOnlyMemory<byte>>> _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LineTransport _transport;
    private readonly Task _ready;
    private readonly Task _serving;

    private EmbeddedLine(McpDesk desk, Seat seat, ToolGroups groups, TimeProvider time, Task ready, CancellationTokenSource ended)
    {
        (_ended, _over, _ready) = (ended, ended.Token, ready);
        _transport = new LineTransport(SayAsync);
        _serving = ServeAsync(desk, seat, groups, time);
    }

    /// <param name="parts">The host.</param>
    /// <param name="desk">Where its servers are made.</param>
    /// <param name="person">Whom the client acts for; null for the game master.</param>
    /// <param name="wish">How it wants to be served.</param>
    /// <param name="ready">Completes when the plugins are there.</param>
    /// <param name="stopping">Cancelled when the host stops.</param>
    public static Result<IHostLine> Open(HostParts parts, McpDesk desk, string? person, ClientQuery wish, Task ready, CancellationToken stopping)
    {
        var caller = parts.Membership.AtCommandLine(person);
        if (!caller.Succeeded)
        {
            return caller.Error;
        }

        var seat = desk.Seat(caller.Value, new ClientWish(ToolGroups.Of(wish.Groups), wish.Campaign), lasts: true);
        return seat.Succeeded
            ? new EmbeddedLine(desk, seat.Value, ToolGroups.Of(wish.Groups), parts.Time, ready, CancellationTokenSource.CreateLinkedTokenSource(parts.Keys.Until(caller.Value), stopping))
            : seat.Error;
    }

    public void Send(ReadOnlyMemory<byte> message, bool more)
    {
        try
        {
            if (!_ready.IsCompleted && Envelope.Of(message.Span) is { Method: not (RequestMethods.Initialize or RequestMethods.Ping) })
            {
                _ = _ready.Wait(Patience, _over);
            }

            var taking = _transport.TakeAsync(message, more, _over);
            if (!taking.IsCompletedSuccessfully)
            {
                taking.AsTask().GetAwaiter().GetResult();
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or System.Threading.Channels.ChannelClosedException)
        {
            // The client has gone, or the host stops.
        }
    }

    public void End()
    {
        _transport.End();
        _silent.TrySetResult();
    }

    public void Receive(Action<ReadOnlyMemory<byte>> heard)
    {
        _heard.TrySetResult(heard);
        _serving.GetAwaiter().GetResult();
    }

    public void Dispose() => _silent.TrySetCanceled();

    private async ValueTask SayAsync(ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        var heard = _heard.Task.IsCompletedSuccessfully ? _heard.Task.Result : await _heard.Task.WaitAsync(cancellationToken);
        heard(line[..^1]);
    }

    private async Task ServeAsync(McpDesk desk, Seat seat, ToolGroups groups, TimeProvider time)
    {
        using var ended = _ended;
        await using var transport = _transport;
        await using var watch = desk.Watch(seat);
        await using var server = desk.Serve(transport, seat, watch, groups);
        var running = server.RunAsync(_over);
        await Task.WhenAny(_silent.Task, running);
        if (_silent.Task.IsCompletedSuccessfully)
        {
            // Who has said the last word still hears the answers to what was said before.
            await transport.Answered.WaitAsync(Grace, time, _over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await ended.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
