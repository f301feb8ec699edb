using System.Threading.Channels;
using ModelContextProtocol.Protocol;

namespace PluginHost.Host;

/// <summary>Room for the requests of one client that the server works on at once: each answer stands in memory until the client reads it. Safe for concurrent use.</summary>
internal sealed class RequestRoom
{
    private const int Most = 64;

    /// <summary>Some of them may wait for what the client says next, which is read once this has passed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Channel<RequestId> _places = Channel.CreateBounded<RequestId>(Most);
    private readonly Lock _gate = new();
    private readonly Dictionary<RequestId, int> _entered = [];

    /// <returns>False when there is none, and was none for a while.</returns>
    public async ValueTask<bool> EnterAsync(RequestId id, CancellationToken cancellationToken)
    {
        if (!_places.Writer.TryWrite(id) && !await WaitedAsync(id, cancellationToken))
        {
            return false;
        }

        lock (_gate)
        {
            // A client that flouts the protocol has several of one id.
            _entered[id] = _entered.GetValueOrDefault(id) + 1;
        }

        return true;
    }

    /// <summary>It was answered, or will not be.</summary>
    public void Leave(RequestId id)
    {
        lock (_gate)
        {
            if (!_entered.TryGetValue(id, out var count))
            {
                return;
            }

            if (count == 1)
            {
                _entered.Remove(id);
            }
            else
            {
                _entered[id] = count - 1;
            }
        }

        _places.Reader.TryRead(out _);
    }

    private async Task<bool> WaitedAsync(RequestId id, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await _places.Writer.WriteAsync(id, limit.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
