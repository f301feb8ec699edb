using ModelContextProtocol.Server;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>One client's session over HTTP: its server lives as long as the client comes back.</summary>
internal sealed class McpSession : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended;
    private readonly McpServer _server;
    private readonly AssistantWatch _watch;
    private readonly Task _running;
    private long _lastUsed;
    private int _disposed;
    private CancellationTokenRegistration _revoked;

    public McpSession(string id, Principal caller, Seat seat, McpDesk desk, ToolGroups groups, CancellationToken stopping)
    {
        (Id, Caller) = (id, caller);
        _ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Ended = _ended.Token;
        Transport = new SessionTransport(id, Log);
        _watch = desk.Watch(seat);
        _server = desk.Serve(Transport, seat, _watch, groups);
        _running = RunAsync();
    }

    public string Id { get; }

    public Principal Caller { get; }

    public EventLog Log { get; } = new();

    public SessionTransport Transport { get; }

    public CancellationToken Ended { get; }

    public StreamReaders Readers { get; } = new();

    public bool IsRead => Readers.Any;

    public long LastUsed => Interlocked.Read(ref _lastUsed);

    /// <summary>Ends with the key that it was begun with.</summary>
    public void EndWith(Action end, CancellationToken revoked) => _revoked = revoked.Register(end);

    public void Used(long now) => Interlocked.Exchange(ref _lastUsed, now);

    /// <summary>For a client that was away so long that news for it were dropped.</summary>
    public void TellAll() => _watch.TellAll();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        _revoked.Unregister();
        await _ended.CancelAsync();
        await _watch.DisposeAsync();
        await Transport.DisposeAsync();
        await _running;
        await _server.DisposeAsync();
        _ended.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await _server.RunAsync(Ended);
        }
        catch (OperationCanceledException)
        {
            // The session was ended.
        }
    }
}
