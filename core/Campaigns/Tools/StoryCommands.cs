using System.Text.Json.Nodes;
using PluginHost.Campaigns.Personalities;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Decisions about sessions, notes and characters.</summary>
internal static class StoryCommands
{
    private const int MostHp = 1_000_000;

    public static Result<Decision> Start(KnownState its, StartArguments arguments, ToolCall call, Moment moment, SessionSeeds seeds)
    {
        if (its.Session is not null)
        {
            return new Error("session-active", "A session is under way already.") { Hint = "End it with end_session first." };
        }

        var seen = new Seen(its.World, call.Caller.Audience);
        return Texts.NameOr(arguments.SessionName, "", "session_name").Then(name => Planned(seen, arguments.SessionId, name).Then<Decision>(planned =>
        {
            // One that was planned keeps its id; its dice follow from this beginning of it.
            var run = CampaignDesk.IdOf(call);
            var id = planned.Id ?? run;
            var before = planned.Id is null ? null : its.World.At(EntityTypes.Session, id);
            var now = (before?.Its ?? Leaves.None).With("status", Values.Text("active")).With("started", Values.Of(JsonValue.Create(moment.Now))).With("number", Values.Number(SessionNaming.Next(its.World)));
            now = name.Length > 0 && now.Text("name") is null ? now.With("name", Values.Text(name)) : now;
            var began = SessionDiceTelling.Began(its, seeds, id, before is null ? now.Text("name") : new Seen(its.World, Audience.Everyone).Of(before)?.Its.Text("name"), run, isFirst: planned.Id is null);
            var draft = new Draft(its.World);
            if (before is null)
            {
                draft.Put(EntityTypes.Session, id, Telling.Of(EntityTypes.Session, now.Data()));
            }
            else
            {
                draft.Become(before, now);
            }

            return new Decision([began, .. draft.Events()], Spoken.Say(Spoken.Of(its.World), "begin", "The session has begun.", null, id), CampaignDesk.Id(id));
        }));
    }

    public static Result<Decision> End(KnownState its, Moment moment, SessionSeeds seeds)
    {
        if (its.Session is not { } session)
        {
            return NoSession;
        }

        var (hidden, ended) = SessionDiceTelling.Over(its, session, moment, seeds);
        var draft = new Draft(its.World);
        var entity = its.World.Find(EntityTypes.Session, session.Id)!;
        draft.Set(entity, "status", Values.Text("completed"));
        draft.Set(entity, "ended", Values.Of(JsonValue.Create(moment.Now)));
        return new Decision([.. hidden, .. draft.Events(), ended], Spoken.Say(Spoken.Of(its.World), "end", "The session is over.", null, session.Id), CampaignDesk.Id(session.Id));
    }

    public static Result<Decision> Note(KnownState its, NoteArguments arguments, ToolCall call) => OfSession(its, arguments.SessionId).Then(_ => Texts.Prose(arguments.Note, "note", Texts.LongestNote)).Then<Decision>(text =>
    {
        var id = CampaignDesk.IdOf(call);
        return new Decision([CampaignDesk.Event(CampaignKinds.NoteAdded, new NoteAdded(text, id), CampaignJson.Default.NoteAdded, Audience.Table)], "The note is kept.", CampaignDesk.Id(id)) { Independent = true };
    });

    public static Result<Decision> Decide(DecisionArguments arguments, ToolCall call) => Texts.Prose(arguments.Content, "content", Texts.LongestDecision).Then<Decision>(text =>
    {
        var id = CampaignDesk.IdOf(call);
        return new Decision([CampaignDesk.Event(CampaignKinds.DecisionRecorded, new DecisionRecorded(text, "Decided: " + text, id), CampaignJson.Default.DecisionRecorded)], "The decision is recorded.", CampaignDesk.Id(id)) { Independent = true };
    });

    public static Result<Decision> Add(KnownState its, CharacterArguments arguments, ToolCall call) =>
        Texts.Name(arguments.Name, "name").Then(name => Texts.NameOr(arguments.Player, "", "player").Then<Decision>(player =>
        {
            if (Points(arguments.CurrentHp ?? arguments.MaxHp, arguments.MaxHp) is not { } hp)
            {
                return arguments.MaxHp is < 1 or > MostHp
                    ? Error.Invalid("max_hp", $"The most hit points are 1 to {MostHp}.")
                    : Error.Invalid("current_hp", $"The hit points now are 0 to {arguments.MaxHp}, the most that were given.");
            }

            var id = CampaignDesk.IdOf(call);
            var data = new JsonObject
            {
                ["name"] = name,
                ["sheet"] = new JsonObject { ["combat"] = new JsonObject { ["hp"] = new JsonObject { ["current"] = hp.Current, ["max"] = hp.Max } } },
            };
            if (player.Length > 0)
            {
                data["player"] = player;
            }

            var draft = new Draft(its.World);
            draft.Put(EntityTypes.Character, id, Telling.Of(EntityTypes.Character, Values.Of(data)));
            return Decision.Of(draft, $"{name} joins the party as {id}.", CampaignDesk.Id(id));
        }));

    public static Result<Decision> Hp(KnownState its, HpArguments arguments, ToolCall call)
    {
        var act = new Act(its, call);
        var found = Who.Find(act, arguments.CharacterId, "character_id");
        if (!found.Succeeded || Bodies.MemberOf(its.World, found.Value) is not { } one)
        {
            return found.Error ?? Error.Invalid("character_id", "That is no character of the party.");
        }

        if (arguments.Current < 0 || arguments.Current > one.Hp.Max)
        {
            return Error.Invalid("current", $"{one.Name} has 0 to {one.Hp.Max} hit points.");
        }

        act.Write(Vitals.At(act, found.Value, one.Hp with { Current = arguments.Current }));
        return Decision.Of(act.Draft, $"{one.Name} has {arguments.Current} of {one.Hp.Max} hit points.");
    }

    /// <returns>Nothing when these are no hit points.</returns>
    public static HitPoints? Points(int current, int max) => max is >= 1 and <= MostHp && current >= 0 && current <= max ? new HitPoints(current, max) : null;

    public static Result<Unit> OfSession(KnownState its, string? asked) =>
        asked is null || asked == its.Session?.Id ? Unit.Value : Error.NotFound("That session is not under way.") with { Field = "session_id", Hint = "Leave session_id out for the current one." };

    /// <summary>The planned session that is meant, by its id, or by its name.</summary>
    private static Result<PlannedSession> Planned(Seen seen, string? id, string name)
    {
        if (id is { Length: > 0 })
        {
            return Naming.Find(seen, EntityTypes.Session, id, "session_id").Then<PlannedSession>(static session => session.Its.Text("status") == "planned"
                ? new PlannedSession(session.Id)
                : Error.Invalid("session_id", "That session was played already.") with { Hint = "Leave session_id out to begin a new one." });
        }

        var named = seen.OfType(EntityTypes.Session).Where(one => name.Length > 0 && one.Its.Text("status") == "planned" && Naming.GoesBy(one, name)).ToList();
        return new PlannedSession(named is [var only] ? only.Id : null);
    }

    private sealed record PlannedSession(string? Id);

    private static Error NoSession { get; } = new("no-session", "No session is under way.") { Hint = "Begin one with start_session." };
}
