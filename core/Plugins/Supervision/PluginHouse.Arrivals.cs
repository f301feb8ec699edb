using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

public sealed partial class PluginHouse
{
    private const string Disabled = "disabled";

    /// <summary>What removed plugins left behind.</summary>
    private readonly ConcurrentQueue<string> _remains = new();

    private List<HousedPlugin> Found(string root, bool bundled) =>
        Directory.Exists(root)
            ? Directory.EnumerateDirectories(Path.GetFullPath(root))
                .Order(StringComparer.Ordinal)
                .Select(folder => (Folder: folder, Print: FolderPrint.Of(folder)))
                .Where(static pair => pair.Print is not null)
                .Select(pair => Add(pair.Folder, pair.Print!, bundled))
                .ToList()
            : [];

    private HousedPlugin Add(string folder, FolderPrint print, bool bundled) =>
        _folders[folder] = new HousedPlugin(print, folder, bundled, _world, _entrance, RaiseChanged);

    private async Task BeginAsync(HousedPlugin plugin, CancellationToken cancellationToken)
    {
        if (First(plugin.Id) is { } first && first != plugin)
            plugin.Fail(new Error("conflict", $"Another plugin already has the id '{plugin.Id}'.") { Hint = "Remove one of the two folders." });
        else if (IsEnabled(plugin.Id))
            await plugin.LoadAsync(cancellationToken);
        else
            await plugin.StopAsync(Disabled);
    }

    /// <summary>Whatever one folder holds, the others are taken.</summary>
    private async Task TakeAsync(HousedPlugin plugin, CancellationToken cancellationToken)
    {
        try
        {
            await BeginAsync(plugin, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            NotTaken(_log, Path.GetFileName(plugin.Folder), e);
            plugin.Fail(new Error("plugin-failed", "It could not be taken.") { Hint = "The host's log says why; reload it to try again." });
        }
    }

    /// <summary>A dropped folder came, changed or went.</summary>
    private async Task SettledAsync(string folder, FolderPrint? print)
    {
        await _arrivals.WaitAsync();
        try
        {
            if (_folders.TryGetValue(folder, out var known) && (print is null || print.Id != known.Id))
                await LeftAsync(known);
            if (print is null)
                return;

            var plugin = _folders.GetValueOrDefault(folder) ?? Add(folder, print, bundled: false);
            _configuration.Read();
            await TakeAsync(plugin, CancellationToken.None);
        }
        catch (Exception e)
        {
            // The watch must go on, whatever one folder holds.
            NotTaken(_log, Path.GetFileName(folder), e);
        }
        finally
        {
            _arrivals.Release();
        }
    }

    private async Task LeftAsync(HousedPlugin plugin)
    {
        await plugin.StopAsync("removed");
        if (plugin.Status is { LastUnload: { } unload } status)
        {
            // It is no longer listed: whatever it leaves in memory is told here.
            Left(_log, status.Warnings.Count > 0 ? LogLevel.Warning : LogLevel.Information, plugin.Id, unload);
            foreach (var warning in status.Warnings)
                _remains.Enqueue($"{plugin.Id} was removed: {warning}");
        }

        _folders.TryRemove(plugin.Folder, out _);
        RaiseChanged();
        if (First(plugin.Id) is { Presence: null } next)
            await BeginAsync(next, CancellationToken.None);
    }

    private IReadOnlyList<PluginPresence> Working() => [.. _folders.Values.Select(static plugin => plugin.Working).OfType<PluginPresence>()];

    private HousedPlugin? Find(string id) => First(id);

    /// <summary>Of several folders with one id the bundled one counts, then the one that is loaded, then the first by name.</summary>
    private HousedPlugin? First(string id) =>
        _folders.Values
            .Where(plugin => plugin.Id == id)
            .OrderByDescending(static plugin => plugin.Bundled)
            .ThenByDescending(static plugin => plugin.Presence is not null)
            .ThenBy(static plugin => plugin.Folder, StringComparer.Ordinal)
            .FirstOrDefault();

    private bool IsEnabled(string id) => _switches[id] ?? _configuration.IsEnabled(id);

    private void RaiseChanged() => Changed?.Invoke();

    private static Error Missing(string id) => Error.NotFound($"There is no plugin '{id}'.") with { Hint = "List them with: plugins list" };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private static partial void ToMend(ILogger log, string warning);

    [LoggerMessage(Level = LogLevel.Error, Message = "The folder {Folder} could not be taken.")]
    private static partial void NotTaken(ILogger log, string folder, Exception exception);

    [LoggerMessage(Message = "{Plugin} was removed and {Unload}.")]
    private static partial void Left(ILogger log, LogLevel level, string plugin, string unload);
}
