using PluginHost.Sdk;

namespace PluginHost.Campaigns.Shared;

/// <summary>Who is told what of a shared document: its audience, and of a hidden object the game master alone.</summary>
internal static class SharedTelling
{
    /// <summary>What was done, for those who may see it. Whoever comes to see an object is told all of it; whoever sees it no more is told to forget it.</summary>
    public static IEnumerable<NewEvent> Of(SharedDocument before, SharedDocument after, Audience audience, IReadOnlyList<SharedOp> ops)
    {
        var hidden = audience.Equals(Audience.GameMaster) ? [] : ops.OfType<BoardOp>().Select(static op => op.Id)
            .Where(id => IsHidden(before, id) || IsHidden(after, id)).ToHashSet(StringComparer.Ordinal);
        var open = ops.Where(op => op is not BoardOp drawn || !hidden.Contains(drawn.Id)).ToList();
        var lost = hidden.Where(id => !IsHidden(before, id) && before.Board.Find(id) is not null).Order(StringComparer.Ordinal).ToList();
        var shown = hidden.Where(id => !IsHidden(after, id)).Order(StringComparer.Ordinal).ToList();
        var events = new List<NewEvent>();
        if (open.Count + lost.Count > 0)
        {
            events.AddRange(new SharedEdited(before.Id, [.. open]) { Forgets = [.. lost] }.Events(audience));
        }

        if (hidden.Count > 0)
        {
            events.AddRange(Again(before, lost, Audience.GameMaster));
            events.AddRange(new SharedEdited(before.Id, [.. ops.Where(op => op is BoardOp drawn && hidden.Contains(drawn.Id))]).Events(Audience.GameMaster));
            events.AddRange(Again(after, shown, audience));
        }

        return events;
    }

    /// <summary>What is said when others may see a document from now on.</summary>
    public static IEnumerable<NewEvent> Of(SharedDocument document, Audience? before, Audience audience, bool forgets = false)
    {
        var isLost = before is not null && (forgets || !before.Members.All(member => Audience.Of(member).Value!.MaySee(audience)));
        var (open, hidden) = (new List<SharedOp>(NoteEditing.Again(document.Note.Its)), new List<SharedOp>());
        foreach (var one in document.Board.Objects.Values.OrderBy(static one => one.Id, StringComparer.Ordinal))
        {
            (one.IsHidden ? hidden : open).AddRange(BoardState.Again(one));
        }

        return [
            .. isLost ? new SharedEdited(document.Id, []) { ForgetsAll = true }.Events(before!) : [],
            .. open.Count > 0 ? new SharedEdited(document.Id, [.. open]) { Again = true }.Events(audience) : [],
            .. isLost && hidden.Count > 0 ? new SharedEdited(document.Id, [.. hidden]) { Again = true }.Events(Audience.GameMaster) : [],
        ];
    }

    private static IEnumerable<NewEvent> Again(SharedDocument document, List<string> ids, Audience audience) =>
        ids.Count == 0 ? [] : new SharedEdited(document.Id, [.. ids.SelectMany(id => BoardState.Again(document.Board.Find(id)!))]) { Again = true }.Events(audience);

    private static bool IsHidden(SharedDocument document, string id) => document.Board.Find(id) is { IsHidden: true };
}
