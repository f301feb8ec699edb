using Microsoft.AspNetCore.Http;

namespace PluginHost.Live;

/// <summary>All WebSockets come in here: the campaign's events on three well-known paths, and feeds by name or alias, also for those who want a feed as a stream.</summary>
internal sealed class SocketDoor(RequestDelegate next, ITable table, EventDoor events, FeedDoor feeds, LiveOptions options, TimeProvider time)
{
    private const string Protocol = "mcp-ttrpg-v1";
    private const uint Shares = 64;

    private uint _accepted;

    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await (SandboxedPages.AsksForStream(context) && Feed(table, context.Request.Path) is { } streamed ? feeds.StreamAsync(context, streamed) : next(context));
            return;
        }

        if (path is "/" or "/events" or "/ws")
        {
            using var line = await AcceptAsync(context);
            await events.ServeAsync(line, Ambient(context), context.RequestAborted);
            return;
        }

        if (Feed(table, context.Request.Path) is not { } feed)
        {
            await next(context);
            return;
        }

        using var viewer = await AcceptAsync(context);
        await feeds.ServeAsync(viewer, feed, Ambient(context), context.RequestAborted);
    }

    public static IOfferedFeed? Feed(ITable table, PathString path) =>
        PluginPath.Of(path) is { Feed: { } name } named ? table.Feed(named.Plugin, name) : table.FeedByAlias(path.Value ?? "/");

    /// <summary>Whom the handshake itself proved: by a header, or by a cookie from a page of ours. Pages elsewhere must send a key.</summary>
    private static Sdk.Principal? Ambient(HttpContext context) =>
        context.Features.Get<Established>() is { } established && (!established.ByCookie || DoorCheck.FromOwnPage(context)) ? established.Principal : null;

    private async Task<SocketLine> AcceptAsync(HttpContext context)
    {
        var offered = context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol, StringComparer.Ordinal) ? Protocol : null;
        var accept = new WebSocketAcceptContext { SubProtocol = offered, DangerousEnableCompression = true, DisableServerContextTakeover = true, KeepAliveInterval = NextInterval(), KeepAliveTimeout = options.Heartbeat };
        return new SocketLine(await context.WebSockets.AcceptWebSocketAsync(accept), options, time, context.From());
    }

    /// <summary>After a restart everybody comes back in the same second: they are not all asked whether they are there in one second too.</summary>
    private TimeSpan NextInterval() => options.Heartbeat * (0.75 + (0.25 * (Interlocked.Increment(ref _accepted) % Shares) / Shares));
}
