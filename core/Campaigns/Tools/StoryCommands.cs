using System.Text.Json.Nodes;
using PluginHost.Dice;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Decisions about sessions, notes and characters.</summary>
internal static class StoryCommands
{
    private const int MostHp = 1_000_000;

    /// <summary>As many lines of hidden rolls as one event holds with room to spare.</summary>
    private const int HiddenAtOnce = 150;

    public static Result<Decision> Start(KnownState its, StartArguments arguments, ToolCall call, Moment moment, SessionSeeds seeds)
    {
        if (its.Session is not null)
        {
            return new Error("session-active", "A session is under way already.") { Hint = "End it with end_session first." };
        }

        var id = CampaignDesk.IdOf(call);
        return Texts.NameOr(arguments.SessionName, "", "session_name").Then<Decision>(name =>
        {
            var began = new SessionStarted(id, name.Length == 0 ? null : name, its.Info?.Name, Commitments.To(seeds.Open(its.Journal, id), seeds.Hidden(its.Journal, id)));
            var draft = new Draft(its.World);
            var data = new JsonObject { ["status"] = "active", ["started"] = moment.Now };
            if (name.Length > 0)
            {
                data["name"] = name;
            }

            draft.Put(EntityTypes.Session, id, Telling.Of(EntityTypes.Session, Values.Of(data)));
            return new Decision(
                [CampaignDesk.Event(CampaignKinds.SessionStarted, began, CampaignJson.Default.SessionStarted) with { Version = 2 }, .. draft.Events()], "The session has begun.", CampaignDesk.Id(id));
        });
    }

    public static Result<Decision> End(KnownState its, Moment moment, SessionSeeds seeds)
    {
        if (its.Session is not { } session)
        {
            return NoSession;
        }

        var lasted = Math.Max(0, (long)(moment.Now - session.Since).TotalSeconds);
        var over = moment.Recorded(CampaignKinds.SessionEnded, CampaignJson.Default.SessionEnded) ?? new SessionEnded(session.Id, lasted, session.Dice is { } dice ? new Revelation(Convert.ToHexStringLower(seeds.Open(its.Journal, session.Id)), dice.Records, dice.State.Link) : null);
        var hidden = (session.Dice?.Hidden ?? []).Chunk(HiddenAtOnce)
            .Select(rolls => CampaignDesk.Event(CampaignKinds.RollsSealed, new RollsSealed(session.Id, [.. rolls]), CampaignJson.Default.RollsSealed));
        var draft = new Draft(its.World);
        var entity = its.World.Find(EntityTypes.Session, session.Id)!;
        draft.Set(entity, "status", Values.Text("completed"));
        draft.Set(entity, "ended", Values.Of(JsonValue.Create(moment.Now)));
        return new Decision(
            [.. hidden, .. draft.Events(), CampaignDesk.Event(CampaignKinds.SessionEnded, over, CampaignJson.Default.SessionEnded) with { Version = 2 }], "The session is over.", CampaignDesk.Id(session.Id));
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

    public static Result<Decision> Hp(KnownState its, HpArguments arguments)
    {
        if (its.Party.FirstOrDefault(one => one.Id == arguments.CharacterId) is not { } one)
        {
            return Error.NotFound("There is no such character.") with { Field = "character_id", Hint = "get_campaign_data with data_type party lists them with their ids." };
        }

        if (arguments.Current < 0 || arguments.Current > one.Hp.Max)
        {
            return Error.Invalid("current", $"{one.Name} has 0 to {one.Hp.Max} hit points.");
        }

        var draft = new Draft(its.World);
        Wounds.Set(draft, one, one.Hp with { Current = arguments.Current });
        return Decision.Of(draft, $"{one.Name} has {arguments.Current} of {one.Hp.Max} hit points.");
    }

    /// <returns>Nothing when these are no hit points.</returns>
    public static HitPoints? Points(int current, int max) => max is >= 1 and <= MostHp && current >= 0 && current <= max ? new HitPoints(current, max) : null;

    public static Result<Unit> OfSession(KnownState its, string? asked) =>
        asked is null || asked == its.Session?.Id ? Unit.Value : Error.NotFound("That session is not under way.") with { Field = "session_id", Hint = "Leave session_id out for the current one." };

    private static Error NoSession { get; } = new("no-session", "No session is under way.") { Hint = "Begin one with start_session." };
}
