using System.Collections.Immutable;

namespace PluginHost.Campaigns;

/// <summary>What viewers are shown beside the fight, the party and the dice. It is made only of what everyone was told, whoever reads it.</summary>
internal sealed record StagePart(bool Blank, ClockPart Clock)
{
    public static readonly StagePart Empty = new(false, new ClockPart());

    public SpotlightPart? Spotlight { get; init; }

    public LowerThirdPart? LowerThird { get; init; }

    public HandoutPart? Handout { get; init; }

    public MapPart? Map { get; init; }

    public PollPart? Poll { get; init; }
}

/// <summary>Moments, not durations: a page counts by itself, also one that was hidden for an hour.</summary>
internal sealed record ClockPart
{
    public string? Session { get; init; }

    public DateTimeOffset? Started { get; init; }

    public int? Round { get; init; }

    public string? Turn { get; init; }

    public DateTimeOffset? TurnSince { get; init; }
}

internal sealed record SpotlightPart(string Name, string? Id, string? Title, string? Player, string? Image);

/// <param name="Seconds">How long it stays; until it is taken away when nothing.</param>
internal sealed record LowerThirdPart(string? Title, string? Text, DateTimeOffset Since, int? Seconds);

/// <param name="Image">The hash of its picture.</param>
internal sealed record HandoutPart(string Id, string Name, string? Text, string? Image);

/// <param name="Whole">There is no fog.</param>
/// <param name="Image">The hash of its picture; only without fog.</param>
/// <param name="Tile">Under fog, how many squares each way a tile of its picture takes; nothing when there is none.</param>
/// <param name="Areas">What is seen of it, in squares.</param>
internal sealed record MapPart(string Id, string? Name, int Width, int Height, string? Image, int? Tile, bool Whole, ImmutableArray<MapArea> Areas, ImmutableArray<TokenPart> Tokens);

internal sealed record TokenPart(string Id, string Name, int X, int Y, int Size, bool IsPlayer, string? State, string? Image, bool? Current);

internal sealed record PollPart(string Id, string Question, ImmutableArray<PollOption> Options, int Votes, DateTimeOffset Started, DateTimeOffset? Ends, bool Closed);

internal sealed record PollOption(string Text, int Votes);
