using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>
/// Brings an assistant's standard input and output to a host. When that host goes, another is found or started, and told what the client had said, so that
/// the client need not know.
/// </summary>
internal sealed class StdioBridge(Stream input, Stream output, string? person, string query, Func<CancellationToken, Task<Result<HostLink>>> open) : IAsyncDisposable
{
    private const int Attempts = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly Conversation _conversation = new();
    private readonly Lock _written = new();
    private readonly SemaphoreSlim _sent = new(1, 1);
    private byte[] _out = new byte[4096];
    private HostLink? _link;
    private volatile HostLine? _line;
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
            var receiving = OnThreadAsync(Receive);
            var first = await Task.WhenAny(reading, receiving).WaitAsync(cancellationToken);
            if (first == reading)
            {
                // The client said its last word: what is still under way may be answered within a moment.
                _line!.End();
                await receiving.WaitAsync(Grace, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return null;
            }

            await receiving;
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
        var line = HostLine.Open(_link.Port, _link.Key, person, query);
        if (!line.Succeeded)
        {
            return line.Error;
        }

        _line = line.Value;
        return Repeat(_line) ? null : new Error(HostLine.Unreachable, "The host went again.");
    }

    /// <summary>Tells another host what the client had said, each only once the one before was answered: the next call may rest on all of it.</summary>
    private bool Repeat(HostLine line)
    {
        line.Hurries = true;
        foreach (var message in _conversation.Again())
        {
            line.Send(message);
            for (var waits = Conversation.IdOf(message); waits is not null;)
            {
                if (line.Next() is not { } heard)
                {
                    return false;
                }

                waits = Conversation.AnsweredBy(heard) == waits ? null : waits;
                Pass(heard);
            }
        }

        line.Hurries = false;
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
                _line!.Send(line.Span);
            }
            finally
            {
                _sent.Release();
            }
        }
    }

    private void Receive()
    {
        var line = _line!;
        while (line.Next() is { } message)
        {
            Pass(message);
        }
    }

    private void Pass(ReadOnlyMemory<byte> message)
    {
        if (_conversation.Heard(message))
        {
            Write(message.Span);
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
}
