using System.Collections.Concurrent;
using System.Security.Cryptography;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>
/// Follows the journal for the resources that a client subscribed to, and tells when what this caller may see of one became another. What happens at
/// once is told once.
/// </summary>
internal sealed class ResourceWatch(HostParts parts, ResourceDesk resources, Seat seat, Func<string, Task> tell) : IAsyncDisposable
{
    private const int Most = 64;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, (CancellationTokenSource Ended, Task Running)> _watched = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Uris => [.. _watched.Keys];

    /// <summary>Begins to watch a resource that can be read.</summary>
    public async Task<Result<Unit>> AddAsync(string uri, CancellationToken cancellationToken)
    {
        if (_watched.ContainsKey(uri))
        {
            return Unit.Value;
        }

        if (_watched.Count >= Most)
        {
            return new Error("too-many", $"A client watches at most {Most} resources.") { Hint = "Unsubscribe from some." };
        }

        var journal = await resources.JournalOfAsync(uri, seat, cancellationToken);
        var seen = journal is null ? 0 : parts.Store.Journal.Head(journal);
        var first = await DigestAsync(uri, cancellationToken);
        if (!first.Succeeded)
        {
            return first.Error;
        }

        var ended = new CancellationTokenSource();
        var watched = (ended, Task.Run(() => FollowAsync(uri, journal, seen, first.Value, ended.Token), CancellationToken.None));
        if (!_watched.TryAdd(uri, watched))
        {
            await EndAsync(watched);
        }

        return Unit.Value;
    }

    public async Task RemoveAsync(string uri)
    {
        if (_watched.TryRemove(uri, out var watched))
        {
            await EndAsync(watched);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var uri in _watched.Keys)
        {
            await RemoveAsync(uri);
        }
    }

    private async Task FollowAsync(string uri, string? journal, long seen, string digest, CancellationToken cancellationToken)
    {
        while (journal is not null)
        {
            seen = await parts.Store.Journal.WaitAsync(journal, seen, cancellationToken);
            await Task.Delay(Pause, parts.Time, cancellationToken);
            seen = Math.Max(seen, parts.Store.Journal.Head(journal));
            var now = await DigestAsync(uri, cancellationToken);
            if (now.Succeeded && now.Value != digest)
            {
                digest = now.Value;
                await tell(uri);
            }
        }
    }

    private async Task<Result<string>> DigestAsync(string uri, CancellationToken cancellationToken)
    {
        var read = await resources.ReadAsync(uri, seat, cancellationToken);
        return read.Succeeded ? Convert.ToHexString(SHA256.HashData(read.Value.Content.Span)) : read.Error;
    }

    private static async Task EndAsync((CancellationTokenSource Ended, Task Running) watched)
    {
        await watched.Ended.CancelAsync();
        await watched.Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        watched.Ended.Dispose();
    }
}
