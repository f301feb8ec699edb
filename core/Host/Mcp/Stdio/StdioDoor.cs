using Microsoft.AspNetCore.Http.Features;
using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Where <c>pluginhost mcp</c> brings a program's standard input and output: one server for as long as the connection is open.</summary>
internal sealed class StdioDoor(McpDesk desk, HostParts parts, CancellationToken stopping)
{
    private const int Most = 64;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly Error NotYours = Error.Forbidden("Only whoever can read the host's key comes in here.");

    private int _open;

    public async Task ServeAsync(HttpContext context)
    {
        var caller = context.Principal();
        if (UpgradeOf(context) is not { } upgrade || context.Request.Headers.Origin.Count > 0 || caller.Role is not (Role.GameMaster or Role.Player))
        {
            await Answers.ErrorAsync(context, NotYours);
            return;
        }

        if (Interlocked.Increment(ref _open) > Most)
        {
            Interlocked.Decrement(ref _open);
            await Answers.ErrorAsync(context, new Error("busy", "Too many assistants are attached.") { Hint = "End one of them." });
            return;
        }

        try
        {
            await ServeAsync(context, upgrade, caller);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task ServeAsync(HttpContext context, IHttpUpgradeFeature upgrade, Principal caller)
    {
        var wish = ClientWish.Of(context);
        var seat = desk.Seat(caller, wish, lasts: true);
        if (!seat.Succeeded)
        {
            await Answers.ErrorAsync(context, seat.Error);
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, parts.Keys.Until(caller), stopping);
        context.Response.Headers.Upgrade = HostLine.Protocol;
        await using var stream = await upgrade.UpgradeAsync();
        await using var transport = new LineTransport(stream.WriteAsync);
        await using var watch = desk.Watch(seat.Value);
        await using var server = desk.Serve(transport, seat.Value, watch, wish.Groups);
        var running = server.RunAsync(ended.Token);
        await ReadAsync(stream, transport, ended.Token);

        // Who has said the last word still hears the answers to what was said before.
        await transport.Answered.WaitAsync(Grace, parts.Time, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ended.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Until the other side ends.</summary>
    private static async Task ReadAsync(Stream stream, LineTransport transport, CancellationToken cancellationToken)
    {
        using var lines = new InputLines(stream, blankEnds: true);
        try
        {
            while (await lines.NextAsync(cancellationToken) is { } line)
            {
                await transport.TakeAsync(line, lines.HasMore, cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side has gone, or the host stops.
        }
        finally
        {
            transport.End();
        }
    }

    private static IHttpUpgradeFeature? UpgradeOf(HttpContext context) =>
        context.Request.Headers.Upgrade == HostLine.Protocol && context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade ? upgrade : null;
}
