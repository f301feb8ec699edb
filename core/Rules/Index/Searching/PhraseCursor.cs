namespace PluginHost.Rules.Index;

/// <summary>The chunks with a phrase: where all its words are, and stand as they should.</summary>
internal sealed class PhraseCursor : Cursor
{
    private readonly TermCursor[] _words;
    private readonly TermCursor[] _rarest;
    private readonly int[] _offsets;
    private readonly Places[] _read;
    private readonly ReadOnlyMemory<int>[] _places;
    private readonly Ground _ground;
    private readonly PhraseQuery _phrase;
    private readonly float _worth;
    private int _end = -1;
    private float _score;

    /// <param name="words">A cursor for every word, and its place in the phrase.</param>
    public PhraseCursor(Ground ground, PhraseQuery phrase, IReadOnlyList<(TermCursor Cursor, int Offset)> words, float worth)
    {
        (_ground, _phrase, _worth) = (ground, phrase, worth);
        _words = [.. words.Select(static word => word.Cursor)];
        _offsets = [.. words.Select(static word => word.Offset)];
        _rarest = [.. _words.OrderBy(static word => word.Cost)];
        _read = [.. _words.Select(static _ => new Places())];
        _places = new ReadOnlyMemory<int>[_words.Length];
        Cost = _rarest[0].Cost;
        Most = Value(_words.Min(static word => word.MostMass));
    }

    public override float Score() => _score;

    public override int Advance(int target)
    {
        while (true)
        {
            if (target > _end && !Open(ref target))
            {
                return Chunk = End;
            }

            var lead = _rarest[0];
            var candidate = lead.Chunk < target ? lead.Advance(target) : lead.Chunk;
            if (candidate == End)
            {
                return Chunk = End;
            }

            target = candidate;
            if (candidate > _end || !Meet(ref target))
            {
                continue;
            }

            if (Weigh())
            {
                return Chunk = candidate;
            }

            target = candidate + 1;
        }
    }

    public override float Bound(int from, out int last)
    {
        // A phrase is there at most as often as its rarest word.
        last = End;
        var mass = float.PositiveInfinity;
        foreach (var word in _words)
        {
            mass = Math.Min(mass, word.MassBound(from, out var end));
            last = Math.Min(last, end);
        }

        return Value(mass);
    }

    private bool Meet(ref int target)
    {
        for (var word = 1; word < _rarest.Length; word++)
        {
            var cursor = _rarest[word];
            var chunk = cursor.Chunk < target ? cursor.Advance(target) : cursor.Chunk;
            if (chunk > target)
            {
                target = chunk;
                return false;
            }
        }

        return true;
    }

    private bool Weigh()
    {
        var most = float.PositiveInfinity;
        foreach (var word in _words)
        {
            most = Math.Min(most, word.Mass());
        }

        if (Value(most) <= Floor)
        {
            return false;
        }

        for (var word = 0; word < _words.Length; word++)
        {
            _words[word].Read(_read[word]);
        }

        var mass = 0f;
        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            mass += In(field);
        }

        _score = Value(mass);
        return mass > 0 && _score > Floor;
    }

    private unsafe float In(int field)
    {
        if (!_phrase.In.Has(field) || (_ground.Fields & (1 << field)) == 0)
        {
            return 0;
        }

        for (var word = 0; word < _words.Length; word++)
        {
            _places[word] = _read[word].In(field);
            if (_places[word].Length == 0)
            {
                return 0;
            }
        }

        var length = (ushort)(_ground.Segment.Lengths[_rarest[0].Chunk] >> (16 * field));
        return Phrases.Occurrences(_places, _offsets, _phrase.Slop) * _ground.Lengths.Weight(field, length);
    }

    private bool Open(ref int target)
    {
        while (target != End)
        {
            if (Bound(target, out _end) > Floor)
            {
                return true;
            }

            target = _end == End ? End : _end + 1;
        }

        return false;
    }

    private float Value(float mass) => _worth * _ground.Weighing.Saturated(mass);
}
