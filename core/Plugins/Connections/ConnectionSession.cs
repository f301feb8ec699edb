using System.Threading.Channels;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>One open connection from its first signal to its last. One signal is handled at a time; frames go out beside that.</summary>
internal sealed class ConnectionSession : IDisposable
{
    private const int MostSignals = 64;

    private readonly MovingPeer _peer;
    private readonly ConnectionPlan _plan;
    private readonly string _name;
    private readonly ConnectionSide _side;
    private readonly FrameQueue _queue;
    private readonly ConnectionTimers _timers;
    private readonly CancellationTokenSource _over = new();
    private readonly CancellationToken _stopping;
    private readonly Channel<Arrived> _arrivals = Channel.CreateBounded<Arrived>(MostSignals);
    private Error? _ended;
    private Task _moved = Task.CompletedTask;

    public ConnectionSession(Peer peer, ConnectionPlan plan, ConnectionSide side, CancellationToken stopping)
    {
        (_peer, _plan, _name, _side) = (new MovingPeer(peer), plan, side.Name, side);
        _queue = new FrameQueue(plan.FramesPerMinute, side.Time);
        _timers = new ConnectionTimers(side.Time, (name, version) => _ = ArriveAsync(new Arrived(Signal(ConnectionEvent.Timer) with { Timer = name }, version)));
        _stopping = stopping;
    }

    public WaitingCalls Calls => _side.Calls;

    /// <summary>Hands a frame over to be sent.</summary>
    public Error? Send(WaitingFrame frame) => _queue.TryAdd(frame) ? null : new Error("too-many", $"{FrameQueue.Most} frames wait to be sent already.") { Hint = "Try again in a moment." };

    /// <summary>Until the connection is closed, from whichever side.</summary>
    /// <returns>The close code, and what ended it when that was not the peer.</returns>
    public async Task<(int Code, Error? Why)> RunAsync()
    {
        await using var stop = _stopping.Register(() => _ = EndAsync(new Error("stopped", "the plugin is stopped."), 1001));
        var receiving = Task.Run(() => ReceiveAsync(_peer.Current), CancellationToken.None);
        var sending = Task.Run(SendAsync, CancellationToken.None);
        try
        {
            await ObeyAsync(Signal(ConnectionEvent.Opened));
            await foreach (var arrived in _arrivals.Reader.ReadAllAsync(CancellationToken.None))
            {
                if (arrived.Signal.Timer is not { } timer || _timers.Take(timer, arrived.Version))
                    await ObeyAsync(arrived.Signal);
            }
        }
        finally
        {
            await _over.CancelAsync();
            await Task.WhenAll(receiving, sending, _moved);
        }

        return (_peer.CloseCode, _ended);
    }

    public void Dispose()
    {
        _timers.Dispose();
        _over.Dispose();
        _peer.Dispose();
    }

    private ConnectionSignal Signal(ConnectionEvent what) => new(_name, what);

    private async Task ObeyAsync(ConnectionSignal signal)
    {
        // Once it is being closed, what still arrives is not answered.
        if (_ended is not null && signal.Event != ConnectionEvent.Closed)
            return;

        var asked = await _side.HandleAsync(signal, _over.Token);
        if (!asked.Succeeded)
        {
            await EndAsync(asked.Error, 1000);
            return;
        }

        var reaction = asked.Value;
        if (signal.Event == ConnectionEvent.Closed)
            return;
        if (!_timers.TrySet(reaction.Timers))
            await EndAsync(new Error(Faults.Failed, $"it sets more than {ConnectionTimers.Most} timers."), 1000);
        foreach (var frame in reaction.Frames)
        {
            if (Send(new WaitingFrame(frame)) is { } refused)
                await EndAsync(refused, 1000);
        }

        if (reaction.MoveTo is { } address)
            await MoveAsync(address);
        if (reaction.Close is { } code)
            await EndAsync(new Error("closed", "it was closed from here."), code);
    }

    private async Task EndAsync(Error why, int code)
    {
        if (Interlocked.CompareExchange(ref _ended, why, null) is not null)
            return;
        _over.CancelAfter(_side.Options.Close);
        await _peer.CloseAsync(code);
    }

    /// <summary>Where it cannot move to it stays; whoever asked for the move closes it then, and it is made anew.</summary>
    private async Task MoveAsync(string address)
    {
        if (_plan.Kind != ConnectionKind.Socket)
            return;
        var opened = await _side.OpenAsync(_plan with { Address = address }, _over.Token);
        if (opened.Succeeded && _peer.TryBegin(opened.Value))
            _moved = Task.WhenAll(_moved, Task.Run(() => ReceiveAsync(opened.Value), CancellationToken.None));
        else
            opened.Value?.Dispose();
    }

    private async Task ReceiveAsync(Peer peer)
    {
        while (await peer.ReceiveAsync(_over.Token) is { } frame)
        {
            if (_peer.TakeOver(peer) is { } old)
                await old.CloseAsync(1000);
            await ArriveAsync(new Arrived(Signal(ConnectionEvent.Frame) with { Frame = frame.Bytes, Binary = frame.Binary, FileName = frame.FileName }, 0));
        }

        if (!_peer.Ended(peer))
            return;
        await ArriveAsync(new Arrived(Signal(ConnectionEvent.Closed) with { Code = _peer.CloseCode }, 0));
        _arrivals.Writer.TryComplete();
    }

    private async Task SendAsync()
    {
        try
        {
            while (true)
            {
                var waiting = await _queue.TakeAsync(_over.Token);
                var peer = _peer.Current;
                var written = peer.Refuses(waiting.Frame) is { } never ? never : _side.Write(waiting.Frame, peer.Here);
                if (!written.Succeeded && waiting.Refused is { } refused)
                    refused(written.Error);
                else if (!written.Succeeded)
                    await EndAsync(written.Error, 1000);
                else if (!await peer.SendAsync(written.Value, waiting.Frame, _over.Token) && peer == _peer.Current)
                    return;
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    private async Task ArriveAsync(Arrived arrived)
    {
        try
        {
            await _arrivals.Writer.WriteAsync(arrived, CancellationToken.None);
        }
        catch (ChannelClosedException)
        {
            // A timer that was due after the end.
        }
    }

    /// <param name="Version">Which setting of a timer it comes from.</param>
    private sealed record Arrived(ConnectionSignal Signal, int Version);
}
