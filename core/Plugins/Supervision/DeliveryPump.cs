using Microsoft.Extensions.Logging;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>
/// Brings one journal's events to one plugin: in order, at least once, each until it is answered or set aside as a letter.
/// What the plugin does in answer and its bookmark are one commit.
/// </summary>
internal sealed partial class DeliveryPump(PluginRun run, HookRoute route, Reactions reactions, string journal, bool fromNow, SemaphoreSlim turn, PluginHouseWorld world)
{
    private const int PageSize = 64;

    /// <summary>A bookmark that passes over uninteresting events is written only so often: reading them again costs little.</summary>
    private const int LazyBookmark = 256;

    private readonly string _id = run.Manifest.Id;
    private readonly ILogger _log = world.Loggers.CreateLogger("plugin." + run.Manifest.Id);
    private long _position;
    private long _written;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await StartAsync(cancellationToken);
                while (true)
                    await StepAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await SaveAsync(0);
            }
            catch (Exception e)
            {
                Interrupted(_log, journal, e);
                await Task.Delay(world.Options.Retries.Longest, world.Time, cancellationToken).ContinueWith(static _ => { }, TaskScheduler.Default);
            }
        }
    }

    /// <summary>Delivers one event once more in answer to a person, out of order and marked as late.</summary>
    public async Task<Result<Unit>> DeliverLateAsync(StoredEvent stored, Letter letter, CancellationToken cancellationToken)
    {
        var delivery = new Delivery(letter.Id, journal) { Attempt = letter.Attempts + 1, Late = true };
        var commit = await AnswerAsync(stored, delivery, cancellationToken);
        if (!commit.Succeeded)
            return commit.Error;

        var committed = await world.Store.Journal.CommitAsync(commit.Value with { SettledLetter = letter.Id }, cancellationToken);
        return committed.Then(static _ => (Result<Unit>)Unit.Value);
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await world.Store.Readers.BookmarkAsync(_id, journal, cancellationToken) is { } bookmark)
        {
            _position = _written = bookmark.Seq;
            return;
        }

        _position = fromNow ? world.Store.Journal.Head(journal) : 0;
        if (_position > 0)
            await SaveAsync(0);
    }

    private async Task StepAsync(CancellationToken cancellationToken)
    {
        // Taken first: what is appended while the page is read must not be passed over.
        var head = world.Store.Journal.Head(journal);
        var query = new EventQuery(journal, run.Manifest.Needs.Audience) { From = _position, Kinds = route.Kinds, Limit = PageSize };
        var page = await world.Store.Journal.ReadAsync(query, cancellationToken);
        foreach (var stored in page)
        {
            if (IsWanted(stored.Event))
                await DeliverAsync(stored, cancellationToken);
            _position = stored.Seq;
        }

        if (page.Count == 0)
        {
            _position = Math.Max(_position, head);
            await SaveAsync(LazyBookmark);
            await world.Store.Journal.WaitAsync(journal, _position, cancellationToken);
        }
    }

    private bool IsWanted(TableEvent happened) =>
        happened.Origin?.Plugin != _id
        && !(run.Manifest.Needs.Reading.MaxAge is { } most && world.Time.GetUtcNow() - happened.At > most);

    private async Task DeliverAsync(StoredEvent stored, CancellationToken cancellationToken)
    {
        var id = DeliveryIds.Of(_id, journal, world.Store.Epoch, stored.Seq);
        for (var attempt = 1; ; attempt++)
        {
            var error = await AttemptAsync(stored, new Delivery(id, journal) { Attempt = attempt }, cancellationToken);
            if (error is null)
            {
                _written = stored.Seq;
                return;
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (error.Code is Faults.Paused or Faults.Cancelled or "not-available" or "disk-full")
            {
                // Not the event's fault: it is tried again when the plugin, or the disk, is back.
                attempt--;
                await Task.Delay(world.Options.Limits.Pause, world.Time, cancellationToken);
            }
            else if (attempt >= world.Options.Retries.Attempts)
            {
                await SetAsideAsync(stored, id, error, attempt, cancellationToken);
                return;
            }
            else
            {
                Failed(_log, route.Name(stored.Event.Kind), attempt, error.Message);
                await Task.Delay(Backoff.After(attempt, world.Options.Retries.First, world.Options.Retries.Longest), world.Time, cancellationToken);
            }
        }
    }

    private async Task<Error?> AttemptAsync(StoredEvent stored, Delivery delivery, CancellationToken cancellationToken)
    {
        var commit = await AnswerAsync(stored, delivery, cancellationToken);
        if (!commit.Succeeded)
            return commit.Error;

        // Not cancelled any more: the plugin has answered, so its answer is kept.
        var committed = await world.Store.Journal.CommitAsync(commit.Value with { Bookmark = At(stored.Seq) }, CancellationToken.None);
        return committed.Error;
    }

    private async Task<Result<Commit>> AnswerAsync(StoredEvent stored, Delivery delivery, CancellationToken cancellationToken)
    {
        // A person's retry must not overlap with what is being delivered.
        await turn.WaitAsync(cancellationToken);
        Result<Reaction> reaction;
        try
        {
            reaction = await run.CallAsync(
                route.Name(stored.Event.Kind),
                run.Limits.Hook,
                caller: null,
                (parts, token) => route.CallAsync(parts, stored, delivery, token),
                cancellationToken);
        }
        finally
        {
            turn.Release();
        }

        return reaction.Then(answer => reactions.Build(answer, journal, delivery.Id, stored.Event));
    }

    private async Task SetAsideAsync(StoredEvent stored, string id, Error error, int attempts, CancellationToken cancellationToken)
    {
        var letter = new Letter(id, _id, journal, stored.Seq, stored.Event.Kind, error.Message, attempts, world.Time.GetUtcNow());
        while (await world.Store.Journal.CommitAsync(new Commit { Bookmark = At(stored.Seq), Letter = letter }, cancellationToken) is { Succeeded: false } refused)
        {
            Failed(_log, "letter", attempts, refused.Error.Message);
            await Task.Delay(world.Options.Retries.Longest, world.Time, cancellationToken);
        }

        _written = stored.Seq;
        SetAside(_log, stored.Event.Kind, attempts, error.Message);
        world.LettersChanged(_id);
    }

    private async Task SaveAsync(int unlessAhead)
    {
        if (_position - _written <= unlessAhead)
            return;
        var saved = await world.Store.Journal.CommitAsync(new Commit { Bookmark = At(_position) }, CancellationToken.None);
        if (saved.Succeeded)
            _written = _position;
    }

    private Bookmark At(long seq) => new(_id, journal, world.Store.Epoch, seq);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Hook} failed, attempt {Attempt}: {Reason}")]
    private static partial void Failed(ILogger log, string hook, int attempt, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A delivery of {Kind} was set aside after {Attempts} attempts: {Reason}")]
    private static partial void SetAside(ILogger log, string kind, int attempts, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Deliveries from {Journal} were interrupted and begin again.")]
    private static partial void Interrupted(ILogger log, string journal, Exception exception);
}
