using System.Buffers;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>
/// Brings an assistant's standard input and output to a host. When that host goes, another is found or started, and told what the client had said, so that
/// the client need not know.
/// </summary>
internal sealed class StdioBridge(Stream input, Stream output, string? person, string query, Func<CancellationToken, Task<Result<HostLink>>> open) : IAsyncDisposable
{
    private const string Unreachable = "unreachable";
    private const int Attempts = 6;

    private static readonly byte[] NewLine = "\n"u8.ToArray();

    private readonly Conversation _conversation = new();
    private readonly SemaphoreSlim _written = new(1, 1);
    private readonly SemaphoreSlim _sent = new(1, 1);
    private HostLink? _link;
    private ClientWebSocket? _socket;

    /// <returns>Why it ended before the client did, or null.</returns>
    public async Task<Error?> RunAsync(CancellationToken cancellationToken)
    {
        if (await ConnectAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadInputAsync(ended.Token);
        while (true)
        {
            var receiving = ReceiveAsync(ended.Token);
            if (await Task.WhenAny(reading, receiving) == reading)
            {
                await LeaveAsync(receiving, ended);
                return null;
            }

            await receiving;
            if (await ConnectAsync(ended.Token) is { } lost)
            {
                await ended.CancelAsync();
                return lost;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket?.Dispose();
        if (_link is not null)
        {
            await _link.DisposeAsync();
        }

        _written.Dispose();
        _sent.Dispose();
    }

    /// <summary>Finds or starts a host. Until it knows what the client had said, nothing more is sent.</summary>
    private async Task<Error?> ConnectAsync(CancellationToken cancellationToken)
    {
        await _sent.WaitAsync(cancellationToken);
        try
        {
            foreach (var id in _conversation.Lost())
            {
                await WriteAsync(Unanswered(id), cancellationToken);
            }

            // A host that is just ending still holds its folder for a moment.
            var failed = await TryAsync(cancellationToken);
            for (var attempt = 1; failed?.Code == Unreachable && attempt < Attempts; attempt++)
            {
                failed = await TryAsync(cancellationToken);
            }

            return failed;
        }
        finally
        {
            _sent.Release();
        }
    }

    private async Task<Error?> TryAsync(CancellationToken cancellationToken)
    {
        _socket?.Dispose();
        if (_link is not null)
        {
            await _link.DisposeAsync();
            _link = null;
        }

        var opened = await open(cancellationToken);
        if (!opened.Succeeded)
        {
            return opened.Error;
        }

        _link = opened.Value;
        return await AttachAsync(_link, cancellationToken);
    }

    private async Task<Error?> AttachAsync(HostLink link, CancellationToken cancellationToken)
    {
        _socket = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        _socket.Options.SetRequestHeader("Authorization", "Bearer " + link.Key);
        if (person is not null)
        {
            _socket.Options.SetRequestHeader("X-PluginHost-As", person);
        }

        try
        {
            await _socket.ConnectAsync(new Uri($"ws://127.0.0.1:{link.Port}/mcp/stdio?{query}"), cancellationToken);
            foreach (var message in _conversation.Again())
            {
                await _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
            }

            return null;
        }
        catch (WebSocketException) when (_socket.HttpStatusCode == HttpStatusCode.NotFound)
        {
            return Error.NotFound("There is no such campaign on this host.") with { Hint = $"See which there are with: {Invocation.Name} campaigns" };
        }
        catch (WebSocketException)
        {
            return new Error(Unreachable, "The host does not let this assistant in.") { Hint = $"See whether it runs with: {Invocation.Name} status" };
        }
    }

    private static byte[] Unanswered(string id) => Encoding.UTF8.GetBytes(
        $$"""{"jsonrpc":"2.0","id":{{id}},"error":{"code":-32000,"message":"The host ended meanwhile. Look whether this was done, and call again if it was not."} }""");

    private async Task ReadInputAsync(CancellationToken cancellationToken)
    {
        using var lines = new InputLines(input);
        while (await lines.NextAsync(cancellationToken) is { } line)
        {
            if (line.IsEmpty)
            {
                await WriteAsync("""{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"A message is at most one megabyte."}}"""u8.ToArray(), cancellationToken);
                continue;
            }

            await SendAsync(line, cancellationToken);
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        await _sent.WaitAsync(cancellationToken);
        try
        {
            _conversation.Said(line);

            // A binary frame, since a line need not be valid UTF-8: the host says so then.
            await _socket!.SendAsync(line, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The receiving side notices as well, and answers for what was lost.
        }
        finally
        {
            _sent.Release();
        }
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>(4096);
        try
        {
            while (true)
            {
                var read = await _socket!.ReceiveAsync(message.GetMemory(4096), cancellationToken);
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                message.Advance(read.Count);
                if (read.EndOfMessage)
                {
                    if (_conversation.Heard(message.WrittenMemory))
                    {
                        await WriteAsync(message.WrittenMemory, cancellationToken);
                    }

                    message.ResetWrittenCount();
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The host has gone, or the client.
        }
    }

    /// <summary>The client said its last word: what is still under way may be answered within a moment.</summary>
    private async Task LeaveAsync(Task receiving, CancellationTokenSource ended)
    {
        ended.CancelAfter(TimeSpan.FromSeconds(10));
        try
        {
            await _socket!.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ended.Token);
            await receiving;
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // It had gone before.
        }
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        await _written.WaitAsync(cancellationToken);
        try
        {
            await output.WriteAsync(message, cancellationToken);
            await output.WriteAsync(NewLine, cancellationToken);
            await output.FlushAsync(cancellationToken);
        }
        finally
        {
            _written.Release();
        }
    }
}
