using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Dice;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Dice at the table: a roll is an event, and only those see it whom its audience names.</summary>
internal sealed class DiceCommands(CampaignDesk desk, SessionSeeds seeds, Func<DiceSource> dice)
{
    /// <summary>A roll with all its dice fits into one event.</summary>
    public static readonly RollLimits AtTheTable = new(1_000, 20_000);

    private const int LongestExpression = 1_000;
    private const int LongestBreakdown = 8_000;

    public async Task<ToolResult> RollAsync(RollArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        // What a sheet says is read with the state; dice are read before.
        var read = arguments.Character is null ? Read(arguments.Expression, arguments.Dialect) : null;
        var audience = Audiences(arguments, call.Caller);
        var who = Texts.NameOr(arguments.Player, "", "player");
        if ((read?.Error ?? audience.Error ?? who.Error) is { } wrong)
        {
            return ToolResult.Failed(wrong);
        }

        var found = desk.Find(call, null);
        if (!found.Succeeded || call.DryRun)
        {
            return found.Succeeded ? ToolResult.Text($"Would roll {arguments.Expression.Trim()}.") : ToolResult.Failed(found.Error);
        }

        return await desk.ChangeAsync(
            call,
            null,
            (its, moment) => read is not null
                ? Decide(its, moment, arguments, call, read.Value!, who.Value is { Length: > 0 } named ? named : Played(its.World, call.Caller), audience.Value!)
                : BySheet(new Act(its, call), moment, arguments, audience.Value!),
            cancellationToken);
    }

    /// <summary>Who plays one character rolls as that character; a person's id says nothing to the table.</summary>
    private static string Played(World world, Principal caller)
    {
        var theirs = caller.Role == Role.Player ? world.Of(EntityTypes.Character).Where(one => Ownership.IsTheirs(world, one, caller.Person)).Take(2).ToList() : [];
        return theirs is [{ Name: { Length: > 0 } name }] ? name : caller.Person;
    }

    public static Task<ToolResult> OddsAsync(OddsArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        var read = Read(arguments.Expression, arguments.Dialect);
        if (!read.Succeeded)
        {
            return Task.FromResult(ToolResult.Failed(read.Error));
        }

        if (!Odds.TryOf(read.Value, out var odds, out var error, limits: AtTheTable))
        {
            return Task.FromResult(ToolResult.Failed(Refusal(error)));
        }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            OddsJson.Write(json, read.Value, odds, arguments.Vs is { } target ? Number.FromReal(target) : null);
        }

