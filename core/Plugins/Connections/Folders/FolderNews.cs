using System.Text.Unicode;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>What of a folder the plugin was told already, and what is news to it. Files are read one at a time, when somebody is there to take them.</summary>
internal sealed class FolderNews(string folder, ConnectionPlan plan, int most)
{
    private const int MostTail = 1024 * 1024;

    private readonly FolderLook _look = new(folder, plan.Pattern);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, FolderLook.Print> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _ends = new(StringComparer.Ordinal);
    private readonly Queue<(string Name, FolderLook.Print Print)> _changed = [];
    private bool _began;

    public bool IsFull => _look.Count >= FolderLook.MostFiles;

    /// <returns>False when there is more than is watched.</returns>
    public bool Look()
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
                if (!_began && plan.Tail)
                {
                    (_told[name], _ends[name]) = (print, print.Length);
                }

                if ((isWhole || plan.Tail) && _told.GetValueOrDefault(name) != print)
                {
                    _changed.Enqueue((name, print));
                }
            }

            foreach (var gone in _told.Keys.Except(files.Select(static one => one.Name), StringComparer.Ordinal).ToList())
            {
                _told.Remove(gone);
                _ends.Remove(gone);
            }
        }

        _began = true;
        return true;
    }

    /// <returns>The next file that is news, or null when none is until the next look.</returns>
    public async Task<IncomingFrame?> NextAsync(CancellationToken cancellationToken)
    {
        while (_changed.TryDequeue(out var next))
        {
            var bytes = plan.Tail ? await TailAsync(next.Name, next.Print, cancellationToken) : await WholeAsync(next.Name, next.Print, cancellationToken);
            if (bytes is not null)
            {
                return new IncomingFrame(bytes, !Utf8.IsValid(bytes)) { FileName = next.Name };
            }
        }

        return null;
    }

    /// <summary>Puts a written file in its place. The plugin's own words are no news to it.</summary>
    public void Write(string name, FileInfo written)
    {
        lock (_gate)
        {
            _told[name] = new FolderLook.Print(written.Length, written.LastWriteTimeUtc.Ticks);
            _ends[name] = written.Length;
            written.MoveTo(Path.Combine(folder, name), overwrite: true);
        }
    }

    private async Task<byte[]?> WholeAsync(string name, FolderLook.Print print, CancellationToken cancellationToken)
    {
        // An empty one is not opened: what is no file at all has no length either, and might never end.
        var isRead = print.Length > 0 && print.Length <= most;
        var bytes = isRead ? await ReadAsync(name, 0, (int)print.Length, cancellationToken) : [];
        lock (_gate)
        {
            if (bytes is not null)
            {
                _told[name] = print;
            }
        }

        return isRead || print.Length == 0 ? bytes : null;
    }

    private async Task<byte[]?> TailAsync(string name, FolderLook.Print print, CancellationToken cancellationToken)
    {
        long from;
        lock (_gate)
        {
            // A file that is shorter now began anew.
            from = _ends.GetValueOrDefault(name) is var end && end <= print.Length ? end : 0;
        }

        var count = (int)Math.Min(print.Length - from, MostTail);
        var bytes = count == 0 ? [] : await ReadAsync(name, from, count, cancellationToken);
        if (bytes is null)
        {
            return null;
        }

        // Lines stay whole: what has no end yet comes with it.
        var whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        bytes = whole > 0 ? bytes[..whole] : bytes.Length == MostTail ? bytes : [];
        lock (_gate)
        {
            _ends[name] = from + bytes.Length;
            if (count < MostTail || bytes.Length == 0)
            {
                _told[name] = print;
            }
        }

        return bytes.Length == 0 ? null : bytes;
    }

    /// <returns>Null when it changed meanwhile, or cannot be read now: then the next look decides.</returns>
    private async Task<byte[]?> ReadAsync(string name, long from, int count, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = new FileStream(Path.Combine(folder, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 4096, FileOptions.Asynchronous);
            file.Position = from;
            var bytes = new byte[count];
            return await file.ReadAtLeastAsync(bytes, count, throwOnEndOfStream: false, cancellationToken) == count && (plan.Tail || file.Length == count) ? bytes : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
