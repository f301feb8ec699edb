using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHost.Campaigns;

internal sealed record UpdateArguments
{
    [Description("The campaign; the current one when left out.")]
    public string? CampaignId { get; init; }

    [Description("One of campaign, characters, npcs, monsters, locations, factions, quests, plots, items, handouts, maps, timeline, notes, decisions, sessions, scenes.")]
    public required string DataType { get; init; }

    [Description("One object or a list of them. An id, or the name of one that exists, changes that one; otherwise a new one is made. A property that is null is removed; _delete: true removes the whole; _new: true makes another of the same name.")]
    public required JsonElement Data { get; init; }

    [Description("The properties as you saw them, so that what somebody else changed since is merged or refused and never overwritten.")]
    public JsonElement? Was { get; init; }
}

internal sealed record ShareArguments
{
    [Description("The id or name of a handout, place, person or anything else that is written.")]
    public required string Id { get; init; }

    [Description("Who may know of it from now on: everyone, table, gm (hides it again), person:ID, or names of characters.")]
    public required IReadOnlyList<string> Audience { get; init; }
}

internal sealed record ObjectiveArguments
{
    [Description("The quest's id or name.")]
    public required string Quest { get; init; }

    [Description("The objective: its number from 1, or words of it.")]
    public required string Objective { get; init; }

    [Description("It is open again after all.")]
    public bool Reopen { get; init; }
}

internal sealed record TimeArguments
{
    [Description("Days that pass.")]
    public int Days { get; init; }

    [Description("Hours that pass.")]
    public int Hours { get; init; }

    [Description("Minutes that pass.")]
    public int Minutes { get; init; }

    [Description("What happened meanwhile; it is kept in the timeline.")]
    public string? Text { get; init; }
}

internal sealed record PlanArguments
{
    [Description("What the session is called.")]
    public required string Name { get; init; }

    [Description("When people meet, as they say it.")]
    public string? Planned { get; init; }

    [Description("What the game master means to happen; nobody else sees it.")]
    public string? Plan { get; init; }
}

internal sealed record AttendanceArguments
{
    [Description("Who was there: characters or people, by name.")]
    public required IReadOnlyList<string> Present { get; init; }

    [Description("The session; the current one when left out, else the last.")]
    public string? SessionId { get; init; }
}

internal sealed record AwardArguments
{
    [Description("Experience points for each.")]
    public int Xp { get; init; }

    [Description("Things that were found; each becomes an item.")]
    public IReadOnlyList<LootArguments>? Loot { get; init; }

    [Description("Characters by id or name; the whole party when left out.")]
    public IReadOnlyList<string>? To { get; init; }

    [Description("What for.")]
    public string? Reason { get; init; }
}

internal sealed record LootArguments
{
    [Description("What it is.")]
    public required string Name { get; init; }

    [Description("How many; one when left out.")]
    public int? Quantity { get; init; }

    [Description("The character who takes it; the party when left out.")]
    public string? Owner { get; init; }
}

internal sealed record SceneArguments
{
    [Description("The scene's id or name; a new name makes a new scene, an empty text ends the one that is on.")]
    public required string Scene { get; init; }

    [Description("Only the game master knows that it has begun.")]
    public bool Hidden { get; init; }
}

internal sealed record RecapArguments
{
    [Description("The session by id, name or number; the last one when left out.")]
    public string? Session { get; init; }

    [Description("Whether to leave the campaign's personality out.")]
    public bool Plain { get; init; }
}

internal sealed record HistoryArguments
{
    [Description("The id or name of one thing; the whole campaign when left out.")]
    public string? Id { get; init; }

    [Description("How many steps, the newest first; 20 when left out, at most 100.")]
    public int? Limit { get; init; }

    [Description("Go on with what was before this event: the next_before of the last answer.")]
    public string? Before { get; init; }
}

internal sealed record AtArguments
{
    [Description("The end of a session (id, name or number), a time such as 2026-11-21T20:00Z, or an event's id from history.")]
    public required string Moment { get; init; }

    [Description("The id or name of one thing as it was then.")]
    public string? Id { get; init; }

    [Description("Things of one type as they were then, such as npcs.")]
    public string? DataType { get; init; }
}

internal sealed record DiffArguments
{
    [Description("From when: a session (its end), a time or an event's id.")]
    public required string From { get; init; }

    [Description("Until when, said likewise; now when left out.")]
    public string? To { get; init; }

    [Description("The id or name of one thing; everything when left out.")]
    public string? Id { get; init; }
}

internal sealed record SearchCampaignArguments
{
    [Description("Words, a name or a question.")]
    public required string Query { get; init; }

    [Description("Only one type, such as npcs or notes.")]
    public string? DataType { get; init; }

    [Description("How many; 10 when left out, at most 50.")]
    public int? Limit { get; init; }
}

internal sealed record RedactArguments
{
    [Description("The event's id, from history.")]
    public required string Event { get; init; }

    [Description("Why, for the record.")]
    public required string Reason { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UpdateArguments))]
[JsonSerializable(typeof(ShareArguments))]
[JsonSerializable(typeof(ObjectiveArguments))]
[JsonSerializable(typeof(TimeArguments))]
[JsonSerializable(typeof(PlanArguments))]
[JsonSerializable(typeof(AttendanceArguments))]
[JsonSerializable(typeof(AwardArguments))]
[JsonSerializable(typeof(SceneArguments))]
[JsonSerializable(typeof(RecapArguments))]
[JsonSerializable(typeof(HistoryArguments))]
[JsonSerializable(typeof(AtArguments))]
[JsonSerializable(typeof(DiffArguments))]
[JsonSerializable(typeof(SearchCampaignArguments))]
[JsonSerializable(typeof(RedactArguments))]
[JsonSerializable(typeof(NoArguments))]
internal sealed partial class StoryArgumentsJson : JsonSerializerContext;
