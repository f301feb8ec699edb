using System.Collections.Immutable;
using System.Globalization;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>The game master asks for rolls, players answer, and the game master says how it went.</summary>
internal static class RequestCommands
{
    private const int Furthest = 100_000;

    public static Result<Decision> Ask(Act act, RequestArguments arguments) => Asked(act, arguments.Characters).Then<Decision>(all =>
    {
        if (Texts.Name(arguments.What, "what").Error is { } wrong || arguments.Dc is < 0 or > Furthest)
        {
            return Texts.Name(arguments.What, "what").Error ?? Error.Invalid("dc", $"A DC is 0 to {Furthest}.");
        }

        var request = new RollRequest(CampaignDesk.IdOf(act.Call), arguments.What.Trim(), all.ToImmutableSortedDictionary(static one => one.Id, static one => one.Name, StringComparer.Ordinal)) { Dc = arguments.Dc, Blind = arguments.Blind, Open = true };
        act.Draft.Put(EntityTypes.RollRequest, request.Id, request.Told());
        act.Tell(Audience.Everyone, $"{request.What}: {string.Join(", ", request.Of.Values)}.");
        act.Remind($"They answer with answer_roll; reveal_rolls tells how it went [{request.Id}].");
        return act.Done(CampaignDesk.Id(request.Id));
    });

    public static Result<Decision> Answer(Act act, AnswerArguments arguments) => SaveCommands.Target(act, arguments.Character).Then(one => Pending(act, arguments.RequestId, one).Then<Decision>(request =>
    {
        var who = Bodies.MemberOf(act.World, one)!;
        if (arguments.Total is < -Furthest or > Furthest || (arguments.Total is not null && arguments.Expression is { Length: > 0 }))
        {
            return Error.Invalid("total", "Give either the total that was rolled or the dice to roll.");
        }

        var rolled = arguments.Total is { } total ? (total, null) : Rolled(act, one, request, arguments.Expression);
        return rolled.Then<Decision>(roll =>
        {
            var now = Kept(act, request, who.Id, roll.Total, roll.Natural);
            var answer = now.Answers[who.Id];
            var open = request.Blind ? $"{one.Name} has rolled." : string.Create(CultureInfo.InvariantCulture, $"{one.Name}: {answer.Total}.");
            act.Tell(one with { Hidden = false }, string.Create(CultureInfo.InvariantCulture, $"{one.Name}: {answer.Total}{(answer.Degree is null ? "" : $", {answer.Degree}")}."), open);
            return act.Done(CampaignDesk.Id(now.Id));
        });
    }));

    /// <summary>The request that an ordinary roll answers: the latest open one that asks this character for this very check, and tells its answers to those who see the roll.</summary>
    public static RollRequest? AnsweredBy(Act act, Fighter one, string words, Audience seen)
    {
        if (Bodies.MemberOf(act.World, one)?.Id is not { } who || SheetRolls.Meant(words) is not { } meant)
        {
            return null;
        }

        return act.World.Of(EntityTypes.RollRequest).Select(static entity => entity.As(RollRequest.From)).LastOrDefault(request =>
            request.Open && request.Of.ContainsKey(who) && !request.Answers.ContainsKey(who) && SheetRolls.Meant(request.What) == meant
            && (request.Blind ? seen.Equals(Audience.GameMaster) : seen.Equals(Audience.Everyone)));
    }

    /// <summary>The answer, with how it went where there is a number to reach.</summary>
    public static RollRequest Kept(Act act, RollRequest request, string who, int total, int? natural)
    {
        var answer = new RequestAnswer(total, request.Dc is { } dc ? Degrees.Of(act.Rules.Degrees, total, dc, natural) : null);
        var answers = request.Answers.SetItem(who, answer);
        var now = request with { Answers = answers, Open = request.Of.Keys.Any(id => !answers.ContainsKey(id)) };
        act.Draft.Put(EntityTypes.RollRequest, now.Id, now.Told());
        return now;
    }

    public static Result<Decision> Reveal(Act act, RevealRollsArguments arguments)
    {
        var all = act.World.Of(EntityTypes.RollRequest).Select(static entity => entity.As(RollRequest.From)).ToList();
        if ((arguments.RequestId is { } id ? all.Find(one => one.Id == id) : all.LastOrDefault()) is not { } request)
        {
            return Error.NotFound("There is no such request.") with { Field = "request_id", Hint = "request_rolls makes one." };
        }

        var now = request with { Shown = true, Open = false };
        act.Draft.Put(EntityTypes.RollRequest, request.Id, now.Told());
        var words = request.Answers.Where(static one => one.Value.Degree is not null).Select(one => $"{request.Of.GetValueOrDefault(one.Key, "?")} {one.Value.Degree}").ToList();
        act.Tell(Audience.Everyone, $"{request.What}: {(words.Count > 0 ? string.Join(", ", words) : "nothing came of it")}.");
        return act.Done(CampaignDesk.Id(request.Id));
    }

    /// <summary>What is asked is looked up on the sheet, unless the dice are given.</summary>
    private static Result<(int Total, int? Natural)> Rolled(Act act, Fighter one, RollRequest request, string? expression)
    {
        var text = expression is { Length: > 0 } ? expression : SheetDice.Of(act, one, request.What);
        return text.Succeeded
            ? act.Dice.Roll(text.Value, one.Name, request.Blind ? Audience.GameMaster : Audience.Everyone).Then<(int, int?)>(static rolled => (TableDice.Total(rolled), TableDice.Natural(rolled)))
            : Error.Invalid("expression", $"The sheet of {one.Name} does not say how to roll {request.What}.") with { Hint = "Give the dice as expression, or the total." };
    }

    private static Result<RollRequest> Pending(Act act, string? id, Fighter one)
    {
        var member = Bodies.MemberOf(act.World, one)?.Id;
        var all = act.World.Of(EntityTypes.RollRequest).Select(static entity => entity.As(RollRequest.From)).Where(request => member is not null && request.Of.ContainsKey(member)).ToList();
        if ((id is null ? all.FindLast(request => request.Open && !request.Answers.ContainsKey(member!)) : all.Find(request => request.Id == id)) is not { } found)
        {
            return Error.NotFound($"Nothing is asked of {one.Name}.") with { Field = "request_id", Hint = "roll_dice rolls without being asked." };
        }

        return found.Open && !found.Answers.ContainsKey(member!) ? found : Error.Invalid("request_id", $"{one.Name} has answered that.");
    }

    private static Result<List<Character>> Asked(Act act, IReadOnlyList<string>? names)
    {
        if (names is { Count: > 0 })
        {
            return Who.All(act, names, "characters").Then<List<Character>>(all =>
                all.Find(one => Bodies.MemberOf(act.World, one) is not { } member || !IsKnown(act, member)) is { } stranger
                    ? Error.Invalid("characters", $"{stranger.Name} is no character that everyone knows of.")
                    : all.ConvertAll(one => Bodies.MemberOf(act.World, one)!));
        }

        // Those whom the table does not know are not asked by the way.
        var party = act.Its.Party.Where(one => IsKnown(act, one)).ToList();
        return party.Count is > 0 and <= Who.MostTargets ? party : new Error("no-party", "There is nobody to ask.") { Hint = "Name characters." };
    }

    private static bool IsKnown(Act act, Character one) => FightTelling.HearersOf(act.World.Find(EntityTypes.Character, one.Id)!).Equals(Audience.Everyone);
}
