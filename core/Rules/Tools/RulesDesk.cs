using PluginHost.Rules.Library;
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
