using System.Collections.Immutable;
using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Shared;

/// <summary>
/// An edit of a shared document that is blanked: all that was written after it leans on it, and may repeat it. Every later edit is blanked with it, and the
/// document as it is now is said once more, without what that edit wrote.
/// </summary>
internal static class SharedRedaction
{
    /// <summary>Shorter texts are repeated by chance.</summary>
    private const int ShortestCopy = 4;

    private static readonly JsonElement Nothing = JsonElement.Parse("null");

    public static bool IsEditOf(StoredEvent happened, StoredEvent target) =>
        target.Kind == SharedEdited.Kind && happened.Kind == SharedEdited.Kind && SharedEdited.Of(happened.Data).Document == SharedEdited.Of(target.Data).Document;

    /// <returns>Nothing when the event is no edit of a shared document.</returns>
    public static IEnumerable<NewEvent> Restated(KnownState its, StoredEvent target, IEnumerable<StoredEvent> later)
    {
        if (target.Kind != SharedEdited.Kind || SharedEdited.Of(target.Data) is not { Document: { } id } edit)
        {
            return [];
        }

        var known = its.Shared.Of(id);
        var texts = edit.Ops.OfType<InsertOp>().Select(static op => op.Text).OfType<string>().ToList();
        var after = later.SelectMany(static happened => SharedEdited.Of(happened.Data).Ops).ToList();

        // What was deleted of it came back by an undo as a text of its own, perhaps with a letter of its neighbours.
        var written = edit.Ops.OfType<InsertOp>().Select(static op => op.Range).ToList();
        texts.AddRange(after.OfType<DeleteOp>().Where(op => op.At.Any(range => written.Exists(one => one.From.Site == range.From.Site && one.From.Counter < range.End && range.From.Counter < one.End))).Select(static op => string.Concat(op.Was)));
        texts.AddRange(after.OfType<DeleteOp>().SelectMany(static op => op.Was).Where(was => was.Length >= ShortestCopy && texts.Exists(its => Repeats(its, was))).ToList());
        var copies = after.OfType<InsertOp>().Where(op => op.Text is { Length: >= ShortestCopy } text && texts.Exists(its => Repeats(its, text)));
        var note = known.Note.Its.Copy();
        note.Apply([new DeleteOp([.. edit.Ops.OfType<InsertOp>().Concat(copies).Select(static op => op.Range)], [])]);

        var drawn = edit.Ops.OfType<SetOp>().ToList();
        var values = drawn.SelectMany(static op => op.Fields.Values).Where(static value => value.ValueKind == JsonValueKind.String && value.GetString()!.Length >= ShortestCopy).Select(static value => value.GetString()!).ToHashSet(StringComparer.Ordinal);
        var objects = known.Board.Objects.ToImmutableDictionary(static one => one.Key, one => one.Value with { Fields = one.Value.Fields.ToImmutableSortedDictionary(static field => field.Key, field => IsTold(one.Key, field) ? field.Value with { Value = Nothing } : field.Value, StringComparer.Ordinal) }, StringComparer.Ordinal);

        // One that was removed meanwhile is told to nobody who did not hear of the edit.
        var audience = its.World.Find(EntityTypes.Document, id) is { } document ? SharedInfo.AudienceOf(document) : target.Audience;
        return SharedTelling.Of(new SharedDocument(id, new SharedNote(note), known.Board with { Objects = objects }), audience, audience, forgets: true);

        bool IsTold(string thing, KeyValuePair<string, Field> field) =>
            field.Key != BoardObject.TypeField && field.Key != BoardObject.HiddenField
            && (drawn.Exists(op => op.Id == thing && op.By == field.Value.By) || (field.Value.Value.ValueKind == JsonValueKind.String && values.Contains(field.Value.Value.GetString()!)));
    }

    private static bool Repeats(string one, string other) => one.Contains(other, StringComparison.Ordinal) || (one.Length >= ShortestCopy && other.Contains(one, StringComparison.Ordinal));
}
