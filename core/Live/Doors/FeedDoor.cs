using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>A plugin's feed for one viewer: one message in, then only messages out.</summary>
internal sealed class FeedDoor(Introduction introduction, ChannelHub hub, Crowd crowd, IHostApplicationLifetime life, LiveOptions options, TimeProvider time)
{
    public async Task ServeAsync(SocketLine line, IOfferedFeed feed, Principal? ambient, CancellationToken aborted)
    {
        if (await line.ReceiveWithinAsync(options.Silence, aborted) is not Heard.Message)
        {
            await line.CloseAsync(Goodbye.Unknown);
            return;
        }

        var message = Incoming.Parse(line.Message.Span);
        var arrival = Arrival.Of(message.Value);
        var caller = message.Then(said => introduction.Who(said, introduction.Known(ambient), line.Door));
        var at = caller.Then(who => introduction.Where(arrival.Campaign, who.Caller));
        if (!at.Succeeded)
        {
            await line.CloseAsync(Goodbye.To(at.Error));
            return;
        }

        var place = crowd.Stay(caller.Value!.Caller, line.From);
        using var held = place.Value;
        if (!place.Succeeded)
        {
            await line.CloseAsync(Goodbye.To(place.Error));
            return;
        }

        line.Batches = arrival.Batches;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        Goodbye? farewell = null;
        var listening = ListenAsync(line, ended, said => farewell = said);
        await ShowAsync(line, feed, at.Value, arrival.After, () => farewell, caller.Value.Until, ended.Token);
        await ended.CancelAsync();
        await listening;
    }

    /// <summary>The same feed as Server-Sent Events.</summary>
    public async Task StreamAsync(HttpContext context, IOfferedFeed feed)
    {
        var who = introduction.Known(context);
        var at = who is null ? Introduction.Unknown : introduction.Where(Given(context.Request.Query["campaign"]), who.Caller);
        if (!at.Succeeded)
        {
            await context.RefuseAsync(at.Error);
            return;
        }

        await using var line = new StreamLine(context, options, time);
        var place = crowd.Stay(who!.Caller, line.From);
        using var held = place.Value;
        if (!place.Succeeded)
        {
            await context.RefuseAsync(place.Error);
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        var staying = line.StayAsync(ended.Token);
        await ShowAsync(line, feed, at.Value, Given(context.Request.Headers["Last-Event-ID"]) ?? Given(context.Request.Query["after"]), static () => null, who.Until, ended.Token);
        await ended.CancelAsync();
        await staying;
    }

    /// <param name="line">The viewer.</param>
    /// <param name="feed">What is shown.</param>
    /// <param name="at">From where it is seen.</param>
    /// <param name="after">The position of the last message that the viewer has.</param>
    /// <param name="said">The viewer's farewell.</param>
    /// <param name="revoked">Cancelled when the viewer's key is.</param>
    /// <param name="left">Cancelled when the viewer is gone.</param>
    private async Task ShowAsync(ILine line, IOfferedFeed feed, Viewpoint at, string? after, Func<Goodbye?> said, CancellationToken revoked, CancellationToken left)
    {
        // The table may hand out a new handle each time; the token tells one life of the plugin from the next.
        var key = new ChannelKey(at.Campaign, at.Audience.ToString(), (feed.Plugin, feed.Name, feed.Gone));
        using var lease = hub.Join(key, at, () => new FeedSource(feed), after is null ? null : at.Place(after));
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(left, lease.Channel.Ended, revoked);
        var failed = await ViewAsync(new Viewing(lease.Channel, line, options.CatchUp), after, leaving.Token);
        await line.CloseAsync(
            revoked.IsCancellationRequested ? Goodbye.Revoked
            : lease.Channel.Ended.IsCancellationRequested ? new Goodbye(Codes.Restarting, "This feed begins anew. Come back.")
            : said() ?? new Goodbye(Codes.TryLater, failed?.Message ?? "Come back later."));
    }

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

    /// <summary>A viewer has nothing more to say but whether it is still heard, and its farewell.</summary>
    private async Task ListenAsync(SocketLine line, CancellationTokenSource ended, Action<Goodbye> farewell)
    {
        await using var limiter = Limits.PerConnection(options);
        try
        {
            Heard heard;
            while ((heard = await line.ReceiveAsync(ended.Token)) is Heard.Message)
            {
                if (limiter.Allows() && Incoming.Parse(line.Message.Span).Value is var said && said.Text("type") == "heartbeat")
                {
                    await line.SendAsync(new Said(Envelopes.Reply(new Reply("ack", said.Text("id")), time.GetUtcNow())), ended.Token);
                }
            }

            farewell(heard == Heard.TooLarge ? Goodbye.TooLarge : Goodbye.Plain);
            await ended.CancelAsync();
        }
        catch (Exception failure) when (failure is OperationCanceledException or System.Net.WebSockets.WebSocketException or ObjectDisposedException or IOException)
        {
            // The feed ended first, or the viewer is gone.
        }
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
