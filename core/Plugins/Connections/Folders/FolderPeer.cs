using System.Text.Unicode;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>A watched folder: each file that is new or changed is a frame once it is whole, and each frame that is sent is a file, whole or not at all.</summary>
internal sealed class FolderPeer : Peer
{
    private const int TooMuch = 1009;
    private const int MostTail = 1024 * 1024;

    private readonly string _folder;
    private readonly ConnectionPlan _plan;
    private readonly ConnectionOptions _options;
    private readonly TimeProvider _time;
    private readonly FolderLook _look;
    private readonly CancellationTokenSource _closed = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, FolderLook.Print> _handed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _read = new(StringComparer.Ordinal);
    private readonly Queue<(string Name, FolderLook.Print Print)> _changed = [];
    private bool _began;
    private int? _code;

    private FolderPeer(string folder, ConnectionPlan plan, ConnectionOptions options, TimeProvider time) =>
        (_folder, _plan, _options, _time, _look) = (folder, plan, options, time, new FolderLook(folder, plan.Pattern));

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
                while (_changed.TryDequeue(out var next))
                {
                    if (await ReadAsync(next.Name, next.Print, over.Token) is { } frame)
                    {
                        return frame;
                    }
                }

                if (_began)
                {
                    await Task.Delay(_options.Look, _time, over.Token);
                }

                if (!Look())
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
            if (_look.Count >= FolderLook.MostFiles && !File.Exists(file))
            {
                await CloseAsync(TooMuch);
                return false;
            }

            await File.WriteAllBytesAsync(beside, bytes, cancellationToken);
            lock (_gate)
            {
                // Its own words are no news to the plugin.
                var written = new FileInfo(beside);
                _handed[frame.FileName!] = new FolderLook.Print(written.Length, written.LastWriteTimeUtc.Ticks);
                _read[frame.FileName!] = written.Length;
                File.Move(beside, file, overwrite: true);
            }

            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            File.Delete(beside);
            await CloseAsync(SocketPeer.Broken);
            return false;
        }
    }

    public override async Task CloseAsync(int code)
    {
        _code ??= code;
        await _closed.CancelAsync();
    }

    public override void Dispose() => _closed.Dispose();

    /// <returns>Whether it can be watched.</returns>
    private bool Look()
    {
        if (_look.Look() is not { } files)
        {
            return false;
        }

        lock (_gate)
        {
            foreach (var (name, print, isWhole) in files)
            {
                // What a file of which only the end counts held before is old.
                if (!_began && _plan.Tail)
                {
                    (_handed[name], _read[name]) = (print, print.Length);
                }

                if ((isWhole || (_plan.Tail && _began)) && _handed.GetValueOrDefault(name) != print)
                {
                    _changed.Enqueue((name, print));
                }
            }

            foreach (var gone in _handed.Keys.Except(files.Select(static one => one.Name), StringComparer.Ordinal).ToList())
            {
                _handed.Remove(gone);
                _read.Remove(gone);
            }
        }

        _began = true;
        return true;
    }

    private async Task<IncomingFrame?> ReadAsync(string name, FolderLook.Print print, CancellationToken cancellationToken)
    {
        long from;
        lock (_gate)
        {
            from = _plan.Tail && _read.GetValueOrDefault(name) is var read && read <= print.Length ? read : 0;
            _handed[name] = print;
        }

        var count = Math.Min(print.Length - from, _plan.Tail ? MostTail : print.Length);
        if (count > _options.MostIncoming || (_plan.Tail && count == 0))
        {
            return null;
        }

        // An empty one is not opened: what is no file at all has no length either, and might never end.
        var bytes = count == 0 ? [] : await BytesAsync(name, from, (int)count, cancellationToken);
        if (bytes is null)
        {
            lock (_gate)
            {
                _handed.Remove(name);
            }

            return null;
        }

        if (_plan.Tail)
        {
            // Lines stay whole: what has no end yet comes with it.
            var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
            bytes = end > 0 ? bytes[..end] : bytes.Length == MostTail ? bytes : [];
            lock (_gate)
            {
                _read[name] = from + bytes.Length;
                if (from + bytes.Length < print.Length && bytes.Length > 0)
                {
                    _handed.Remove(name);
                }
            }

            if (bytes.Length == 0)
            {
                return null;
            }
        }

        return new IncomingFrame(bytes, !Utf8.IsValid(bytes)) { FileName = name };
    }

    /// <returns>Null when it changed meanwhile, or cannot be read now: then the next look decides.</returns>
    private async Task<byte[]?> BytesAsync(string name, long from, int count, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = new FileStream(Path.Combine(_folder, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 4096, FileOptions.Asynchronous);
            file.Position = from;
            var bytes = new byte[count];
            return await file.ReadAtLeastAsync(bytes, count, throwOnEndOfStream: false, cancellationToken) == count && (_plan.Tail || file.Length == count) ? bytes : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
