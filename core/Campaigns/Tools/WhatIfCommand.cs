using System.Text.Json;
using PluginHost.Dice;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>The last roll that the caller saw, once more with another expression. Only its own dice are told from: those that it needs beyond them have nothing to do with the session's.</summary>
internal sealed class WhatIfCommand(CampaignDesk desk)
{
    public async Task<ToolResult> AskAsync(WhatIfArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        var other = DiceCommands.Read(arguments.Expression, arguments.Dialect);
        var found = desk.Find(call, null);
        if (!found.Succeeded || !other.Succeeded)
        {
            return ToolResult.Failed(found.Error ?? other.Error!);
        }

        DiceRolled? last = null;
        await foreach (var happened in desk.EventsAsync(found.Value, call.Caller.Audience, [CampaignKinds.DiceRolled], cancellationToken))
        {
            if (CampaignFold.Read(happened, CampaignJson.Default.DiceRolled) is { Dice.IsDefaultOrEmpty: false } rolled
                && (arguments.Player is null || string.Equals(arguments.Player, rolled.Player, StringComparison.OrdinalIgnoreCase)))
            {
                last = rolled;
            }
        }

        return last is null
            ? ToolResult.Failed(Error.NotFound("There is no roll to ask about.") with { Hint = "Roll first: roll_dice." })
            : Answer(last, other.Value, arguments.Dialect);
    }

    private static ToolResult Answer(DiceRolled last, Expression other, string? dialect)
    {
        var thrown = new ThrownDice([.. last.Dice!.Value.Select(static die => die.Value)]);
        if (DiceCommands.Read(last.Expression, dialect) is not { Succeeded: true, Value: { } before } || !before.TryRoll(thrown, out var roll, out _, limits: DiceCommands.AtTheTable))
        {
            return ToolResult.Failed(Error.Invalid("dialect", "The last roll was in another notation.") with { Hint = $"It was {last.Expression}; name its dialect." });
        }

        if (WhatIf.Of(roll, other, RandomDice.Own, out var error, DiceCommands.AtTheTable) is not { } made)
        {
            return ToolResult.Failed(DiceCommands.Refusal(error!));
        }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            RollJson.Write(json, roll, other: made);
        }

        return ToolResult.Text($"{last.Text}\n{made}") with { Data = JsonElement.Parse(stream.GetBuffer().AsSpan(0, (int)stream.Length)) };
    }
}
