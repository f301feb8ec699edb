namespace PluginHost.Plugins;

/// <summary>What a connection is made to at present, and the one it moves to: that takes over with its first frame, and until then the present one counts.</summary>
internal sealed class MovingPeer(Peer first) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Peer> _all = [first];
    private Peer _current = first;
    private Peer? _next;
    private bool _gone;

    public Peer Current
    {
        get
        {
            lock (_gate)
                return _current;
        }
    }

    public int CloseCode => Current.CloseCode;

    /// <returns>False when it moves already, or is over.</returns>
    public bool TryBegin(Peer next)
    {
        lock (_gate)
        {
            if (_next is not null || _gone)
                return false;
            _next = next;
            _all.Add(next);
            return true;
        }
    }

    /// <returns>The socket that is no longer needed, when this frame's came first.</returns>
    public Peer? TakeOver(Peer peer)
    {
        lock (_gate)
        {
            if (peer != _next)
                return null;
            (var old, _current, _next, _gone) = (_current, peer, null, false);
            return old;
        }
    }

    /// <returns>Whether none is left that counts.</returns>
    public bool Ended(Peer peer)
    {
        lock (_gate)
        {
            if (peer == _next)
                _next = null;
            else if (peer == _current)
                _gone = true;
            else
                return false;
            return _gone && _next is null;
        }
    }

    /// <summary>Says goodbye on all of them.</summary>
    public async Task CloseAsync(int code)
    {
        Peer? next;
        lock (_gate)
            next = _next;
        await Current.CloseAsync(code);
        if (next is not null)
            await next.CloseAsync(code);
    }

    public void Dispose()
    {
        lock (_gate)
            _all.ForEach(static peer => peer.Dispose());
    }
}
