using System.Runtime.CompilerServices;
using PluginHost.Campaigns.Shared;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>A command's step as the journal has it.</summary>
/// <param name="Events">In order.</param>
internal sealed record RecordedStep(string Id, IReadOnlyList<StoredEvent> Events)
{
    public string? Person => Events[0].Event.Person;

    /// <summary>What it did to the world, event by event.</summary>
    public IEnumerable<(StoredEvent Happened, EntityChange Change)> Changes => Events
        .Select(static happened => (Happened: happened, Change: Lifting.Of(happened)))
        .Where(static one => one.Change is { Id: not null })
        .Select(static one => (one.Happened, one.Change!));

    /// <summary>What it wrote into shared documents, event by event.</summary>
    public IEnumerable<SharedEdited> Edits => Events
        .Where(static happened => happened.Kind == SharedEdited.Kind && !happened.Redacted)
        .Select(static happened => SharedEdited.Of(happened.Data))
        .Where(static edit => edit is { Document: not null, Again: false, Ops.IsEmpty: false });

    /// <summary>The step that this one took back or restored.</summary>
    public (string Kind, string Step)? Reverses => Events.FirstOrDefault(static happened => happened.Event.Kind is CampaignKinds.Undone or CampaignKinds.Redone) is { } said
        && CampaignFold.Read(said, CampaignJson.Default.StepUndone)?.Step is { } step ? (said.Event.Kind, step) : null;

    /// <summary>What happened, as far as a reader may know.</summary>
    public string TextFor(Audience reader) => string.Join(' ', Events
        .Where(happened => reader.MaySee(happened.Event.Audience))
        .Select(static happened => Lifting.Of(happened)?.Text ?? CampaignFold.Read(happened, CampaignJson.Default.Happened)?.Text)
        .Where(static text => text is not null)
        .Distinct(StringComparer.Ordinal));
}

/// <summary>Reads a journal backwards, step by step.</summary>
internal static class Steps
{
    /// <summary>Nobody takes back what lies further behind.</summary>
    public const int Furthest = 10_000;
    private const int Page = 256;

    public static async IAsyncEnumerable<RecordedStep> BackwardsAsync(IJournalStore store, string journal, Audience? audience, [EnumeratorCancellation] CancellationToken cancellationToken, int furthest = Furthest)
    {
        var open = new List<StoredEvent>();
        long before = 0;
        for (var read = 0; read < furthest;)
        {
            var page = await store.Journal.ReadAsync(new EventQuery(journal, audience) { From = before, Backward = true, Limit = Page }, cancellationToken);
            foreach (var happened in page)
            {
                if (open.Count > 0 && open[0].Event.Step != happened.Event.Step)
                {
                    yield return Made(open);
                }

                open.Add(happened);
            }

            if (page.Count < Page)
            {
                break;
            }

            before = page[^1].Seq;
            read += page.Count;
        }

        if (open.Count > 0)
        {
            yield return Made(open);
        }
    }

    private static RecordedStep Made(List<StoredEvent> open)
    {
        var step = new RecordedStep(open[0].Event.Step, [.. open.OrderBy(static happened => happened.Seq)]);
        open.Clear();
        return step;
    }
}
