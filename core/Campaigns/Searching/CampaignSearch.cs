using System.Runtime.CompilerServices;
using System.Text.Json;
using PluginHost.Campaigns.Shared;
using PluginHost.Rules;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

internal sealed record FoundThing(string Id, string Type, string Title, string Text);

internal sealed record FoundThings(string Query, IReadOnlyList<FoundThing> Results, int TotalResults, string? DidYouMean);

/// <summary>
/// Finds things by what is written of them, with the engine that finds rules. What is looked through is one reader's own world as it is when somebody asks:
/// nothing that the reader may not see was ever in it.
/// </summary>
internal sealed class CampaignSearch(CampaignDesk desk)
{
    private const int Usual = 10;
    private const int Most = 50;
    private const int LongestQuestion = 1_000;

    /// <summary>What is written of a thing as long as it is that thing.</summary>
    private static readonly ConditionalWeakTable<Entity, ShelfText> Written = [];

    private readonly ShelfKeeper _shelves = new();

    public async Task<ToolResult> SearchAsync(SearchCampaignArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        var found = desk.Find(call, null);
        if (!found.Succeeded)
        {
            return ToolResult.Failed(found.Error);
        }

        var type = arguments.DataType is { } asked ? DataTypes.Find(asked) : null;
        var wrong = arguments.DataType is not null && type is null ? Error.Invalid("data_type", $"There is no such data; expected one of {string.Join(", ", DataTypes.Names)}.")
            : arguments.Limit is < 1 or > Most ? Error.Invalid("limit", $"limit is 1 to {Most}.")
            : Texts.Prose(arguments.Query, "query", LongestQuestion).Error;
        if (wrong is not null)
        {
            return ToolResult.Failed(wrong);
        }

        var its = (await desk.Views.StateAsync(found.Value, call.Caller.Audience, cancellationToken)).State.Its;
        var texts = EntityTypes.Written.Order(StringComparer.Ordinal).SelectMany(its.World.Of).Select(one => TextOf(one, its.Shared));
        var answer = _shelves.Find(found.Value, call.Caller.Audience, [.. texts], shelf => shelf.Find(arguments.Query, type, arguments.Limit ?? Usual));
        var things = answer.Hits.Select(static hit => new FoundThing(hit.Found.Id, hit.Found.Labels[0], hit.Found.Title, hit.Text)).ToList();
        var text = things.Count > 0 ? string.Join('\n', things.Select(static one => $"{one.Title} ({one.Type}, {one.Id}): {one.Text}"))
            : answer.Suggestions.Count > 0 ? $"Nothing was found. Near: {string.Join(", ", answer.Suggestions)}." : "Nothing was found.";
        return ToolResult.Of(new FoundThings(arguments.Query, things, things.Count, answer.DidYouMean), StoryJson.Default.FoundThings, text);
    }

    private static ShelfText TextOf(Entity entity, SharedDocuments shared)
    {
        var text = Written.GetValue(entity, TextOf);
        return entity.Type == EntityTypes.Document ? text with { Body = $"{text.Body}\n{SharedInfo.Words(entity, shared.Of(entity.Id))}" } : text;
    }

    private static ShelfText TextOf(Entity entity)
    {
        var texts = entity.Its.Pairs().Where(static leaf => leaf.Value.ValueKind == JsonValueKind.String && leaf.Key is not ("name" or "author" or "session" or "status" or "started" or "ended") && !leaf.Key.StartsWith("audience", StringComparison.Ordinal));
        var title = entity.Its.Text("name") ?? $"{entity.Type} of {entity.Its.Text("session") ?? "the campaign"}";
        return new ShelfText(entity.Id, title, DataTypes.Of(entity.Type), string.Join('\n', texts.Select(static leaf => leaf.Value.GetString())), [.. Naming.Names(entity).Skip(1)], [entity.Type]);
    }
}
