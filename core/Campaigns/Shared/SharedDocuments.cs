using System.Collections.Immutable;

namespace PluginHost.Campaigns.Shared;

/// <summary>What is written in a shared document, as far as a reader was told: a note's text, or a board's objects.</summary>
internal sealed record SharedDocument(string Id, SharedNote Note, Board Board)
{
    public static SharedDocument New(string id) => new(id, SharedNote.Empty, Board.Empty);

    public bool IsEmpty => Board.Objects.IsEmpty && Note.Its is { Its.Runs.Count: 0, Waiting.Count: 0 };

    public SharedDocument After(SharedEdited edit)
    {
        var its = edit.ForgetsAll ? New(Id) : edit.Forgets.IsEmpty ? this : this with { Board = Board.Without(edit.Forgets) };
        var (text, board) = (edit.Ops.OfType<TextOp>().ToImmutableArray(), edit.Ops.OfType<BoardOp>().ToList());
        its = text.IsEmpty ? its : its with { Note = its.Note.After(text) };
        return board.Count == 0 ? its : its with { Board = its.Board.After(board) };
    }
}

/// <summary>All shared documents that a reader was told anything of, by their id. Never changes.</summary>
internal sealed record SharedDocuments(ImmutableDictionary<string, SharedDocument> All)
{
    public static readonly SharedDocuments None = new(ImmutableDictionary.Create<string, SharedDocument>(StringComparer.Ordinal));

    public SharedDocument Of(string id) => All.GetValueOrDefault(id) ?? SharedDocument.New(id);

    public SharedDocuments After(SharedEdited edit) => edit.Document is null ? this : new(All.SetItem(edit.Document, Of(edit.Document).After(edit)));
}
