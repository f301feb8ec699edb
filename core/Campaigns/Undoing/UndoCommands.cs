using PluginHost.Campaigns.Shared;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>
/// Takes the last step back: each of its changes is answered with the opposite, for exactly those who had heard it.
/// Dice that fell stay fallen, and what somebody else changed since is never overwritten.
/// </summary>
internal sealed class UndoCommands(CampaignDesk desk, SessionSeeds seeds)
{
    public Task<ToolResult> UndoAsync(ToolCall call, CancellationToken cancellationToken) => ReverseAsync(call, CampaignKinds.Undone, cancellationToken);

    public Task<ToolResult> RedoAsync(ToolCall call, CancellationToken cancellationToken) => ReverseAsync(call, CampaignKinds.Redone, cancellationToken);

    private async Task<ToolResult> ReverseAsync(ToolCall call, string kind, CancellationToken cancellationToken)
    {
        var found = desk.Find(call, null);
        if (!found.Succeeded)
        {
            return ToolResult.Failed(found.Error);
        }

        // A repeated call means the step that it meant the first time.
        var known = await desk.Store.Journal.FindAsync(found.Value, call.Id, cancellationToken);
        var step = await FindAsync(found.Value, call.Caller, kind, known?.FirstSeq ?? long.MaxValue, cancellationToken);
        return step is null
            ? ToolResult.Failed(new Error("nothing-to-undo", kind == CampaignKinds.Undone ? "There is nothing to take back." : "Nothing was taken back that could be restored."))
            : await desk.ChangeAsync(call, null, (its, moment) => Decide(its, moment, step, kind, call), cancellationToken);
    }

    private Result<Decision> Decide(KnownState its, Moment moment, RecordedStep step, string kind, ToolCall call)
    {
        var world = its.World;
        var events = new List<NewEvent> { CampaignDesk.Event(kind, new StepUndone(step.Id), CampaignJson.Default.StepUndone, Audience.GameMaster) };
        foreach (var (happened, change) in step.Changes.Reverse())
        {
            var audience = happened.Event.Audience;
            var entity = world.At(change.Type!, change.Id!);
            if (entity is null || !change.Stands(entity.Told(audience.ToString())))
            {
                return new Error("changed-since", $"{entity?.Name ?? change.Name ?? "Something"} was changed since.") { Hint = "Take back the later change first, or set it by hand." };
            }

            var inverse = change.Inverse();
            world = world.With(entity.With(audience.ToString(), inverse.On(entity.Told(audience.ToString()))));
            events.Add(Draft.Event(audience, inverse));
        }

        var edits = step.Edits.ToList();
        events.AddRange(SharedUndo.Of(its.Shared, world, edits));
        if (events.Count == 1)
        {
            return new Error("changed-since", "What was written there was changed since.") { Hint = "Take back the later change first, or set it by hand." };
        }

        var now = its with { World = world };
        if (its.Session is { Dice: not null } before && now.Session?.Id != before.Id && world.Find(EntityTypes.Session, before.Id)?.Its.Text("status") == "completed")
        {
            // It is over again: its dice are told, as when it ended the first time.
            var (hidden, ended) = SessionDiceTelling.Over(its, before, moment, seeds);
            events.AddRange([.. hidden, ended]);
        }
        else if (now.Session is { Dice: null } again && its.Session?.Id != again.Id)
        {
            // What its dice followed from was told when it ended: those to come follow from something else.
            events.Add(SessionDiceTelling.Began(its, seeds, again.Id, new Seen(world, Audience.Everyone).Find(again.Id)?.Its.Text("name"), CampaignDesk.IdOf(call), isFirst: false));
        }

        var verb = kind == CampaignKinds.Undone ? "Taken back" : "Restored";
        var heard = step with { Events = [.. step.Events.Where(happened => call.Caller.Audience.MaySee(happened.Event.Audience))] };
        var text = heard.Events.Count == 0 ? "" : HistoryWords.Of(heard, new Seen(its.World, call.Caller.Audience));
        return new Decision(events, text.Length > 0 ? $"{verb}: {text}" : $"{verb}: the last step.");
    }

    /// <summary>Undo means the last step of its own that stands; redo means the last undo that nothing has followed.</summary>
    private async Task<RecordedStep?> FindAsync(string journal, Principal caller, string kind, long before, CancellationToken cancellationToken)
    {
        var settled = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var step in Steps.BackwardsAsync(desk.Store, journal, null, cancellationToken))
        {
            if (step.Events[^1].Seq >= before)
            {
                continue;
            }

            var reverses = step.Reverses;
            if (reverses is { } reversal && !settled.Contains(step.Id))
            {
                // An undo takes its step out of the game; a redo takes the undo out, and so leaves the step in it.
                settled.Add(reversal.Step);
            }

            var isWanted = kind == CampaignKinds.Undone ? reverses is null : reverses is { Kind: CampaignKinds.Undone };

            // Nobody's "undo" takes a word out of a note that somebody else is just writing.
            var isTheirs = step.Person == caller.Person || (caller.Role == Role.GameMaster && step.Changes.Any());
            var isOfUse = step.Changes.Any() || step.Edits.Any();
            if (isWanted && isTheirs && !settled.Contains(step.Id) && isOfUse && step.Events[0].Event.Kind is not (CampaignKinds.Created or CampaignKinds.Restated))
            {
                return step;
            }

            if (kind == CampaignKinds.Redone && reverses is null && isOfUse && isTheirs)
            {
                return null;
            }
        }

        return null;
    }
}
