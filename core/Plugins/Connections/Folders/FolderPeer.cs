using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>A watched folder: each file that is new or changed is a frame once it is whole, and each frame that is sent is a file, whole or not at all.</summary>
internal sealed class FolderPeer : Peer
{
    private const int TooMuch = 1009;

    private readonly string _folder;
    private readonly ConnectionPlan _plan;
    private readonly ConnectionOptions _options;
    private readonly TimeProvider _time;
    private readonly FolderNews _news;
    private readonly CancellationTokenSource _closed = new();
    private bool _began;
    private int? _code;

    private FolderPeer(string folder, ConnectionPlan plan, ConnectionOptions options, TimeProvider time) =>
        (_folder, _plan, _options, _time, _news) = (folder, plan, options, time, new FolderNews(folder, plan, options.MostIncoming));

    public override bool Here => true;

    public override int CloseCode => _code ?? SocketPeer.Broken;

    public static Result<Peer> Open(string folder, ConnectionPlan plan, ConnectionOptions options, TimeProvider time)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FolderPeer(folder, plan, options, time);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new Error("not-connected", "its folder cannot be opened");
        }
    }

    public override async Task<IncomingFrame?> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed.Token);
        try
        {
            while (true)
            {
                if (await _news.NextAsync(over.Token) is { } frame)
                {
                    return frame;
                }

                if (_began)
                {
                    await Task.Delay(_options.Look, _time, over.Token);
                }

                _began = true;
                if (!_news.Look())
                {
                    _code ??= TooMuch;
                    return null;
                }
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            return null;
        }
    }

    public override Error? Refuses(OutgoingFrame frame) => frame.FileName is { } name && FileNames.Fits(name, _plan.Pattern)
        ? null
        : new Error(Faults.Failed, "it writes a file without a plain name that fits its pattern.");

    public override async Task<bool> SendAsync(ReadOnlyMemory<byte> bytes, OutgoingFrame frame, CancellationToken cancellationToken)
    {
        var file = Path.Combine(_folder, frame.FileName!);
        var beside = Path.Combine(_folder, $".{Guid.CreateVersion7():N}.tmp");
        try
        {
            if (_news.IsFull && !File.Exists(file))
            {
                await CloseAsync(TooMuch);
                return false;
            }

            await File.WriteAllBytesAsync(beside, bytes, cancellationToken);
            _news.Write(frame.FileName!, new FileInfo(beside));
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            await CloseAsync(SocketPeer.Broken);
            return false;
        }
        finally
        {
            Forget(beside);
        }
    }

    public override async Task CloseAsync(int code)
    {
        _code ??= code;
        await _closed.CancelAsync();
    }

    public override void Dispose() => _closed.Dispose();

    private static void Forget(string beside)
    {
        try
        {
            File.Delete(beside);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Hidden and never read; it stays.
        }
    }
}