        return Task.FromResult(ToolResult.Text(OddsText.Of(read.Value, odds, arguments.Vs is { } vs ? Number.FromReal(vs) : null)) with
        {
            Data = JsonElement.Parse(stream.GetBuffer().AsSpan(0, (int)stream.Length)),
        });
    }

    public static Task<ToolResult> ExplainAsync(OddsArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        var read = Read(arguments.Expression, arguments.Dialect);
        if (!read.Succeeded)
        {
            return Task.FromResult(ToolResult.Failed(read.Error));
        }

        return Task.FromResult(read.Value.Refusal(limits: AtTheTable) is { Code: not DiceError.UnknownVariable } refused
            ? ToolResult.Failed(Refusal(refused))
            : ToolResult.Text(ExplanationText.Of(Explanation.Of(read.Value, arguments.Vs is { } vs ? Number.FromReal(vs) : null))));
    }

    /// <summary>An error of the engine as one of the table: it names the column.</summary>
    public static Error Refusal(DiceError error) => Error.Invalid("expression", $"{error.Message.TrimEnd('.')} (column {error.Column}).") with { Hint = error.Hint };

    public static Result<Expression> Read(string? text, string? dialect)
    {
        var spoken = Dialect.Standard;
        if (dialect is not null && !Dialects.TryParse(dialect, out spoken))
        {
            return Error.Invalid("dialect", $"There is no such dialect; expected one of {string.Join(", ", Dialects.Names)}.");
        }

        if (text is { Length: > LongestExpression })
        {
            return Error.Invalid("expression", $"An expression at the table has at most {LongestExpression} characters.");
        }

        return Expression.TryParse(text ?? "", spoken, out var expression, out var error) ? expression : Refusal(error);
    }

    /// <summary>A check that the game master asked this character for is answered by it.</summary>
    private Result<Decision> BySheet(Act act, Moment moment, RollArguments arguments, Audience audience) =>
        SheetDice.Of(act, arguments.Character!, arguments.Expression).Then(sheet => Read(sheet.Text, null).Then(read =>
            Decide(act.Its, moment, arguments, act.Call, read, arguments.Player is { Length: > 0 } player ? player : sheet.One.Shown, audience).Then<Decision>(decision =>
            {
                if (RequestCommands.AnsweredBy(act, sheet.One, arguments.Expression, audience) is not { } request || decision.Events[0].Data.Deserialize(CampaignJson.Default.DiceRolled) is not { } rolled)
                {
                    return decision;
                }

                var who = Bodies.MemberOf(act.World, sheet.One)!.Id;
                var now = RequestCommands.Kept(act, request, who, TableDice.Total(rolled), TableDice.Natural(rolled));
                var told = act.SeesAll && now.Answers[who].Degree is { } degree ? $": {degree}" : "";
                return decision with
                {
                    Events = [.. decision.Events, .. act.Draft.Events()],
                    Text = $"{decision.Text}\nThat answers what was asked, {request.What}{told} [{request.Id}].",
                    Data = decision.Data is { } data ? Values.Of(new JsonObject(JsonNode.Parse(data.GetRawText())!.AsObject().Select(static one => KeyValuePair.Create(one.Key, one.Value?.DeepClone()))) { ["answers"] = request.Id }) : null,
                    Independent = false,
                };
            })));

    /// <summary>A roll of a session follows from its seed and its number, so it comes out the same however often it is tried.</summary>
    private Result<Decision> Decide(KnownState its, Moment moment, RollArguments arguments, ToolCall call, Expression expression, string who, Audience audience)
    {
        var table = new TableDice(its, moment, seeds, dice);
        var proven = arguments.Faces is { Count: > 0 } ? null : its.Session;
        return table.Roll(expression, who, audience, arguments.Faces).Then<Decision>(rolled => Decided(call, rolled, audience, proven));
    }

    /// <summary>What is not meant for the roller is not told in the answer either.</summary>
    private static Decision Decided(ToolCall call, DiceRolled rolled, Audience audience, Session? proven)
    {
        var happened = CampaignDesk.Event(CampaignKinds.DiceRolled, rolled, CampaignJson.Default.DiceRolled, audience);
        return call.Caller.Audience.MaySee(audience)
            ? new Decision([happened], rolled.Text ?? "", happened.Data) { Independent = proven?.Dice is null }
            : new Decision([happened], "The dice fell out of your sight.") { Independent = proven?.Dice is null };
    }

    private static Result<Audience> Audiences(RollArguments arguments, Principal caller)
    {
        var roller = Audience.Person(caller.Person);
        return (arguments.Audience ?? (arguments.Hidden ? "gm" : "public")) switch
        {
            "public" => Audience.Everyone,
            "table" => Audience.Table,
            "gm" => caller.Role == Role.GameMaster ? Audience.GameMaster : Audience.GameMaster.Or(roller),
            "blind" => Audience.GameMaster,
            "self" => roller,
            _ => Error.Invalid("audience", "A roll is for one of public, table, gm, blind, self."),
        };
    }

    public static DiceRolled Rolled(string who, Roll roll)
    {
        var breakdown = Breakdown.Of(roll, Markup.Plain);
        if (breakdown.Length > LongestBreakdown)
        {
            breakdown = $"{breakdown[..LongestBreakdown]}… = {Breakdown.TotalOf(roll)}";
        }

        var dice = new List<DieShown>(roll.Dice.Length);
        foreach (var thrown in roll.Throws)
        {
            foreach (var die in roll.Dice.Slice(thrown.Start, thrown.Length))
            {
                dice.Add(new DieShown(thrown.Faces.Count, die.Face, die.Counts ? null : false, thrown.Faces.IsPlain ? null : thrown.Faces.Name));
            }
        }

        return new DiceRolled(who, roll.Expression.Text.Trim(), (decimal)roll.Total.ToReal(), breakdown, [.. dice], $"{who} rolled {breakdown}", null);
    }
}
