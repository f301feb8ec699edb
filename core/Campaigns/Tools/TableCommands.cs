using System.Text.Json;
using PluginHost.Dice;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Campaigns themselves, and dice.</summary>
internal sealed class TableCommands(CampaignDesk desk, IDiceSource dice)
{
    private const int LongestName = 100;

    public async Task<ToolResult> CreateAsync(CreateArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(arguments.Name) || arguments.Name.Length > LongestName)
        {
            return ToolResult.Failed(Error.Invalid("name", $"A campaign's name has 1 to {LongestName} characters."));
        }

        var made = new CampaignMade(Slug(arguments.Name) + "-" + CampaignDesk.IdOf(call), arguments.Name, arguments.System);
        var data = JsonSerializer.SerializeToElement(made, CampaignJson.Default.CampaignMade);
        var decision = new Decision([], $"Campaign '{made.Name}' is created as {made.Id}.", data);
        if (call.DryRun)
        {
            return CampaignDesk.Answer(decision, dryRun: true);
        }

        var created = CampaignDesk.Event(CampaignKinds.Created, new CampaignCreated(made.Name, made.System, arguments.Description), CampaignJson.Default.CampaignCreated);
        var step = new Step(made.Id, call.Caller, [created]) { ExpectedHead = 0 };
        var committed = await desk.Store.Journal.CommitAsync(new Commit { Step = step, IdempotencyKey = call.Id }, cancellationToken);
        return committed.Succeeded ? CampaignDesk.Answer(decision, dryRun: false) : ToolResult.Failed(committed.Error);
    }

    public async Task<ToolResult> ListAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var all = await new CampaignDirectory(desk.Store, desk.Views).ListAsync(cancellationToken);
        var mine = all.Where(one => call.Caller.MayEnter(one.Id)).Select(static one => new CampaignMade(one.Id, one.Name, one.System)).ToList();
        var text = mine.Count == 0 ? "There is no campaign yet." : string.Join('\n', mine.Select(static one => $"{one.Name} ({one.System}): {one.Id}"));
        return ToolResult.Of(new CampaignList(mine), CampaignJson.Default.CampaignList, text);
    }

    public async Task<ToolResult> DataAsync(DataArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        var found = await desk.FindAsync(call, arguments.CampaignId, cancellationToken);
        if (!found.Succeeded)
        {
            return ToolResult.Failed(found.Error);
        }

        var parts = (await desk.Views.CurrentAsync(found.Value, call.Caller.Audience, cancellationToken)).View.Parts;
        if (arguments.DataType is not { } type)
        {
            var all = JsonSerializer.SerializeToElement(parts, CampaignJson.Default.IReadOnlyDictionaryStringJsonElement);
            return ToolResult.Text(all.GetRawText()) with { Data = all };
        }

        return parts.TryGetValue(type == "characters" ? "party" : type, out var part)
            ? ToolResult.Text(part.GetRawText()) with { Data = part }
            : ToolResult.Failed(Error.Invalid("data_type", $"There is no data '{type}'; expected one of {string.Join(", ", parts.Keys)}."));
    }

    public async Task<ToolResult> RollAsync(RollArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        if (DiceExpression.Parse(arguments.Expression).Expression is not { } expression)
        {
            return ToolResult.Failed(Refusal(arguments.Expression));
        }

        var found = await desk.FindAsync(call, null, cancellationToken);
        if (!found.Succeeded || call.DryRun)
        {
            return found.Succeeded ? ToolResult.Text($"Would roll {expression}.") : ToolResult.Failed(found.Error);
        }

        var roll = expression.Roll(dice);
        var who = arguments.Player is { Length: > 0 and <= LongestName } player ? player : call.Caller.Person;
        var rolled = new DiceRolled(
            who, roll.Expression, roll.Total, roll.Breakdown, [.. roll.Dice.Select(static die => new DieShown(die.Sides, die.Value))], $"{who} rolled {roll.Breakdown}");
        var gm = call.Caller.Role == Role.GameMaster ? Audience.GameMaster : Audience.GameMaster.Or(Audience.Person(call.Caller.Person));
        var happened = CampaignDesk.Event(CampaignKinds.DiceRolled, rolled, CampaignJson.Default.DiceRolled, arguments.Hidden ? gm : Audience.Everyone);
        var session = (await desk.Views.StateAsync(found.Value, null, cancellationToken)).State.Its.Session?.Id;
        var step = new Step(found.Value, call.Caller, [happened]) { Session = session };
        var committed = await desk.Store.Journal.CommitAsync(new Commit { Step = step, IdempotencyKey = call.Id }, cancellationToken);
        if (!committed.Succeeded)
        {
            return ToolResult.Failed(committed.Error);
        }

        // A repeated call is answered with the dice that fell the first time.
        var data = committed.Value.Repeated ? await FirstAsync(found.Value, call, committed.Value, cancellationToken) : happened.Data;
        return data is { } its && its.TryGetProperty("text", out var text)
            ? ToolResult.Text(text.GetString()!) with { Data = its }
            : ToolResult.Text("This was rolled before.");
    }

    private async Task<JsonElement?> FirstAsync(string journal, ToolCall call, Committed committed, CancellationToken cancellationToken)
    {
        var query = new EventQuery(journal, call.Caller.Audience) { From = committed.FirstSeq - 1, Limit = 1, Kinds = [CampaignKinds.DiceRolled] };
        var read = await desk.Store.Journal.ReadAsync(query, cancellationToken);
        var first = read.Count == 0 ? null : read[0];
        return first?.Seq == committed.FirstSeq && first.Event.Data.ValueKind == JsonValueKind.Object ? first.Event.Data : null;
    }

    private static Error Refusal(string expression)
    {
        var error = DiceExpression.Parse(expression).Error!;
        return Error.Invalid("expression", $"{error.Message.TrimEnd('.')} (column {error.Column}).") with { Hint = error.Hint };
    }

    private static string Slug(string name)
    {
        var words = string.Concat(name.ToLowerInvariant().Select(static c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var slug = string.Join('-', words);
        slug = slug.Length > 40 ? slug[..40].TrimEnd('-') : slug;
        return slug.Length == 0 ? "campaign" : slug;
    }
}
