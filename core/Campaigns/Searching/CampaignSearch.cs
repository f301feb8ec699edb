using System.Runtime.CompilerServices;
using System.Text.Json;
using PluginHost.Campaigns.Shared;
using PluginHost.Rules;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

internal sealed record FoundThing(string Id, string Type, string Title, string Text);

internal sealed record FoundThings(string Query, IReadOnlyList<FoundThing> Results, int TotalResults, string? DidYouMean);

/// <summary>
/// Finds things by what is written of them, with the engine that finds rules. What is looked through is one reader's own world,
/// made when somebody asks and forgotten with that world: nothing that the reader may not see was ever in it.
/// </summary>
internal sealed class CampaignSearch(CampaignDesk desk)
{
    private const int Usual = 10;
    private const int Most = 50;
    private const int LongestQuestion = 1_000;

    private static readonly ConditionalWeakTable<World, Shelf> Shelves = [];

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
        var answer = ShelfOf(its).Find(arguments.Query, type, arguments.Limit ?? Usual);
        var things = answer.Hits.Select(static hit => new FoundThing(hit.Found.Id, hit.Found.Labels[0], hit.Found.Title, hit.Text)).ToList();
        var text = things.Count > 0 ? string.Join('\n', things.Select(static one => $"{one.Title} ({one.Type}, {one.Id}): {one.Text}"))
            : answer.Suggestions.Count > 0 ? $"Nothing was found. Near: {string.Join(", ", answer.Suggestions)}." : "Nothing was found.";
        return ToolResult.Of(new FoundThings(arguments.Query, things, things.Count, answer.DidYouMean), StoryJson.Default.FoundThings, text);
    }

    private static TextShelf ShelfOf(KnownState its)
    {
        if (Shelves.TryGetValue(its.World, out var known) && ReferenceEquals(known.Shared, its.Shared))
        {
            return known.Texts;
        }

        var made = new TextShelf(its.World.All.Where(static one => EntityTypes.Written.Contains(one.Type)).Select(one => TextOf(one, its.Shared)));
        Shelves.AddOrUpdate(its.World, new Shelf(its.Shared, made));
        return made;
    }

    private static ShelfText TextOf(Entity entity, SharedDocuments shared)
    {
        var texts = entity.Its.Pairs().Where(static leaf => leaf.Value.ValueKind == JsonValueKind.String && leaf.Key is not ("name" or "author" or "session" or "status" or "started" or "ended") && !leaf.Key.StartsWith("audience", StringComparison.Ordinal));
        var title = entity.Its.Text("name") ?? $"{entity.Type} of {entity.Its.Text("session") ?? "the campaign"}";
        return new ShelfText(entity.Id, title, DataTypes.Of(entity.Type), string.Join('\n', [.. texts.Select(static leaf => leaf.Value.GetString()), .. entity.Type == EntityTypes.Document ? [SharedInfo.Words(entity, shared.Of(entity.Id))] : Array.Empty<string>()]), [.. Naming.Names(entity).Skip(1)], [entity.Type]);
    }

    /// <summary>What was looked through, and the notes as they were then.</summary>
    private sealed record Shelf(SharedDocuments Shared, TextShelf Texts);
}
