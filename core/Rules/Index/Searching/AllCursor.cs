namespace PluginHost.Rules.Index;

/// <summary>The chunks that every part finds, led by the rarest; blocks that cannot lift the sum above the floor are passed over.</summary>
internal sealed class AllCursor : Cursor
{
    private const float Rounding = 1.00001f;

    private readonly Cursor[] _parts;
    private int _end = -1;
    private float _others;

    public AllCursor(IEnumerable<Cursor> parts)
    {
        _parts = [.. parts.OrderBy(static part => part.Cost)];
        Most = _parts.Sum(static part => part.Most);
        Cost = _parts[0].Cost;
        IsLazy = _parts.Any(static part => part.IsLazy);
    }

    public override bool IsLazy { get; }

    public override int Advance(int target)
    {
        while (true)
        {
            if (target > _end && !Open(ref target))
            {
                return Chunk = End;
            }

            var lead = _parts[0];
            var candidate = lead.Chunk < target ? lead.Advance(target) : lead.Chunk;
            if (candidate == End)
            {
                return Chunk = End;
            }

            target = candidate;
            if (candidate > _end)
            {
                continue;
            }

            if (Floor >= 0 && lead.Cap() + _others <= Floor)
            {
                // Even with the others at their best here.
                target++;
            }
            else if (Meet(ref target))
            {
                return Chunk = candidate;
            }
        }
    }

    public override float Score()
    {
        if (IsLazy && Cap() <= Floor)
        {
            return NotFound;
        }

        var score = 0f;
        foreach (var part in _parts)
        {
            var one = part.Score();
            if (one < 0)
            {
                return NotFound;
            }

            score += one;
        }

        return score;
    }

    public override float Cap()
    {
        var cap = 0f;
        foreach (var part in _parts)
        {
            cap += part.Cap();
        }

        return cap;
    }

    public override float Bound(int from, out int last)
    {
        last = End;
        var bound = 0f;
        foreach (var part in _parts)
        {
            bound += part.Bound(from, out var end);
            last = Math.Min(last, end);
        }

        return bound;
    }

    public override void Raise(float floor)
    {
        base.Raise(floor);
        foreach (var part in _parts)
        {
            // With the others at their best it must still be above the floor.
            part.Raise(floor - (Most - part.Most));
        }
    }

    /// <summary>Whether the other parts are there too; otherwise where the next chance is.</summary>
    private bool Meet(ref int target)
    {
        for (var part = 1; part < _parts.Length; part++)
        {
            var cursor = _parts[part];
            var chunk = cursor.Chunk < target ? cursor.Advance(target) : cursor.Chunk;
            if (chunk > target)
            {
                target = chunk;
                return false;
            }
        }

        return true;
    }

    private bool Open(ref int target)
    {
        while (target != End)
        {
            var bound = Bound(target, out _end);
            if (bound > Floor)
            {
                _others = (bound - _parts[0].Bound(target, out _)) * Rounding;
                return true;
            }

            target = _end == End ? End : _end + 1;
        }

        return false;
    }
}
