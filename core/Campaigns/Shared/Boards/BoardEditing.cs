using System.Collections.Immutable;
using System.Text.Json;

namespace PluginHost.Campaigns.Shared;

/// <summary>Draws on a board as the host has it, and keeps what was there before with each operation, so that it can be taken back.</summary>
internal sealed class BoardEditing(Board board)
{
    private static readonly JsonElement Nothing = JsonElement.Parse("null");

    public Board Now { get; private set; } = board;

    /// <summary>The operation as the journal keeps it; nothing when it changes nothing.</summary>
    public BoardOp? Record(BoardOp op)
    {
        var before = Now.Find(op.Id) ?? BoardObject.New(op.Id);
        if (ReferenceEquals(before.After(op), before))
        {
            return null;
        }

        // What came too late is no part of it: taking it back must not bring back what it never replaced.
        var recorded = op is SetOp set ? set with { Fields = Later(set, before), Was = Later(set, before).ToImmutableSortedDictionary(static one => one.Key, one => before.Fields.TryGetValue(one.Key, out var was) ? was.Value : Nothing, StringComparer.Ordinal) } : op;
        Now = Now.After([recorded]);
        return recorded;
    }

    /// <summary>What takes an operation back; nothing when somebody changed the same since.</summary>
    public BoardOp? Inverse(BoardOp op)
    {
        if (Now.Find(op.Id) is not { } known)
        {
            return null;
        }

        var by = new CharId(Sites.Host, Now.Clock + 1);
        switch (op)
        {
            case GoneOp gone:
                return known.Gone?.By == gone.By ? new GoneOp(op.Id, by, !gone.IsGone) : null;
            case SetOp { Was: { } was } set when was.TryGetValue(BoardObject.TypeField, out var type) && type.ValueKind == JsonValueKind.Null:
                return known.Exists ? new GoneOp(op.Id, by, IsGone: true) : null;
            case SetOp { Was: { } was } set:
                var back = was.Where(one => known.Fields.TryGetValue(one.Key, out var now) && now.By == set.By).ToImmutableSortedDictionary(StringComparer.Ordinal);
                return back.IsEmpty ? null : new SetOp(op.Id, by, back, null);
            default:
                return null;
        }
    }

    /// <summary>What makes the board another one.</summary>
    public IEnumerable<BoardOp> Become(IReadOnlyDictionary<string, ImmutableSortedDictionary<string, JsonElement>> objects)
    {
        var by = new CharId(Sites.Host, Now.Clock);
        foreach (var one in Now.Shown.Where(one => !objects.ContainsKey(one.Id)).ToList())
        {
            yield return new GoneOp(one.Id, by = by.Next(), IsGone: true);
        }

        foreach (var (id, fields) in objects.OrderBy(static one => one.Key, StringComparer.Ordinal))
        {
            var known = Now.Find(id);
            if (known?.Gone is { Is: true })
            {
                yield return new GoneOp(id, by = by.Next(), IsGone: false);
            }

            var gone = known?.Fields.Where(one => one.Value.Value.ValueKind != JsonValueKind.Null && !fields.ContainsKey(one.Key)).Select(static one => KeyValuePair.Create(one.Key, Nothing)) ?? [];
            var changed = fields.Where(one => known is null || !known.Fields.TryGetValue(one.Key, out var now) || !JsonElement.DeepEquals(now.Value, one.Value)).Concat(gone).ToImmutableSortedDictionary(StringComparer.Ordinal);
            if (!changed.IsEmpty)
            {
                yield return new SetOp(id, by = by.Next(), changed, null);
            }
        }
    }

    private static ImmutableSortedDictionary<string, JsonElement> Later(SetOp op, BoardObject before) =>
        op.Fields.Where(one => !before.Fields.TryGetValue(one.Key, out var known) || op.By.IsLater(known.By)).ToImmutableSortedDictionary(StringComparer.Ordinal);
}
