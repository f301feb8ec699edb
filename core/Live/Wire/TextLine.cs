using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;

namespace PluginHost.Live;

/// <summary>Line-delimited JSON: a message a line, and replies in the short form that a script reads at a glance.</summary>
internal sealed class TextLine(ConnectionContext connection, LiveOptions options, TimeProvider time) : ILine, IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _writing = new(1, 1);
    private bool _over;

    public string Door => "line";

    public string? From { get; } = Neighbourhood.NameOf(connection.RemoteEndPoint);

    /// <summary>A line is one message.</summary>
    public bool Batches
    {
        get => false;
        set => _ = value;
    }

    public bool ShowsOnWelcome => false;

    public ValueTask SendAsync(Said message, CancellationToken cancellationToken) => SendAsync(new[] { message }, cancellationToken);

    public async ValueTask SendAsync(ReadOnlyMemory<Said> messages, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_over, this);
            var output = connection.Transport.Output;
            for (var i = 0; i < messages.Length; i++)
            {
                output.Write(messages.Span[i].Bytes.Span);
                output.Write("\n"u8);
            }

            var flushing = output.FlushAsync(CancellationToken.None);
            if (!flushing.IsCompleted)
            {
                await new ValueTask(flushing.AsTask()).WithinAsync(options.WritePatience, time, connection.Abort);
            }
            else if ((await flushing).IsCompleted)
            {
                throw new IOException("The other end is gone.");
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Shows that the line lives, to one that listens and has nothing more to say; so it is noticed when nobody does.</summary>
    public async Task StayAsync(CancellationToken ended)
    {
        using var pause = new PeriodicTimer(options.Heartbeat, time);
        while (await pause.WaitForNextTickAsync(ended))
        {
            await SendAsync(new Said(Envelopes.Heartbeat(time.GetUtcNow())), ended);
        }
    }

    public Said Word(Reply reply, DateTimeOffset at)
    {
        var answer = reply.Answer ?? new Answer(true) { Message = reply.Type == "ack" ? "Welcome." : string.Empty, Data = reply.Result };
        var line = reply.IsRefusal ? new LineAnswer { Id = reply.Request, Error = answer } : new LineAnswer { Id = reply.Request, Result = answer };
        return new Said(JsonSerializer.SerializeToUtf8Bytes(line, LiveJson.Default.LineAnswer));
    }

    public async Task CloseAsync(Goodbye why)
    {
        try
        {
            if (why != Goodbye.Plain)
            {
                await SendAsync(Word(Reply.Refusal("error", null, why.AsError()), time.GetUtcNow()), CancellationToken.None).WithinAsync(Farewell, time, connection.Abort);
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Nobody is there to hear it.
        }
    }

    /// <summary>Nothing is written once the connection is given back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        _over = true;
        _writing.Release();
    }
}
