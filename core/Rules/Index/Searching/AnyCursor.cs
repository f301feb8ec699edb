namespace PluginHost.Rules.Index;

/// <summary>
/// The chunks that some parts find: their scores' sum, or the best of them. It goes window by window, where a window ends with the first block of any
/// part. In it the parts that together cannot lift a chunk above the floor are not looked for, only looked up (MaxScore).
/// </summary>
internal sealed class AnyCursor : Cursor
{
    private readonly Cursor[] _parts;
    private readonly float[] _bounds;
    private readonly float[] _reach;
    private readonly float[] _caps;
    private readonly Cursor[] _lazy;
    private readonly int _atLeast;
    private readonly bool _best;
    private int _end = -1;
    private int _first;
    private float _score;
    private float _bound;
    private int _boundLast = -1;

    private AnyCursor(Cursor[] parts, int atLeast, bool best)
    {
        (_parts, _atLeast, _best) = (parts, atLeast, best);
        _bounds = new float[parts.Length];
        _reach = new float[parts.Length];
        _caps = new float[parts.Length];
        _lazy = new Cursor[parts.Length];
        Most = best ? parts.Max(static part => part.Most) : parts.Sum(static part => part.Most);
        Cost = (int)Math.Min(End, parts.Sum(static part => (long)part.Cost));
    }

    public static AnyCursor Sum(Cursor[] parts, int atLeast) => new(parts, atLeast, best: false);

    public static AnyCursor Best(Cursor[] parts) => new(parts, 1, best: true);

    /// <summary>When only the best counts, parts can be gone through one after another.</summary>
    public IReadOnlyList<Cursor>? Alternatives => _best ? _parts : null;

    public override float Score() => _score;

    public override int Advance(int target)
    {
        while (true)
        {
            if (target > _end && !Open(ref target))
            {
                return Chunk = End;
            }

            var candidate = Next(target);
            if (candidate > _end || candidate == End)
            {
                if (_end == End)
                {
                    return Chunk = End;
                }

                target = _end + 1;
            }
            else if (Weigh(candidate))
            {
                return Chunk = candidate;
            }
            else
            {
                target = candidate + 1;
            }
        }
    }

    public override float Bound(int from, out int last)
    {
        if (from <= _boundLast && _boundLast >= 0)
        {
            last = _boundLast;
            return _bound;
        }

        last = End;
        var bound = 0f;
        foreach (var part in _parts)
        {
            var one = part.Bound(from, out var end);
            bound = Joined(bound, one);
            last = Math.Min(last, end);
        }

        (_bound, _boundLast) = (bound, last);
        return bound;
    }

    public override void Raise(float floor)
    {
        base.Raise(floor);
        foreach (var part in _parts)
        {
            // With the others at their best a sum must still be above the floor.
            part.Raise(_best ? floor : floor - (Most - part.Most));
        }

        Divide();
    }

    private int Next(int target)
    {
        var next = End;
        for (var part = _first; part < _parts.Length; part++)
        {
            var cursor = _parts[part];
            var chunk = cursor.Chunk < target ? cursor.Advance(target) : cursor.Chunk;
            next = Math.Min(next, chunk);
        }

        return next;
    }

    private bool Weigh(int candidate)
    {
        var (score, cap, found, lazy) = (0f, 0f, 0, 0);
        for (var part = _parts.Length - 1; part >= 0; part--)
        {
            var cursor = _parts[part];
            if (part < _first)
            {
                if (_best || score + cap + _reach[part] <= Floor)
                {
                    break;
                }

                if (cursor.Chunk < candidate)
                {
                    cursor.Advance(candidate);
                }
            }

            if (cursor.Chunk != candidate)
            {
                continue;
            }

            if (cursor.IsLazy)
            {
                _caps[lazy] = cursor.Cap();
                cap = Joined(cap, _caps[lazy]);
                _lazy[lazy++] = cursor;
            }
            else
            {
                score = Joined(score, cursor.Score());
                found++;
            }
        }

        // What is work to find out comes last, and only while it can still matter.
        while (lazy > 0 && Joined(score, cap) > Floor)
        {
            var one = _lazy[--lazy].Score();
            if (one >= 0)
            {
                score = Joined(score, one);
                found++;
            }

            cap = _best ? cap : Math.Max(0, cap - _caps[lazy]);
        }

        _score = score;
        return found >= _atLeast && score > Floor && lazy == 0;
    }

    private float Joined(float one, float other) => _best ? Math.Max(one, other) : one + other;

    /// <summary>The next window in which something can lie above the floor.</summary>
    private bool Open(ref int target)
    {
        while (true)
        {
            _end = End;
            for (var part = 0; part < _parts.Length; part++)
            {
                _bounds[part] = _parts[part].Bound(target, out var last);
                _end = Math.Min(_end, last);
            }

            Sort();
            _first = 0;
            Divide();
            if (_first < _parts.Length)
            {
                return true;
            }

            if (_end == End)
            {
                return false;
            }

            target = _end + 1;
        }
    }

    private void Divide()
    {
        while (_first < _parts.Length && _reach[_first] <= Floor)
        {
            _first++;
        }
    }

    private void Sort()
    {
        for (var part = 1; part < _parts.Length; part++)
        {
            var (cursor, bound, at) = (_parts[part], _bounds[part], part);
            for (; at > 0 && _bounds[at - 1] > bound; at--)
            {
                (_parts[at], _bounds[at]) = (_parts[at - 1], _bounds[at - 1]);
            }

            (_parts[at], _bounds[at]) = (cursor, bound);
        }

        var reach = 0f;
        for (var part = 0; part < _parts.Length; part++)
        {
            reach = Joined(reach, _bounds[part]);
            _reach[part] = reach;
        }
    }
}
