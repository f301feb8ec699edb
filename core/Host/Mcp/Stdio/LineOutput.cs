namespace PluginHost.Host;

/// <summary>What is said to a client, a line after the other.</summary>
/// <param name="write">Takes a whole line; never two at once.</param>
internal sealed class LineOutput(Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> write) : IDisposable
{
    /// <summary>How much the client may leave unread before it is heard no further.</summary>
    private const int MostUnread = 1 << 20;

    private readonly SemaphoreSlim _one = new(1, 1);
    private int _unread;

    /// <summary>Completes once the client has not too much left to read.</summary>
    public ValueTask CaughtUpAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _unread) > MostUnread ? InTurnAsync(cancellationToken) : ValueTask.CompletedTask;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        Interlocked.Add(ref _unread, line.Length);
        try
        {
            await _one.WaitAsync(cancellationToken);
            try
            {
                await write(line, cancellationToken);
            }
            finally
            {
                _one.Release();
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or InvalidOperationException)
        {
            throw new IOException("The client has gone.", e);
        }
        finally
        {
            Interlocked.Add(ref _unread, -line.Length);
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Behind all that waits to be written.</summary>
    private async ValueTask InTurnAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        _one.Release();
    }
}
