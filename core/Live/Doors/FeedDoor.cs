using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>A plugin's feed for one viewer: one message in, then only messages out.</summary>
internal sealed class FeedDoor(Introduction introduction, ChannelHub hub, LiveOptions options)
{
    public async Task ServeAsync(SocketLine line, IOfferedFeed feed, Principal? ambient, CancellationToken aborted)
    {
        if (await line.ReceiveWithinAsync(options.Silence, aborted) is not Heard.Message)
        {
            await line.CloseAsync(Codes.Unauthenticated, Introduction.Unknown.Message);
            return;
        }

        var message = Incoming.Parse(line.Message.Span);
        var caller = message.Then(said => introduction.Who(said, introduction.Known(ambient)));
        var at = caller.Then(who => introduction.Where(message.Value, who.Caller));
        if (!at.Succeeded)
        {
            await line.CloseAsync(CloseCode(at.Error), at.Error.Message);
            return;
        }

        await ShowAsync(line, feed, at.Value, Introduction.After(message.Value), caller.Value!.Until, aborted);
    }

    private async Task ShowAsync(SocketLine line, IOfferedFeed feed, Viewpoint at, string? after, CancellationToken revoked, CancellationToken aborted)
    {
        // The table may hand out a new handle each time; the token tells one life of the plugin from the next.
        var key = new ChannelKey(at.Campaign, at.Audience.ToString(), (feed.Plugin, feed.Name, feed.Gone));
        using var lease = hub.Join(key, at, () => new FeedSource(feed), after is null ? null : at.Place(after));
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(aborted, lease.Channel.Ended, revoked);
        var viewing = ViewAsync(new Viewing(lease.Channel, line, options.CatchUp), after, leaving.Token);
        var listening = ListenAsync(line, leaving.Token);
        await Task.WhenAny(viewing, listening);
        var ended = lease.Channel.Ended.IsCancellationRequested;
        await leaving.CancelAsync();

        if (revoked.IsCancellationRequested)
            await line.CloseAsync(Codes.Unauthenticated, "This key is no longer valid.");
        else if (ended)
            await line.CloseAsync(Codes.Restarting, "This feed begins anew. Come back.");
        else if (listening.IsCompletedSuccessfully && await listening is { } heard)
            await (heard == Heard.TooLarge ? line.CloseAsync(Codes.TooLarge, "A message has at most 100,000 bytes.") : line.CloseAsync(1000, "Goodbye."));
        else
            await line.CloseAsync(Codes.TryLater, (await viewing)?.Message ?? "Come back later.");
        await viewing;
    }

    private static int CloseCode(Error error) => error.Code switch
    {
        "forbidden" => Codes.Forbidden,
        "not-found" => Codes.NotFound,
        _ => Codes.Unauthenticated,
    };

    /// <returns>Why the feed cannot be shown, or null when it was left.</returns>
    internal static async Task<Error?> ViewAsync(Viewing viewing, string? after, CancellationToken leaving)
    {
        try
        {
            return await viewing.RunAsync(after, leaving);
        }
        catch (Exception failure) when (failure is OperationCanceledException or System.Net.WebSockets.WebSocketException or ObjectDisposedException or IOException)
        {
            return null;
        }
    }

    /// <summary>A viewer has nothing more to say; it is only listened to for its farewell.</summary>
    private static async Task<Heard?> ListenAsync(SocketLine line, CancellationToken leaving)
    {
        try
        {
            while (true)
            {
                if (await line.ReceiveAsync(leaving) is var heard and not Heard.Message)
                    return heard;
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
