namespace PluginHost.Campaigns.Shared;

/// <summary>One replica of a note. Operations may come late, twice and in any order; one that is known already changes nothing.</summary>
/// <param name="sequence">The characters.</param>
/// <param name="clock">The greatest counter seen.</param>
/// <param name="waiting">Operations whose neighbours are not known yet.</param>
internal sealed class NoteText(Sequence sequence, long clock, IEnumerable<TextOp> waiting)
{
    private string? _text;
    private List<TextOp> _waiting = [.. waiting];

    public NoteText()
        : this(new Sequence([]), 0, [])
    {
    }

    public Sequence Its => sequence;

    public long Clock { get; private set; } = clock;

    public IReadOnlyList<TextOp> Waiting => _waiting;

    public string Text => _text ??= sequence.Text;

    public NoteText Copy() => new(sequence.Copy(), Clock, _waiting);

    /// <summary>Takes in operations as if each came alone.</summary>
    public void Apply(IEnumerable<TextOp> ops)
    {
        foreach (var op in ops)
        {
            for (var isMoving = Take(op); isMoving && _waiting.Count > 0;)
            {
                var before = _waiting;
                (_waiting, isMoving) = ([], false);
                foreach (var waited in before)
                {
                    isMoving |= Take(waited);
                }
            }
        }

        _text = null;
    }

    /// <returns>Whether it did anything.</returns>
    private bool Take(TextOp op) => op switch
    {
        InsertOp insert => Insert(insert),
        DeleteOp delete => Delete(delete),
        _ => false,
    };

    private bool Insert(InsertOp op)
    {
        Clock = Math.Max(Clock, op.Range.End - 1);
        var isChanged = false;
        for (var offset = 0; offset < op.Length;)
        {
            var id = op.Id.Next(offset);
            if (sequence.Find(id) is { } known)
            {
                offset = (int)(known.End - op.Id.Counter);
                continue;
            }

            var count = sequence.Unknown(id, op.Length - offset);
            var l = offset == 0 ? op.L : id.Next(-1);
            if ((l is { } left && sequence.Find(left) is null) || (op.R is { } right && sequence.Find(right) is null))
            {
                _waiting.Add(op);
                return isChanged;
            }

            sequence.Insert(id, count, op.Text?.Substring(offset, count), l, op.R);
            isChanged = true;
            offset += count;
        }

        if (op.Text is null)
        {
            sequence.Remove(op.Range);
            isChanged = true;
        }

        return isChanged;
    }

    private bool Delete(DeleteOp op)
    {
        var missing = new List<CharRange>();
        var isChanged = false;
        foreach (var range in op.At)
        {
            for (var at = range.From; at.Counter < range.End;)
            {
                var left = (int)(range.End - at.Counter);
                var run = sequence.Find(at);
                var count = run is null ? sequence.Unknown(at, left) : (int)Math.Min(run.End - at.Counter, left);
                if (run is null)
                {
                    missing.Add(new CharRange(at, count));
                }
                else if (run.Text is not null)
                {
                    sequence.Remove(new CharRange(at, count));
                    isChanged = true;
                }

                at = at.Next(count);
            }
        }

        if (missing.Count > 0)
        {
            _waiting.Add(new DeleteOp([.. missing], []));
        }

        return isChanged;
    }
}
