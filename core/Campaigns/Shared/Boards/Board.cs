using System.Collections.Immutable;
using System.Text.Json;

namespace PluginHost.Campaigns.Shared;

internal readonly record struct Field(JsonElement Value, CharId By);

/// <summary>Whether an object was removed, and when that was last said.</summary>
internal sealed record Gone(bool Is, CharId By);

/// <summary>A thing on a board. Each field keeps what was written last; an object that was removed stays gone whatever was written of it at the same time.</summary>
internal sealed record BoardObject(string Id, ImmutableSortedDictionary<string, Field> Fields, Gone? Gone)
{
    public const string TypeField = "type";
    public const string HiddenField = "hidden";

    private JsonElement? this[string name] => Fields.TryGetValue(name, out var field) ? field.Value : null;

    public string? Type => this[TypeField] is { ValueKind: JsonValueKind.String } type ? type.GetString() : null;

    /// <summary>Whether there is anything to see.</summary>
    public bool Exists => Gone is not { Is: true } && Type is not null;

    /// <summary>Only the game master sees it.</summary>
    public bool IsHidden => Is(HiddenField);

    public double Z => this["z"] is { ValueKind: JsonValueKind.Number } z && z.TryGetDouble(out var number) ? number : 0;

    public bool Is(string name) => this[name] is { ValueKind: JsonValueKind.True };

    public static BoardObject New(string id) => new(id, ImmutableSortedDictionary.Create<string, Field>(StringComparer.Ordinal), null);

    public BoardObject After(BoardOp op)
    {
        switch (op)
        {
            case GoneOp gone:
                return Gone is null || gone.By.IsLater(Gone.By) ? this with { Gone = new Gone(gone.IsGone, gone.By) } : this;
            case SetOp set:
                var fields = Fields.ToBuilder();
                foreach (var (name, value) in set.Fields)
                {
                    if (!fields.TryGetValue(name, out var known) || set.By.IsLater(known.By))
                    {
                        fields[name] = new Field(value, set.By);
                    }
                }

                var after = fields.ToImmutable();
                return ReferenceEquals(after, Fields) ? this : this with { Fields = after };
            default:
                return this;
        }
    }
}

/// <summary>The objects of a board by id, also those that were removed. Never changes.</summary>
/// <param name="Clock">The greatest counter seen.</param>
internal sealed record Board(ImmutableDictionary<string, BoardObject> Objects, long Clock)
{
    public static readonly Board Empty = new(ImmutableDictionary.Create<string, BoardObject>(StringComparer.Ordinal), 0);

    /// <summary>What there is to draw, the lowest first.</summary>
    public IEnumerable<BoardObject> Shown => Objects.Values.Where(static one => one.Exists).OrderBy(static one => one.Z).ThenBy(static one => one.Id, StringComparer.Ordinal);

    public BoardObject? Find(string id) => Objects.GetValueOrDefault(id);

    public Board After(IEnumerable<BoardOp> ops)
    {
        var (objects, clock) = (Objects.ToBuilder(), Clock);
        foreach (var op in ops)
        {
            clock = Math.Max(clock, op.By.Counter);
            var known = objects.GetValueOrDefault(op.Id) ?? BoardObject.New(op.Id);
            var after = known.After(op);
            if (!ReferenceEquals(after, known))
            {
                objects[op.Id] = after;
            }
        }

        return new Board(objects.ToImmutable(), clock);
    }

    public Board Without(IEnumerable<string> ids) => this with { Objects = Objects.RemoveRange(ids) };
}
