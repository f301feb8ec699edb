using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>Where a session lies in its campaign's journal.</summary>
internal sealed record SessionPlace(string Campaign, string Id, StoredEvent Started, StoredEvent? Ended);

/// <summary>Reads a session back from what happened in it.</summary>
internal sealed class SessionReader(IJournal journal, TimeProvider time)
{
    private const int Page = 256;
    private const int MostUpdates = 10_000;

    /// <summary>The session of this id, or the last one; null when the audience knows of none.</summary>
    public async Task<SessionPlace?> FindAsync(string campaign, string? id, Audience audience, CancellationToken cancellationToken)
    {
        var started = await FirstAsync(
            new EventQuery(campaign, audience) { Backward = true, Kinds = [HookRoute.Started] }, happened => IdOf(happened) is { } its && (id is null || its == id), cancellationToken);
        if (started is null)
            return null;

        var session = IdOf(started)!;
        var ended = await FirstAsync(new EventQuery(campaign, audience) { From = started.Seq, Kinds = [HookRoute.Ended] }, happened => IdOf(happened) == session, cancellationToken);
        return new SessionPlace(campaign, session, started, ended);
    }

    /// <summary>The session as an audience may see it.</summary>
    public async Task<SessionExport> ReadAsync(SessionPlace place, Audience audience, CancellationToken cancellationToken)
    {
        var updates = new List<ExportedUpdate>();
        var query = new EventQuery(place.Campaign, audience) { From = place.Started.Seq, Limit = Page };
        var last = place.Ended?.Seq ?? long.MaxValue;
        while (updates.Count < MostUpdates)
        {
            var page = await journal.ReadAsync(query, cancellationToken);
            updates.AddRange(page.Where(happened => happened.Seq < last && Belongs(happened.Event, place.Id)).Select(Update).OfType<ExportedUpdate>());
            if (page.Count < Page || page[^1].Seq >= last)
                break;
            query = query with { From = page[^1].Seq };
        }

        var progress = new ExportedProgress(
            Number(place.Ended, "startProgress") ?? updates.FirstOrDefault(static update => update.Progress is not null)?.Progress,
            Number(place.Ended, "endProgress") ?? updates.LastOrDefault(static update => update.Progress is not null)?.Progress);
        return new SessionExport(new ExportedSession(place.Id, Duration(place), progress), updates);
    }

    /// <summary>What a plugin appended in the meantime may not say which session it was.</summary>
    private static bool Belongs(TableEvent happened, string session) => !happened.Redacted && (happened.Session is null || happened.Session == session);

    private static ExportedUpdate? Update(StoredEvent happened) => EventFacts.Text(happened.Event, "text") is { Length: > 0 } text
        ? new ExportedUpdate(happened.Event.At, text.ReplaceLineEndings(" "), EventFacts.Number(happened.Event, "progress"))
        : null;

    private TimeSpan Duration(SessionPlace place) => place.Ended is { } ended
        ? EventFacts.Seconds(ended.Event, "durationSeconds") ?? ended.Event.At - place.Started.Event.At
        : time.GetUtcNow() - place.Started.Event.At;

    private static string? IdOf(StoredEvent happened) => EventFacts.Text(happened.Event, "id");

    private static int? Number(StoredEvent? happened, string name) => happened is null ? null : EventFacts.Number(happened.Event, name);

    private async Task<StoredEvent?> FirstAsync(EventQuery query, Func<StoredEvent, bool> wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            var page = await journal.ReadAsync(query with { Limit = Page }, cancellationToken);
            if (page.FirstOrDefault(wanted) is { } found)
                return found;
            if (page.Count < Page)
                return null;
            query = query with { From = page[^1].Seq };
        }
    }
}
