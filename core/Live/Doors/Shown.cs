namespace PluginHost.Live;

/// <summary>One conversation's view of one campaign.</summary>
internal sealed class Shown : IAsyncDisposable
{
    private readonly Conversation _to;
    private readonly Lease _lease;
    private readonly CancellationTokenSource _leaving;
    private readonly Task _viewing;

    public Shown(EventDoor door, ILine line, Viewpoint at, string? after, Conversation to)
    {
        (_to, _lease) = (to, door.Join(at, after));
        _leaving = CancellationTokenSource.CreateLinkedTokenSource(to.Ended, _lease.Channel.Ended);
        _viewing = ViewAsync(new Viewing(_lease.Channel, line, door.Options.CatchUp), after, _leaving.Token);
    }

    public string Campaign => _lease.Channel.At.Campaign;

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _viewing;
        _lease.Dispose();
        _leaving.Dispose();
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
