using System.Globalization;
using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>A moment of the past: the last event that counts.</summary>
/// <param name="Words">The moment as people say it.</param>
internal sealed record PastMoment(long Seq, string Words);

/// <summary>The campaign as it was, folded from what the reader may see up to then.</summary>
internal sealed class Past(CampaignDesk desk)
{
    private const int Page = 1_024;
    private const int Longest = 100;

    private readonly CampaignFold _fold = new();

    /// <summary>The end of a session, a time, or the step of an event.</summary>
    public async Task<Result<PastMoment>> FindAsync(string journal, Seen seen, string asked, string field, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(asked) || asked.Length > Longest || asked.Any(char.IsControl))
        {
            return Error.Invalid(field, "Expected a session, a time or an event's id.") with { Hint = "history shows events; get_campaign_data with data_type sessions shows sessions." };
        }

        var session = SessionNaming.Find(seen, asked, field);
        if (session.Succeeded)
        {
            return await EndOfAsync(journal, seen.Reader, session.Value, cancellationToken);
        }

        var isTime = DateTimeOffset.TryParse(asked, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && asked.Contains('-', StringComparison.Ordinal) && asked.Length >= 8 && char.IsAsciiDigit(asked[0]);
        string? step = null;
        long last = 0;
        await foreach (var happened in EventsAsync(journal, seen.Reader, cancellationToken))
        {
            if (step is not null && happened.Event.Step != step)
            {
                break;
            }

            step = happened.Id == asked ? happened.Event.Step : step;
            if (step is null && isTime && happened.Event.At > time)
            {
                break;
            }

            last = happened.Seq;
        }

        return step is not null || isTime
            ? new PastMoment(last, step is not null ? "after that event" : $"at {asked}")
            : Error.NotFound("There is no such session, time or event.") with { Field = field, Hint = session.Error.Hint ?? "history shows events with their ids." };
    }

    /// <param name="earlier">A moment before it that is known already; the fold goes on from there.</param>
    public async Task<FoldedState<CampaignState>> AsOfAsync(string journal, Audience audience, long seq, FoldedState<CampaignState>? earlier, CancellationToken cancellationToken)
    {
        var now = await desk.Views.StateAsync(journal, audience, cancellationToken);
        if (now.Seq <= seq)
        {
            return now;
        }

        var (at, state) = (earlier is { } known && known.Seq <= seq ? known : null) ?? await NearestAsync(journal, audience, seq, cancellationToken);
        await foreach (var happened in EventsAsync(journal, audience, cancellationToken, at))
        {
            if (happened.Seq > seq)
            {
                break;
            }

            state = _fold.Apply(state, happened);
        }

        return new FoldedState<CampaignState>(seq, state);
    }

    /// <summary>The snapshot, when it is not of later; else the beginning.</summary>
    private async Task<FoldedState<CampaignState>> NearestAsync(string journal, Audience audience, long seq, CancellationToken cancellationToken)
    {
        if (await desk.Store.Snapshots.LoadAsync(new SnapshotKey(journal, _fold.Name, _fold.Version, audience.ToString()), cancellationToken) is { } saved && saved.Seq <= seq)
        {
            try
            {
                return new FoldedState<CampaignState>(saved.Seq, _fold.Load(saved.State.Span));
            }
            catch (JsonException)
            {
                // A snapshot is only a cache.
            }
        }

        return new FoldedState<CampaignState>(0, _fold.Start(journal));
    }

    private async Task<Result<PastMoment>> EndOfAsync(string journal, Audience audience, Entity session, CancellationToken cancellationToken)
    {
        var words = $"at the end of {SessionNaming.Words(session)}";
        if (session.Its.Text("status") == "planned")
        {
            return Error.Invalid("moment", "That session was not played yet.");
        }

        long ended = 0;
        await foreach (var happened in desk.EventsAsync(journal, audience, [CampaignKinds.SessionEnded], cancellationToken))
        {
            ended = CampaignFold.Read(happened, CampaignJson.Default.SessionEnded)?.Id == session.Id ? happened.Seq : ended;
        }

        return ended == 0 || session.Its.Text("status") == "active" ? new PastMoment(long.MaxValue, "now, as the session is under way") : new PastMoment(ended, words);
    }

    private async IAsyncEnumerable<StoredEvent> EventsAsync(string journal, Audience audience, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken, long from = 0)
    {
        while (true)
        {
            var page = await desk.Store.Journal.ReadAsync(new EventQuery(journal, audience) { From = from, Limit = Page }, cancellationToken);
            foreach (var happened in page)
            {
                yield return happened;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            from = page[^1].Seq;
        }
    }
}
