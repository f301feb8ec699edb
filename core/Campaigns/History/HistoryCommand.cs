using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <param name="Event">Names the moment for <c>at</c>, <c>diff</c> and <c>redact_event</c>.</param>
internal sealed record HistoryLine(string Event, DateTimeOffset At, string? Who, string What, string? Session, bool? TakenBack);

internal sealed record HistoryPage(IReadOnlyList<HistoryLine> Items, string? NextBefore);

/// <summary>What happened, step by step, the newest first, as the caller may know it.</summary>
internal sealed class HistoryCommand(CampaignDesk desk)
{
    private const int Usual = 20;
    private const int Most = 100;
    private const int Furthest = 2_000_000;

    public async Task<ToolResult> ReadAsync(HistoryArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        var found = desk.Find(call, null);
        if (!found.Succeeded || arguments.Limit is < 1 or > Most)
        {
            return ToolResult.Failed(found.Error ?? Error.Invalid("limit", $"limit is 1 to {Most}."));
        }

        var its = (await desk.Views.StateAsync(found.Value, call.Caller.Audience, cancellationToken)).State.Its;
        var seen = new Seen(its.World, call.Caller.Audience);
        var thing = Meant(seen, its.World, arguments.Id);
        if (thing is { Succeeded: false })
        {
            return ToolResult.Failed(thing.Error);
        }

        var undone = await TakenBack.StepsAsync(desk, found.Value, cancellationToken);
        var lines = new List<HistoryLine>();
        var isReached = arguments.Before is null;
        var more = false;
        string? last = null;
        await foreach (var step in Steps.BackwardsAsync(desk.Store, found.Value, call.Caller.Audience, cancellationToken, Furthest))
        {
            if (!isReached)
            {
                isReached = step.Events.Any(one => one.Id == arguments.Before);
                continue;
            }

            if (thing is not null && !step.Changes.Any(one => one.Change.Id == thing.Value!.Id) && !step.Edits.Any(edit => edit.Document == thing.Value!.Id))
            {
                continue;
            }

            // Somebody who types makes many steps of one thing.
            var wrote = step.Reverses is null && !step.Changes.Any() && step.Edits.Any() ? $"{step.Person} {string.Join(' ', step.Edits.Select(static edit => edit.Document).Distinct(StringComparer.Ordinal))}" : null;
            if (wrote is not null && wrote == last)
            {
                continue;
            }

            last = wrote;

            if (lines.Count == (arguments.Limit ?? Usual))
            {
                more = true;
                break;
            }

            var happened = step.Events[^1];
            lines.Add(new HistoryLine(happened.Id, happened.Event.At, step.Person, HistoryWords.Of(step, seen), happened.Event.Session, undone.Contains(step.Id) ? true : null));
        }

        if (!isReached)
        {
            return ToolResult.Failed(Error.NotFound("There is no such event.") with { Field = "before", Hint = "Use next_before of the last answer." });
        }

        var text = lines.Count == 0 ? "Nothing happened." : string.Join('\n', lines.Select(static line =>
            string.Create(CultureInfo.InvariantCulture, $"{line.At:yyyy-MM-dd HH:mm} {line.Who ?? "the host"}: {line.What}{(line.TakenBack == true ? " (taken back)" : "")} [{line.Event}]")));
        return ToolResult.Of(new HistoryPage(lines, more ? lines[^1].Event : null), StoryJson.Default.HistoryPage, text);
    }

    /// <summary>Also one that was removed, by its id.</summary>
    private static Result<Entity>? Meant(Seen seen, World world, string? asked) => asked is null ? null
        : world.AtAny(asked) is { } known ? known
        : Naming.Find(seen, null, asked, "id");
}
