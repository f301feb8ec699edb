using System.Text;
using ModelContextProtocol.Protocol;

namespace PluginHost.Host;

/// <summary>One HTTP request within a session. What it carries back is read from the session's log, so that a broken connection loses nothing.</summary>
internal sealed class SessionRequest(McpSession session, HostParts parts)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);

    private static readonly RpcRefusal Busy = new(StatusCodes.Status429TooManyRequests, RpcRefusal.Unspecified, "Too many messages of this session wait already; let some be answered first.");

    public async Task PostAsync(HttpContext context, JsonRpcMessage message)
    {
        if (message is not JsonRpcRequest request)
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            if (!session.Transport.TryOffer(message))
            {
                await RpcAnswers.RefuseAsync(context, Busy);
            }

            return;
        }

        var (transport, stream) = session.Transport.Answering(request.Id);
        message.Context ??= new JsonRpcMessageContext();
        message.Context.RelatedTransport = transport;
        var before = session.Log.Head;
        if (!session.Transport.TryOffer(message))
        {
            await RpcAnswers.RefuseAsync(context, Busy, request.Id);
            return;
        }

        await CopyAsync(context, stream, before);
    }

    /// <summary>The news that answer nothing; or, after a break, what is left of the stream that broke.</summary>
    public async Task GetAsync(HttpContext context)
    {
        var last = context.Request.Headers[McpHeaders.LastEventId].ToString();
        var (stream, after) = (0L, session.Log.Head);
        if (last.Length > 0 && !(LoggedEvent.TryParse(last, out stream, out after) && session.Log.Knows(stream, after)))
        {
            await RpcAnswers.RefuseAsync(context, new RpcRefusal(StatusCodes.Status400BadRequest, RpcRefusal.Unspecified, $"The header {McpHeaders.LastEventId} is none of this session."));
            return;
        }

        if (stream == 0 && session.Log.Misses(after))
        {
            session.TellAll();
        }

        await CopyAsync(context, stream, after);
    }

    private async Task CopyAsync(HttpContext context, long stream, long after)
    {
        RpcAnswers.StartEvents(context);
        using var reading = session.Readers.Begin(stream);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, session.Ended, reading.Taken);
        try
        {
            // First an event without a message, so that a connection that breaks at once can be taken up as well.
            await WriteAsync(context, $"id: {new LoggedEvent(after, stream, [], false).Id}\nretry: 1000\ndata: \n\n", ended.Token);
            await foreach (var happened in session.Log.ReadAsync(stream, after, Quiet, parts.Time, ended.Token))
            {
                if (happened is null)
                {
                    await WriteAsync(context, ": still here\n\n", ended.Token);
                    continue;
                }

                await context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes($"id: {happened.Id}\nevent: message\ndata: "), ended.Token);
                await context.Response.Body.WriteAsync(happened.Bytes, ended.Token);
                await WriteAsync(context, "\n\n", ended.Token);
                session.Used(parts.Time.GetTimestamp());
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The client left or came anew, the session ended or the host stops; what was not read stays in the log.
        }
    }

    private static async Task WriteAsync(HttpContext context, string text, CancellationToken cancellationToken)
    {
        await context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes(text), cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
    }
}
