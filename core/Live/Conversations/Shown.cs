namespace PluginHost.Live;

/// <summary>One conversation's view of one campaign.</summary>
internal sealed class Shown : IAsyncDisposable
{
    private readonly Conversation _to;
    private readonly Lease _lease;
    private readonly CancellationTokenSource _leaving;
    private readonly Task _viewing;
    private readonly Rooms _rooms;
    private readonly ILine _line;

    public Shown(EventDoor door, ILine line, Viewpoint at, string? after, Seat seat, Conversation to)
    {
        (_to, _line, _rooms, _lease) = (to, line, door.Rooms, door.Join(at, after));
        _leaving = CancellationTokenSource.CreateLinkedTokenSource(to.Ended, _lease.Channel.Ended);
        _viewing = ViewAsync(new Viewing(_lease.Channel, line, door.Options.CatchUp), after, _leaving.Token);
        Sit(seat);
    }

    public string Campaign => _lease.Channel.At.Campaign;

    /// <summary>The place among the others; null for who only looks on.</summary>
    public Member? Member { get; private set; }

    public void Sit(Seat seat)
    {
        Rise(wasCut: false);
        Member = _rooms.Enter(Campaign, seat, _line, _to.Ended);
    }

    public async ValueTask DisposeAsync()
    {
        Rise(_to.WasCut);
        await _leaving.CancelAsync();
        await _viewing;
        _lease.Dispose();
        _leaving.Dispose();
    }

    private void Rise(bool wasCut)
    {
        if (Member is { } member)
        {
            _rooms.Leave(Campaign, member, wasCut);
            Member = null;
        }
    }

    private async Task ViewAsync(Viewing viewing, string? after, CancellationToken leaving)
    {
        var error = await FeedDoor.ViewAsync(viewing, after, leaving);

        // Without events the conversation is of no use: it ends, and whoever comes back goes on where it was.
        if (error is not null || _lease.Channel.Ended.IsCancellationRequested || !leaving.IsCancellationRequested)
        {
            _to.End(Goodbye.Restarting);
        }
    }
}
