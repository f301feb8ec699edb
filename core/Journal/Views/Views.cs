using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Journal;

public sealed record FoldedState<TState>(long Seq, TState State);

/// <summary>The latest state of each journal and audience, folded on as events come. Safe for concurrent use.</summary>
public sealed class Views<TState>(IJournalStore store, IFold<TState> fold) : IViews
    where TState : class
{
    private const int SnapshotEvery = 2000;
    private const int Page = 2048;

    private readonly ConcurrentDictionary<(string Journal, string Audience), Latest> _latest = new();

    /// <summary>The state as of now.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="audience">Whose view; null is the full state, for commands.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<FoldedState<TState>> StateAsync(string journal, Audience? audience, CancellationToken cancellationToken)
    {
        var latest = _latest.GetOrAdd((journal, audience?.ToString() ?? "*"), static _ => new Latest());
        if (latest.Folded is { } current && current.Seq == store.Journal.Head(journal))
        {
            return current;
        }

        await latest.Gate.WaitAsync(cancellationToken);
        try
        {
            var head = store.Journal.Head(journal);
            var isFirst = latest.Folded is null;
            var folded = latest.Folded ?? await StartAsync(journal, audience, head, cancellationToken);
            var since = folded.Seq;
            folded = await OnAsync(journal, audience, folded, head, cancellationToken);
            latest.Folded = folded;
            latest.Unsaved += folded.Seq - since;
            if (latest.Unsaved >= SnapshotEvery && latest.Saving.IsCompleted)
            {
                latest.Unsaved = 0;
                latest.Saving = Task.Run(() => SaveAsync(journal, audience, folded), CancellationToken.None);
                if (isFirst)
                {
                    // Whoever waited for all of it to be folded may as well wait until nobody has to again; a step at the table may not.
                    await latest.Saving.WaitAsync(cancellationToken);
                }
            }

            return folded;
        }
        finally
        {
            latest.Gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ViewMoment> CurrentAsync(string journal, Audience audience, CancellationToken cancellationToken)
    {
        var folded = await StateAsync(journal, audience, cancellationToken);
        var parts = fold.Parts(folded.State);
        return new ViewMoment(folded.Seq, new FeedView(journal, parts) { Changed = [.. parts.Keys] }, null);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ViewMoment> FollowAsync(string journal, Audience audience, long? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folded = await StateAsync(journal, audience, cancellationToken);
        if (after is { } from && from < folded.Seq)
        {
            folded = await OnAsync(journal, audience, await StartAsync(journal, audience, from, cancellationToken), from, cancellationToken);
        }

        var state = folded.State;
        var parts = fold.Parts(state);
        yield return new ViewMoment(folded.Seq, new FeedView(journal, parts) { Changed = [.. parts.Keys] }, null);
        await foreach (var happened in store.Journal.FollowAsync(new EventQuery(journal, audience) { From = folded.Seq, Limit = Page }, cancellationToken))
        {
            state = happened.Kind == Kinds.Redacted
                ? (await OnAsync(journal, audience, Nothing(journal), happened.Seq, cancellationToken)).State
                : fold.Apply(state, happened);
            var next = fold.Parts(state);
            yield return new ViewMoment(happened.Seq, new FeedView(journal, next) { Changed = Changed(parts, next) }, happened);
            parts = next;
        }
    }

    private static List<string> Changed(IReadOnlyDictionary<string, JsonElement> before, IReadOnlyDictionary<string, JsonElement> after)
    {
        var changed = new List<string>();
        foreach (var (name, part) in after)
        {
            // The fold keeps an unchanged part as the same element, whose bytes are the same memory: that comparison costs nothing.
            if (!before.TryGetValue(name, out var earlier) || !JsonMarshal.GetRawUtf8Value(earlier).SequenceEqual(JsonMarshal.GetRawUtf8Value(part)))
            {
                changed.Add(name);
            }
        }

        return changed;
    }

    private async Task SaveAsync(string journal, Audience? audience, FoldedState<TState> folded)
    {
        try
        {
            await store.Snapshots.SaveAsync(KeyOf(journal, audience), new Snapshot(folded.Seq, fold.Save(folded.State)), CancellationToken.None);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A snapshot is only a cache: the next one comes by itself.
        }
    }

    private async ValueTask<FoldedState<TState>> StartAsync(string journal, Audience? audience, long upTo, CancellationToken cancellationToken)
    {
        var saved = await store.Snapshots.LoadAsync(KeyOf(journal, audience), cancellationToken);
        if (saved is not null && saved.Seq <= upTo)
        {
            try
            {
                return new FoldedState<TState>(saved.Seq, fold.Load(saved.State.Span));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // A snapshot is only a cache: an unreadable one is folded anew.
            }
        }

        return Nothing(journal);
    }

    private async ValueTask<FoldedState<TState>> OnAsync(string journal, Audience? audience, FoldedState<TState> folded, long upTo, CancellationToken cancellationToken)
    {
        var (seq, state) = folded;
        var reading = ReadAsync(journal, audience, seq, cancellationToken);
        while (seq < upTo)
        {
            // The next page is read while this one is folded.
            var events = await reading;
            var next = events.Count < Page ? upTo : events[^1].Seq;
            if (next < upTo)
            {
                reading = ReadAsync(journal, audience, next, cancellationToken);
            }

            foreach (var happened in events)
            {
                if (happened.Seq > upTo)
                {
                    return new FoldedState<TState>(upTo, state);
                }

                if (happened.Kind == Kinds.Redacted && happened.Seq > folded.Seq && folded.Seq > 0)
                {
                    // What was folded before may hold what was blanked since.
                    return await OnAsync(journal, audience, Nothing(journal), upTo, cancellationToken);
                }

                state = fold.Apply(state, happened);
            }

            seq = next;
        }

        return new FoldedState<TState>(Math.Max(seq, upTo), state);
    }

    private Task<IReadOnlyList<StoredEvent>> ReadAsync(string journal, Audience? audience, long from, CancellationToken cancellationToken) =>
        store.Journal.ReadAsync(new EventQuery(journal, audience) { From = from, Limit = Page }, cancellationToken).AsTask();

    private FoldedState<TState> Nothing(string journal) => new(0, fold.Start(journal));

    private SnapshotKey KeyOf(string journal, Audience? audience) => new(journal, fold.Name, fold.Version, audience?.ToString() ?? "*");

    private sealed class Latest
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public FoldedState<TState>? Folded { get; set; }

        public long Unsaved { get; set; }

        public Task Saving { get; set; } = Task.CompletedTask;
    }
}
