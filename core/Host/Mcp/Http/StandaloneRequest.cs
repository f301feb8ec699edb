using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using PluginHost.Live;

namespace PluginHost.Host;

/// <summary>A request that says everything itself: its server lives as long as it.</summary>
internal sealed class StandaloneRequest(McpDesk desk, HostParts parts, CancellationToken stopping)
{
    public async Task ServeAsync(HttpContext context, JsonRpcMessage message)
    {
        var caller = context.Principal();
        var wish = ClientWish.Of(context).With(message);
        var seat = desk.Seat(caller, wish, lasts: false);
        if (!seat.Succeeded)
        {
            await RpcAnswers.RefuseAsync(context, RpcRefusal.NoCampaign(seat.Error), message is JsonRpcRequest request ? request.Id : default);
            return;
        }

        if (ParamHeaders.Check(context.Request.Headers, message, parts.Table.Tools(seat.Value.Caller)) is { } differs)
        {
            await RpcAnswers.RefuseAsync(context, differs, ((JsonRpcRequest)message).Id);
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, parts.Keys.Until(caller), stopping);
        await using var transport = new StreamableHttpServerTransport { Stateless = true };
        await using var watch = desk.Watch(seat.Value);
        await using var server = desk.Serve(transport, seat.Value, watch, wish.Groups);
        using var served = CancellationTokenSource.CreateLinkedTokenSource(ended.Token);
        var running = server.RunAsync(served.Token);
        try
        {
            RpcAnswers.StartEvents(context);
            if (!await transport.HandlePostRequestAsync(message, context.Response.Body, first => Status(context, first), ended.Token))
            {
                context.Response.Headers.Remove("Content-Type");
                context.Response.StatusCode = StatusCodes.Status202Accepted;
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The client left, its key was revoked or the host stops.
        }

        await served.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Some errors are said by the status as well.</summary>
    private static ValueTask Status(HttpContext context, JsonRpcMessage? first)
    {
        if (first is JsonRpcError { Error.Code: var code } && !context.Response.HasStarted)
        {
            context.Response.StatusCode = (McpErrorCode)code switch
            {
                McpErrorCode.MethodNotFound => StatusCodes.Status404NotFound,
                McpErrorCode.MissingRequiredClientCapability or McpErrorCode.UnsupportedProtocolVersion or McpErrorCode.HeaderMismatch => StatusCodes.Status400BadRequest,
                _ => context.Response.StatusCode,
            };
        }

        return ValueTask.CompletedTask;
    }
}
