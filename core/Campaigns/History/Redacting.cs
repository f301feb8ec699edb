using System.Text.Json;
using PluginHost.Campaigns.Shared;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>
/// Blanks an event for good. Later changes repeat what they replaced, and an undo repeats what was before: those that repeat a value of this event
/// are blanked with it, and what else they said is said once more, so that nothing but the event itself is lost.
/// </summary>
internal sealed class Redacting(CampaignDesk desk)
{
    private const int Page = 1_024;

    public async Task<ToolResult> RedactAsync(RedactArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        var found = desk.Find(call, null);
        var reason = Texts.Prose(arguments.Reason, "reason", 500);
        if (!found.Succeeded || !reason.Succeeded)
        {
            return ToolResult.Failed(found.Error ?? reason.Error!);
        }

        var (target, later) = await FindAsync(found.Value, arguments.Event, cancellationToken);
        if (target is null)
        {
            return ToolResult.Failed(Error.NotFound("There is no such event.") with { Field = "event", Hint = "history shows events with their ids." });
        }

        if (target.Event.Redacted || target.Event.Kind == Kinds.Redacted)
        {
            return ToolResult.Text("That event holds nothing any more.");
        }

        if (call.DryRun)
        {
            return ToolResult.Text($"Would do: blank the event and {later.Count} later ones that repeat it.");
        }

        // What is said once more comes first: whoever is stopped on the way can call again, and nothing is lost.
        var its = (await desk.Views.StateAsync(found.Value, null, cancellationToken)).State.Its;
        var restated = Restated(its.World, target, later).Concat(SharedRedaction.Restated(its, target, later)).ToList();
        if (restated.Count > 0)
        {
            var marker = CampaignDesk.Event(CampaignKinds.Restated, new StepUndone(target.Event.Step), CampaignJson.Default.StepUndone, Audience.GameMaster);
            var said = await desk.Store.Journal.CommitAsync(new Commit { Step = new Step(found.Value, call.Caller, [marker, .. restated]) }, cancellationToken);
            if (!said.Succeeded)
            {
                return ToolResult.Failed(said.Error);
            }
        }

        foreach (var happened in later.Append(target))
        {
            var blanked = await desk.Store.Journal.RedactAsync(found.Value, happened.Seq, call.Caller, reason.Value, cancellationToken);
            if (!blanked.Succeeded)
            {
                return ToolResult.Failed(blanked.Error);
            }
        }

        return ToolResult.Text(later.Count == 0 ? "The event is blanked." : $"The event is blanked, and {later.Count} later ones that repeated it.");
    }

    /// <summary>The event, and those after it that repeat what it said.</summary>
    private async Task<(StoredEvent? Target, IReadOnlyList<StoredEvent> Later)> FindAsync(string journal, string id, CancellationToken cancellationToken)
    {
        StoredEvent? target = null;
        Repeats? repeats = null;
        var later = new List<StoredEvent>();
        for (var from = 0L; ;)
        {
            var page = await desk.Store.Journal.ReadAsync(new EventQuery(journal, null) { From = from, Limit = Page }, cancellationToken);
            foreach (var happened in page)
            {
                if (target is null && happened.Id == id)
                {
                    (target, repeats) = (happened, new Repeats(Lifting.Of(happened)));
                }
                else if (repeats is not null && !happened.Event.Redacted && (repeats.Has(happened) || SharedRedaction.IsEditOf(happened, target!)))
                {
                    later.Add(happened);
                }
            }

            if (page.Count < Page)
            {
                return (target, later);
            }

            from = page[^1].Seq;
        }
    }

    private static List<NewEvent> Restated(World world, StoredEvent target, IReadOnlyList<StoredEvent> later)
    {
        var repeats = new Repeats(Lifting.Of(target));
        var events = new List<NewEvent>();
        foreach (var group in later.Select(static happened => (happened.Event.Audience, Change: Lifting.Of(happened))).Where(static one => one.Change is { Id: not null, Type: not null })
            .GroupBy(static one => (one.Audience, one.Change!.Type, one.Change.Id)))
        {
            var (audience, type, id) = group.Key;
            var told = world.At(type!, id!)?.Told(audience.ToString()) ?? Leaves.None;
            var set = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
            var unset = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var path in group.SelectMany(static one => (one.Change!.Set?.Keys ?? []).Concat(one.Change.Unset ?? [])))
            {
                if (told[path] is not { } value)
                {
                    unset.Add(path);
                }
                else if (!repeats.Holds(path, value))
                {
                    set[path] = value;
                }
            }

            if (set.Count + unset.Count > 0)
            {
                var change = new EntityChange(type, id, null, set.Count > 0 ? set : null, unset.Count > 0 ? [.. unset] : null, null);
                events.AddRange(Draft.Split(change).Select(part => Draft.Event(audience, part)));
            }
        }

        return events;
    }
}
