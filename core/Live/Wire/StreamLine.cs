using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace PluginHost.Live;

/// <summary>Server-Sent Events: each message with its position as the event's id, and a comment now and then so that nothing on the way closes a quiet stream.</summary>
internal sealed class StreamLine(HttpContext context, LiveOptions options, TimeProvider time) : ILine, IAsyncDisposable
{
    public const string MediaType = "text/event-stream";

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _writing = new(1, 1);
    private bool _over;

    public string Door => "stream";

    public string? From => context.From();

    /// <summary>A stream has its own framing: each message is an event of its own.</summary>
    public bool Batches
    {
        get => false;
        set => _ = value;
    }

    public ValueTask SendAsync(Said message, CancellationToken cancellationToken) => SendAsync(new[] { message }, cancellationToken);

    public async ValueTask SendAsync(ReadOnlyMemory<Said> messages, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_over, this);
            Begin();
            for (var i = 0; i < messages.Length; i++)
            {
                Write(messages.Span[i]);
            }

            await FlushAsync();
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Keeps the stream alive until it ends.</summary>
    public async Task StayAsync(CancellationToken ended)
    {
        using var pause = new PeriodicTimer(options.StreamComment, time);
        try
        {
            while (await pause.WaitForNextTickAsync(ended))
            {
                await SendCommentAsync(ended);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Ended, or the other end is gone.
        }
    }

    /// <summary>A stream has no close codes: the reason is its last message.</summary>
    public async Task CloseAsync(Goodbye why)
    {
        try
        {
            if (why != Goodbye.Plain && !context.RequestAborted.IsCancellationRequested)
            {
                await SendAsync(new Said(Envelopes.Goodbye(why, time.GetUtcNow())), CancellationToken.None).WithinAsync(Farewell, time, context.Abort);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Nobody is there to hear it.
        }
    }

    /// <summary>Nothing is written once the request is over: what it was written to may be another's by then.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        _over = true;
        _writing.Release();
    }

    private void Begin()
    {
        if (context.Response.HasStarted)
        {
            return;
        }

        // Whoever stands between must neither hold the messages back nor change them.
        context.Response.ContentType = MediaType;
        context.Response.Headers.CacheControl = "no-cache, no-store, no-transform";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        // How long a reader may take is for us to say: the server's own rate would end a reader that only pauses.
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        context.Response.BodyWriter.Write("retry: 1000\n\n"u8);
    }

    private void Write(Said message)
    {
        var writer = context.Response.BodyWriter;
        if (message.Position is { } position)
        {
            writer.Write("id: "u8);
            Encoding.UTF8.GetBytes(position, writer);
            writer.Write("\n"u8);
        }

        writer.Write("data: "u8);
        writer.Write(message.Bytes.Span);
        writer.Write("\n\n"u8);
    }

    private async Task SendCommentAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_over, this);
            context.Response.BodyWriter.Write(":\n\n"u8);
            await FlushAsync();
        }
        finally
        {
            _writing.Release();
        }
    }

    private ValueTask FlushAsync()
    {
        var flushing = context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        return flushing.IsCompletedSuccessfully ? default : new ValueTask(flushing.AsTask()).WithinAsync(options.WritePatience, time, context.Abort);
    }
}
