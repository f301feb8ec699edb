using System.Text.Json;
using PluginHost.Rules.Library;
using PluginHost.Rules.Tools;
using PluginHost.Rules.Understanding;
using PluginHost.Sdk;

namespace PluginHost.Rules;

/// <summary>Opens the shelf once, when it is first needed: a host that nobody asks keeps no book in memory.</summary>
public sealed class RulesDesk(RulesOptions options) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task<Result<RulesLibrary>>? _opening;
    private Task _resuming = Task.CompletedTask;

    internal Task<Result<RulesLibrary>> OpenedAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_opening is null or { IsFaulted: true } or { IsCompletedSuccessfully: true, Result.Succeeded: false })
            {
                _opening = Task.Run(() => RulesLibrary.OpenAsync(options, _stopping.Token), CancellationToken.None);
            }

            return _opening.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Goes on with books that were being added when the last host ended.</summary>
    public void Resume()
    {
        lock (_lock)
        {
            _resuming = Task.Run(ResumeAsync, CancellationToken.None);
        }
    }

    /// <summary>What the books on the shelf describe, of some types; nothing when there is no shelf.</summary>
    /// <param name="types">Content types in lower case.</param>
    /// <param name="system">Only this game system's, and what names none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<BookContent>> ContentAsync(IReadOnlyList<string> types, string? system, CancellationToken cancellationToken)
    {
        if (await OpenedAsync(cancellationToken) is not { Succeeded: true, Value: { } library })
        {
            return [];
        }

        return [.. types.SelectMany(type => library.File.Entries(new EntryQuery { Type = type })
            .Where(one => system is null || one.Entry.System is null || one.Entry.System == system)
            .Select(one => new BookContent(type, one.Entry.Name, one.Source.Title, JsonSerializer.SerializeToElement(one.Entry, EntryJson.Default.Entry))))];
    }

    /// <summary>The text of a source, by id or title; nothing when there is none of that name.</summary>
    public async Task<string?> TextAsync(string source, CancellationToken cancellationToken) =>
        await OpenedAsync(cancellationToken) is { Succeeded: true, Value: { } library } && Filters.Source(library.File.Sources(), source) is { } found
            ? string.Join('\n', library.File.Chunks(found.Id).Select(static one => one.Chunk.Text))
            : null;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        try
        {
            await _resuming;
            if (_opening is not null && await _opening is { Succeeded: true, Value: { } library })
            {
                await library.DisposeAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // It was stopped before it was open.
        }

        _stopping.Dispose();
    }

    private async Task ResumeAsync()
    {
        try
        {
            if (RulesLibrary.HasUnfinished(options) && await OpenedAsync(_stopping.Token) is { Succeeded: true, Value: { } library })
            {
                await library.ResumeAsync(_stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The next start goes on.
        }
    }
}
