using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Looks back: the campaign as it was, and what changed between two moments.</summary>
internal sealed class PastCommands(CampaignDesk desk, DataReads reads)
{
    private readonly Past _past = new(desk);

    public async Task<ToolResult> AtAsync(AtArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        var looked = await LookAsync(call, cancellationToken);
        if (!looked.Succeeded)
        {
            return ToolResult.Failed(looked.Error);
        }

        var (journal, seen) = looked.Value;
        var moment = await _past.FindAsync(journal, seen, arguments.Moment, "moment", cancellationToken);
        if (!moment.Succeeded)
        {
            return ToolResult.Failed(moment.Error);
        }

        var then = (await _past.AsOfAsync(journal, call.Caller.Audience, moment.Value.Seq, null, cancellationToken)).State.Its;
        var shown = new DataArguments { DataType = arguments.DataType, Id = arguments.Id, Limit = DataReads.MostOfAPage };
        return await reads.ShowAsync(then, StateParts.Of(then), shown, call, cancellationToken);
    }

    public async Task<ToolResult> DiffAsync(DiffArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        var looked = await LookAsync(call, cancellationToken);
        if (!looked.Succeeded)
        {
            return ToolResult.Failed(looked.Error);
        }

        var (journal, seen) = looked.Value;
        var from = await _past.FindAsync(journal, seen, arguments.From, "from", cancellationToken);
        var to = arguments.To is null ? new PastMoment(long.MaxValue, "now") : await _past.FindAsync(journal, seen, arguments.To, "to", cancellationToken);
        if (!from.Succeeded || !to.Succeeded)
        {
            return ToolResult.Failed(from.Error ?? to.Error!);
        }

        var earlier = await _past.AsOfAsync(journal, call.Caller.Audience, from.Value.Seq, null, cancellationToken);
        var before = earlier.State.Its.World;
        var after = (await _past.AsOfAsync(journal, call.Caller.Audience, to.Value.Seq, earlier, cancellationToken)).State.Its.World;
        var thing = arguments.Id is null ? null : new[] { after, before }.Select(world => Naming.Find(new Seen(world, call.Caller.Audience), null, arguments.Id, "id")).OrderByDescending(static one => one.Succeeded).First();
        if (thing is { Succeeded: false })
        {
            return ToolResult.Failed(thing.Error);
        }

        var (items, total) = WorldDifferences.Between(before, after, thing?.Value?.Id);
        var text = total == 0 ? $"Nothing changed from {from.Value.Words} to {to.Value.Words}."
            : string.Join('\n', items.Select(static one => $"{one.Type} {one.Name} ({one.Id}) {one.Change}: {string.Join("; ", one.Properties.Take(12).Select(Line))}"));
        return ToolResult.Of(new WorldDifference(from.Value.Words, to.Value.Words, items, total), StoryJson.Default.WorldDifference, text);
    }

    private static string Line(PropertyDifference one) => $"{one.Property} {Value(one.Before)} → {Value(one.After)}";

    private static string Value(JsonElement? value) => (value is { ValueKind: JsonValueKind.Array } list ? string.Join(", ", list.EnumerateArray()) : value?.ToString()) is { } text ? text.Length > 80 ? text[..80] + "…" : text : "nothing";

    private async Task<Result<(string Journal, Seen Seen)>> LookAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var found = desk.Find(call, null);
        return found.Succeeded ? (found.Value, new Seen((await desk.Views.StateAsync(found.Value, call.Caller.Audience, cancellationToken)).State.Its.World, call.Caller.Audience)) : found.Error;
    }
}
