using PluginHost.Dice;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Decisions about sessions, notes and characters.</summary>
internal static class StoryCommands
{
    private const int MostHp = 1_000_000;

    /// <summary>As many lines of hidden rolls as one event holds with room to spare.</summary>
    private const int HiddenAtOnce = 150;

    public static Result<Decision> Start(SavedState its, StartArguments arguments, ToolCall call, SessionSeeds seeds)
    {
        if (its.Session is not null)
        {
            return new Error("session-active", "A session is under way already.") { Hint = "End it with end_session first." };
        }

        var id = CampaignDesk.IdOf(call);
        return Texts.NameOr(arguments.SessionName, "", "session_name").Then<Decision>(name =>
        {
            var began = new SessionStarted(id, name.Length == 0 ? null : name, its.Info?.Name, Commitments.To(seeds.Open(its.Journal, id), seeds.Hidden(its.Journal, id)));
            return new Decision([CampaignDesk.Event(CampaignKinds.SessionStarted, began, CampaignJson.Default.SessionStarted)], "The session has begun.", CampaignDesk.Id(id));
        });
    }

    public static Result<Decision> End(SavedState its, Moment moment, SessionSeeds seeds)
    {
        if (its.Session is not { } session)
        {
            return NoSession;
        }

        var lasted = Math.Max(0, (long)(moment.Now - session.Since).TotalSeconds);
        var over = moment.Recorded(CampaignKinds.SessionEnded, CampaignJson.Default.SessionEnded) ?? new SessionEnded(session.Id, lasted, session.Dice is { } dice ? new Revelation(Convert.ToHexStringLower(seeds.Open(its.Journal, session.Id)), dice.Records, dice.State.Link) : null);
        var hidden = (session.Dice?.Hidden ?? []).Chunk(HiddenAtOnce)
            .Select(rolls => CampaignDesk.Event(CampaignKinds.RollsSealed, new RollsSealed(session.Id, [.. rolls]), CampaignJson.Default.RollsSealed));
        return new Decision([.. hidden, CampaignDesk.Event(CampaignKinds.SessionEnded, over, CampaignJson.Default.SessionEnded)], "The session is over.", CampaignDesk.Id(session.Id));
    }

    public static Result<Decision> Note(SavedState its, NoteArguments arguments) => OfSession(its, arguments.SessionId).Then(_ => Texts.Prose(arguments.Note, "note", Texts.LongestNote)).Then<Decision>(text =>
        new Decision([CampaignDesk.Event(CampaignKinds.NoteAdded, new NoteAdded(text), CampaignJson.Default.NoteAdded, Audience.Table)], "The note is kept.") { Independent = true });

    public static Result<Decision> Decide(DecisionArguments arguments) => Texts.Prose(arguments.Content, "content", Texts.LongestDecision).Then<Decision>(static text =>
        new Decision([CampaignDesk.Event(CampaignKinds.DecisionRecorded, new DecisionRecorded(text, "Decided: " + text), CampaignJson.Default.DecisionRecorded)], "The decision is recorded.") { Independent = true });

    public static Result<Decision> Add(CharacterArguments arguments, ToolCall call) =>
        Texts.Name(arguments.Name, "name").Then(name => Texts.NameOr(arguments.Player, "", "player").Then<Decision>(player =>
        {
            if (Points(arguments.CurrentHp ?? arguments.MaxHp, arguments.MaxHp) is not { } hp)
            {
                return arguments.MaxHp is < 1 or > MostHp
                    ? Error.Invalid("max_hp", $"The most hit points are 1 to {MostHp}.")
                    : Error.Invalid("current_hp", $"The hit points now are 0 to {arguments.MaxHp}, the most that were given.");
            }

            var id = CampaignDesk.IdOf(call);
            var character = new Character(id, name, player.Length == 0 ? null : player, hp, [], null);
            return new Decision([Changed(character)], $"{name} joins the party as {id}.", CampaignDesk.Id(id));
        }));

    public static Result<Decision> Hp(SavedState its, HpArguments arguments)
    {
        if (its.Party.FirstOrDefault(one => one.Id == arguments.CharacterId) is not { } one)
        {
            return Error.NotFound("There is no such character.") with { Field = "character_id", Hint = "get_campaign_data with data_type party lists them with their ids." };
        }

        if (arguments.Current < 0 || arguments.Current > one.Hp.Max)
        {
            return Error.Invalid("current", $"{one.Name} has 0 to {one.Hp.Max} hit points.");
        }

        var text = $"{one.Name} has {arguments.Current} of {one.Hp.Max} hit points.";
        var fighter = its.Combat?.Combatants.FirstOrDefault(combatant => combatant.IsPlayer && combatant.Name == one.Name);
        return new Decision([.. Events(one, arguments.Current), .. fighter is null ? [] : CombatCommands.Events(fighter, one.Hp with { Current = arguments.Current })], text);
    }

    /// <summary>A character's points stand in the party and, during a fight, in its order as well: whoever changes one changes both.</summary>
    public static IReadOnlyList<NewEvent> Events(Character one, int current) =>
        current == one.Hp.Current ? [] : [Changed(one with { Hp = one.Hp with { Current = Math.Min(current, one.Hp.Max) } })];

    /// <returns>Nothing when these are no hit points.</returns>
    public static HitPoints? Points(int current, int max) => max is >= 1 and <= MostHp && current >= 0 && current <= max ? new HitPoints(current, max) : null;

    public static Result<Unit> OfSession(SavedState its, string? asked) =>
        asked is null || asked == its.Session?.Id ? Unit.Value : Error.NotFound("That session is not under way.") with { Field = "session_id", Hint = "Leave session_id out for the current one." };

    private static Error NoSession { get; } = new("no-session", "No session is under way.") { Hint = "Begin one with start_session." };

    /// <summary>Whoever may not know of a character does not learn of it by its wounds.</summary>
    private static NewEvent Changed(Character one) => CampaignDesk.Event(
        CampaignKinds.EntityChanged,
        new EntityChanged("character", one.Id, one.Name, one.Player, one.Hp, one.Conditions),
        CampaignJson.Default.EntityChanged,
        one.SeenBy is null ? Audience.Everyone : Audience.Of(one.SeenBy.Split(',')).Value ?? Audience.GameMaster);
}
