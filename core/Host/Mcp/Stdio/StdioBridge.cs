using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>
/// Brings an assistant's standard input and output to a host. When that host goes, another is found or started, and told what the client had said, so that
/// the client need not know.
/// </summary>
internal sealed class StdioBridge(Stream input, Stream output, string? person, ClientQuery wish, Func<CancellationToken, Task<Result<HostLink>>> open) : IAsyncDisposable
{
    private const int Attempts = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly Conversation _conversation = new();
    private readonly Lock _written = new();
    private readonly SemaphoreSlim _sent = new(1, 1);
    private byte[] _out = new byte[4096];
    private HostLink? _link;
    private volatile IHostLine? _line;
    private Task _receiving = Task.CompletedTask;
    private volatile Awaited? _awaited;
    private volatile bool _clientGone;

    /// <returns>Why it ended before the client did, or null.</returns>
    public async Task<Error?> RunAsync(CancellationToken cancellationToken)
    {
        if (await ConnectAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        var reading = OnThreadAsync(ReadInput);
        while (true)
        {
            var first = await Task.WhenAny(reading, _receiving).WaitAsync(cancellationToken);
            if (first == reading)
            {
                // The client said its last word: what is still under way may be answered within a moment.
                _line!.End();
                await _receiving.WaitAsync(Grace, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return null;
            }

            if (_clientGone)
            {
                return null;
            }

            if (await ConnectAsync(cancellationToken) is { } lost)
            {
                return lost;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _line?.Dispose();
        if (_link is not null)
        {
            await _link.DisposeAsync();
        }

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
                Write(Unanswered(id));
            }

            // A host that is just starting, or just ending, holds its folder for a moment and does not answer.
            var failed = await TryAsync(cancellationToken);
            for (var attempt = 1; failed?.Code == HostLine.Unreachable && attempt < Attempts; attempt++)
            {
                await Task.Delay(Pause, cancellationToken);
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
        _line?.Dispose();
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
        var line = _link.Line(person, wish);
        if (!line.Succeeded)
        {
            return line.Error;
        }

        _line = line.Value;
        _receiving = OnThreadAsync(() => line.Value.Receive(Pass));
        return await RepeatAsync(line.Value, cancellationToken) ? null : new Error(HostLine.Unreachable, "The host went again.");
    }

    /// <summary>Tells another host what the client had said, each only once the one before was answered: the next call may rest on all of it.</summary>
    private async Task<bool> RepeatAsync(IHostLine line, CancellationToken cancellationToken)
    {
        foreach (var message in _conversation.Again())
        {
            var awaited = Conversation.IdOf(message) is { } id ? new Awaited(id) : null;
            _awaited = awaited;
            line.Send(message, more: false);
            if (awaited is null)
            {
                continue;
            }

            await Task.WhenAny(awaited.Answered.Task, _receiving, Task.Delay(Grace, cancellationToken));
            if (!awaited.Answered.Task.IsCompleted)
            {
                line.Dispose();
                return false;
            }
        }

        _awaited = null;
        return true;
    }

    private void ReadInput()
    {
        using var lines = new InputLines(input);
        while (lines.Next() is { } line)
        {
            if (line.IsEmpty)
            {
                Write("""{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"A message is at most one megabyte."}}"""u8);
                continue;
            }

            _sent.Wait();
            try
            {
                _conversation.Said(line);
                _line!.Send(line, lines.HasMore);
            }
            finally
            {
                _sent.Release();
            }
        }
    }

    private void Pass(ReadOnlyMemory<byte> message)
    {
        if (_conversation.Heard(message))
        {
            Write(message.Span);
        }

        if (_awaited is { } awaited && Conversation.AnsweredBy(message) == awaited.Id)
        {
            awaited.Answered.TrySetResult();
        }
    }

    /// <summary>Written in one piece, so that the client wakes once.</summary>
    private void Write(ReadOnlySpan<byte> message)
    {
        lock (_written)
        {
            if (_out.Length <= message.Length)
            {
                _out = new byte[message.Length * 2];
            }

            message.CopyTo(_out);
            _out[message.Length] = (byte)'\n';
            try
            {
                output.Write(_out, 0, message.Length + 1);
                output.Flush();
            }
            catch (IOException)
            {
                _clientGone = true;
                _line?.Dispose();
            }
        }
    }

    private static byte[] Unanswered(string id) => Encoding.UTF8.GetBytes(
        $$"""{"jsonrpc":"2.0","id":{{id}},"error":{"code":-32000,"message":"The host ended meanwhile. Look whether this was done, and call again if it was not."} }""");

    /// <summary>Whoever waits for input on a thread of its own is woken by it, without a queue between; such a thread keeps no process alive.</summary>
    private static Task OnThreadAsync(Action loop)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                loop();
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // One of the two ends has gone.
            }
            finally
            {
                done.TrySetResult();
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        return done.Task;
    }

    /// <summary>What another host is asked once more, and waited for.</summary>
    private sealed record Awaited(string Id)
    {
        public TaskCompletionSource Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
