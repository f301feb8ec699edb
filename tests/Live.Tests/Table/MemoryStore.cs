using System.Runtime.CompilerServices;
using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Live.Tests;

/// <summary>Just enough of a store: events in memory, and views that count what their audience saw.</summary>
internal sealed class MemoryStore : IJournalStore, IJournal, IViews
{
    private readonly Lock _gate = new();
    private readonly List<StoredEvent> _events = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Engine => "memory";

    public long Batches => 0;

    public long Epoch { get; set; } = 1;

    public IReadOnlyList<string> Repairs => [];

    public IJournal Journal => this;

    public IReaders Readers => throw new NotSupportedException();

    public IOutbox Outbox => throw new NotSupportedException();

    public IBlobs Blobs => throw new NotSupportedException();

    public ISnapshots Snapshots => throw new NotSupportedException();

    public IUpkeep Upkeep => throw new NotSupportedException();

    public IReadOnlyList<string> Journals => ["camp"];

    /// <summary>The most views that were ever followed at once.</summary>
    public int Followers;

    public void Append(string text, Audience? audience = null)
    {
        TaskCompletionSource told;
        lock (_gate)
        {
            var seq = _events.Count + 1;
            _events.Add(new StoredEvent(seq, Role.GameMaster, "test", new TableEvent
            {
                Id = $"event-{seq * 7919 % 104729:x}",
                Campaign = "camp",
                Step = $"step-{seq}",
                Kind = "test/said",
                Audience = audience ?? Audience.Everyone,
                Data = JsonElement.Parse($$"""{"text":"{{text}}"}"""),
            }));
            (told, _news) = (_news, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        told.SetResult();
    }

    public long Head(string journal)
    {
        lock (_gate)
            return journal == "camp" ? _events.Count : 0;
    }

    public ValueTask<IReadOnlyList<StoredEvent>> ReadAsync(EventQuery query, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var seen = _events.Where(stored => query.Audience is null || query.Audience.MaySee(stored.Event.Audience));
            return new(query.Backward
                ? seen.Where(stored => stored.Seq < query.From).Reverse().Take(query.Limit).ToList()
                : seen.Where(stored => stored.Seq > query.From).Take(query.Limit).ToList());
        }
    }

    public ValueTask<ViewMoment> CurrentAsync(string journal, Audience audience, CancellationToken cancellationToken) =>
        new(Moment(audience, Head(journal), null));

    public async IAsyncEnumerable<ViewMoment> FollowAsync(string journal, Audience audience, long? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref Followers);
        var place = after ?? Head(journal);
        yield return Moment(audience, place, null);
        await foreach (var stored in Journal.FollowAsync(new EventQuery(journal, audience) { From = place, Limit = 64 }, cancellationToken))
            yield return Moment(audience, stored.Seq, stored);
    }

    public ValueTask<Committed?> FindAsync(string journal, string key, CancellationToken cancellationToken) => ValueTask.FromResult<Committed?>(null);

    /// <summary>What was written into the host's own journal.</summary>
    public List<NewEvent> Host { get; } = [];

    public Task<Result<Committed>> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        Assert.Equal("host", commit.Step?.Journal);
        lock (_gate)
            Host.AddRange(commit.Step!.Events);
        return Task.FromResult<Result<Committed>>(new Committed("step", 1, 1, Repeated: false));
    }

    public async ValueTask<long> WaitAsync(string journal, long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task news;
            lock (_gate)
                news = _news.Task;

            if (Head(journal) > after)
                return Head(journal);

            await news.WaitAsync(cancellationToken);
        }
    }

    public Task WaitForJournalAsync(int known, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Result<Committed>> RedactAsync(string journal, long seq, Principal by, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ViewMoment Moment(Audience audience, long seq, StoredEvent? stored)
    {
        lock (_gate)
        {
            var last = stored ?? _events.LastOrDefault(each => each.Seq <= seq && audience.MaySee(each.Event.Audience));
            var parts = new Dictionary<string, JsonElement> { ["last"] = last?.Event.Data ?? JsonElement.Parse("null") };
            return new ViewMoment(seq, new FeedView("camp", parts), stored);
        }
    }
}
