using System.Threading.Channels;

namespace PluginHost.Plugins;

/// <summary>
/// Sees plugins come, change and go in a folder. A folder counts once two looks, a quiet time apart, found the same and it is whole;
/// one that stays incomplete for long is told as well, so that somebody says what is wrong with it.
/// </summary>
internal sealed class FolderWatch : IAsyncDisposable
{
    private const int LooksForIncomplete = 8;

    private readonly string _root;
    private readonly TimeSpan _quiet;
    private readonly TimeProvider _time;
    private readonly Func<string, FolderPrint?, Task> _settled;
    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly FileSystemWatcher _watcher;
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, string> _told;
    private readonly Dictionary<string, Look> _looks = new(StringComparer.Ordinal);
    private readonly Task _running;

    /// <param name="root">The watched folder.</param>
    /// <param name="known">The folders that are known already, with their marks.</param>
    /// <param name="quiet">How long to wait between looks.</param>
    /// <param name="time">The clock.</param>
    /// <param name="settled">Told about a folder that came or changed, or with null about one that went.</param>
    public FolderWatch(string root, IReadOnlyDictionary<string, string> known, TimeSpan quiet, TimeProvider time, Func<string, FolderPrint?, Task> settled)
    {
        (_root, _quiet, _time, _settled) = (root, quiet, time, settled);
        _told = new Dictionary<string, string>(known, StringComparer.Ordinal);
        Directory.CreateDirectory(root);
        _watcher = new FileSystemWatcher(root) { IncludeSubdirectories = true };
        _watcher.Created += (_, _) => Signal();
        _watcher.Changed += (_, _) => Signal();
        _watcher.Deleted += (_, _) => Signal();
        _watcher.Renamed += (_, _) => Signal();
        _watcher.Error += (_, _) => Signal();
        _watcher.EnableRaisingEvents = true;
        _running = Task.Run(RunAsync);
        Signal();
    }

    public async ValueTask DisposeAsync()
    {
        _watcher.Dispose();
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private void Signal() => _signals.Writer.TryWrite(true);

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await _signals.Reader.ReadAsync(_stop.Token);
                do
                {
                    await Task.Delay(_quiet, _time, _stop.Token);
                }
                while (await LookAsync());
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    /// <returns>Whether something is not settled yet.</returns>
    private async Task<bool> LookAsync()
    {
        var found = Folders();
        foreach (var folder in _told.Keys.Where(folder => !found.ContainsKey(folder)).ToList())
        {
            _told.Remove(folder);
            _looks.Remove(folder);
            await _settled(folder, null);
        }

        var unsettled = false;
        foreach (var (folder, print) in found)
        {
            if (_told.GetValueOrDefault(folder) == print.Mark)
                continue;

            var look = _looks.GetValueOrDefault(folder) is { } last && last.Mark == print.Mark ? last with { Times = last.Times + 1 } : new Look(print.Mark, 1);
            _looks[folder] = look;
            if (look.Times < (print.Whole ? 2 : LooksForIncomplete))
            {
                unsettled = true;
                continue;
            }

            _told[folder] = print.Mark;
            await _settled(folder, print);
        }

        return unsettled;
    }

    private Dictionary<string, FolderPrint> Folders()
    {
        try
        {
            return Directory.EnumerateDirectories(_root)
                .Select(static folder => (Folder: folder, Print: FolderPrint.Of(folder)))
                .Where(static pair => pair.Print is not null)
                .ToDictionary(static pair => pair.Folder, static pair => pair.Print!, StringComparer.Ordinal);
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private sealed record Look(string Mark, int Times);
}
