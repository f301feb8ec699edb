using System.Collections.Immutable;
using System.Text.Json;
using PluginHost.Campaigns.Shared;

namespace PluginHost.Campaigns;

/// <summary>A state as a snapshot keeps it.</summary>
internal sealed record SavedState(string Journal, ImmutableArray<SavedEntity> World, SessionDice? Dice, ImmutableArray<Rolled> Rolls, ImmutableArray<SavedDocument> Shared)
{
    public DateTimeOffset? TurnSince { get; init; }

    public PollVotes? Votes { get; init; }

    public static SavedState Of(KnownState its) => new(
        its.Journal,
        [.. its.World.ByType.SelectMany(static things => things.All.OrderBy(static one => one.Since).ThenBy(static one => one.Id, StringComparer.Ordinal)).Select(SavedEntity.Of)],
        its.Dice,
        its.Rolls.All,
        [.. its.Shared.All.Values.OrderBy(static one => one.Id, StringComparer.Ordinal).Select(SavedDocument.Of)])
    {
        TurnSince = its.TurnSince,
        Votes = its.Votes,
    };

    /// <summary>Nothing when a part is missing that a fold would have made.</summary>
    public KnownState? Known() =>
        Journal is not null
        && !World.IsDefault && World.All(static one => one is { Type: not null, Id: not null, Layers.IsDefault: false } && one.Layers.All(static layer => layer is { Audience: not null, Leaves: not null }))
        && Dice is null or { Session: not null, State: not null, Hidden.IsDefault: false }
        && Votes is null or { Poll: not null, By: not null, Counts: { IsDefault: false, Length: PollVotes.MostOptions } }
        && !Rolls.IsDefault && Rolls.All(static one => one is { Id: not null, Player: not null, Expression: not null, Breakdown: not null })
        && !Shared.IsDefault && Shared.All(static one => one is { Id: not null })
            ? new KnownState(Journal, Campaigns.World.Of(World.DistinctBy(static one => (one.Type, one.Id)).Select(static one => one.Known())), Dice, new RollLog(Rolls))
            {
                TurnSince = TurnSince,
                Votes = Votes,
                Shared = new SharedDocuments(Shared.ToImmutableDictionary(static one => one.Id, static one => one.Known(), StringComparer.Ordinal)),
            }
            : null;
}

internal sealed record SavedEntity(string Type, string Id, long Since, ImmutableArray<SavedLayer> Layers)
{
    public static SavedEntity Of(Entity entity) => new(entity.Type, entity.Id, entity.Since, [.. entity.Layers.Select(static layer => new SavedLayer(layer.Audience, layer.Leaves.Pairs().ToDictionary(static one => one.Key, static one => one.Value, StringComparer.Ordinal)))]);

    public Entity Known() => new(Type, Id, Since, [.. Layers.Select(static layer => new Layer(layer.Audience, Leaves.Of(layer.Leaves)))]);
}

internal sealed record SavedLayer(string Audience, IReadOnlyDictionary<string, JsonElement> Leaves);

/// <param name="Note">Nothing when no text was ever written.</param>
/// <param name="Board">Nothing when nothing was ever drawn.</param>
internal sealed record SavedDocument(string Id, JsonElement? Note, JsonElement? Board)
{
    public static SavedDocument Of(SharedDocument document) => new(
        document.Id,
        document.Note.Its is { Its.Runs.Count: 0, Waiting.Count: 0, Clock: 0 } ? null : Values.Of(NoteState.Of(document.Note.Its)),
        document.Board.Clock == 0 ? null : Values.Of(BoardState.Of(document.Board)));

    public SharedDocument Known() => new(Id, Note is { } note ? new SharedNote(NoteState.Read(note)) : SharedNote.Empty, Board is { } board ? BoardState.Read(board) : Shared.Board.Empty);
}
