using System.ComponentModel;
using System.Text.Json.Serialization;

namespace PluginHost.Campaigns;

/// <param name="On">Blank, or not any more.</param>
internal sealed record BlankArguments([property: Description("Blank, which it is when left out; false shows everything again.")] bool On = true);

internal sealed record SpotlightArguments
{
    [Description("Who speaks: a character, NPC, combatant or player that viewers know; nobody when left out.")]
    public string? Who { get; init; }
}

internal sealed record LowerThirdArguments
{
    [Description("The larger line, such as a name or place.")]
    public string? Title { get; init; }

    [Description("The smaller line below.")]
    public string? Text { get; init; }

    [Description("How long it stays; until it is taken away when left out.")]
    public int? Seconds { get; init; }
}

internal sealed record ShowArguments
{
    [Description("The handout, by id or name; none when left out.")]
    public string? Id { get; init; }
}

internal sealed record ShowMapArguments
{
    [Description("The map, by id or name; none when left out.")]
    public string? Id { get; init; }

    [Description("All of it, without fog.")]
    public bool Whole { get; init; }
}

internal sealed record AreaArguments
{
    [Description("The leftmost column, counted from 0.")]
    public required int X { get; init; }

    [Description("The topmost row, counted from 0.")]
    public required int Y { get; init; }

    [Description("How many columns.")]
    public required int Width { get; init; }

    [Description("How many rows.")]
    public required int Height { get; init; }

    [Description("The fog comes back there.")]
    public bool Hide { get; init; }
}

internal sealed record TokenArguments
{
    [Description("Who: a character or combatant, by name or id.")]
    public required string Who { get; init; }

    [Description("The column, counted from 0.")]
    public int X { get; init; }

    [Description("The row, counted from 0.")]
    public int Y { get; init; }

    [Description("How many squares it takes each way; 1 when left out.")]
    public int? Size { get; init; }

    [Description("On which map; the one that is shown when left out.")]
    public string? Map { get; init; }

    [Description("Takes it off the map.")]
    public bool Remove { get; init; }
}

internal sealed record PollArguments
{
    [Description("What is asked.")]
    public required string Question { get; init; }

    [Description("What can be chosen: 2 to 8.")]
    public required IReadOnlyList<string> Options { get; init; }

    [Description("How long votes count; until end_poll when left out.")]
    public int? Seconds { get; init; }
}

internal sealed record VoteArguments
{
    [Description("The option: its number from 1, or its text.")]
    public required string Option { get; init; }

    [Description("For whom a chat's bridge votes, by an id that stays the same; the caller when left out.")]
    public string? Voter { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(BlankArguments))]
[JsonSerializable(typeof(SpotlightArguments))]
[JsonSerializable(typeof(LowerThirdArguments))]
[JsonSerializable(typeof(ShowArguments))]
[JsonSerializable(typeof(ShowMapArguments))]
[JsonSerializable(typeof(AreaArguments))]
[JsonSerializable(typeof(TokenArguments))]
[JsonSerializable(typeof(PollArguments))]
[JsonSerializable(typeof(VoteArguments))]
internal sealed partial class StageArgumentsJson : JsonSerializerContext;
