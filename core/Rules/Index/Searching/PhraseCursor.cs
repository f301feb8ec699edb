namespace PluginHost.Rules.Index;

/// <summary>The chunks with a phrase: where all its words are, and stand as they should.</summary>
internal sealed class PhraseCursor : Cursor
{
    private const float Rounding = 1.00001f;

    /// <summary>Words that are in one chunk of so many, and no more often than so many times each other, are gone along; others are skipped along.</summary>
    private const int Sparse = 8;
    private const int Alike = 4;

    private readonly TermCursor[] _words;
    private readonly TermCursor[] _rarest;
    private readonly int[] _rareOffsets;
    private readonly Places[] _read;
    private readonly LoosePhrase _loose;
    private readonly Ground _ground;
    private readonly PhraseQuery _phrase;
    private readonly float _worth;
    private readonly Stretch? _stretch;
    private readonly int _later;
    private int _end = -1;

    /// <summary>What the rarest word must weigh more than, for the phrase to lie above the floor.</summary>
    private float _floorMass = -1;

    /// <param name="words">A cursor for every word, and its place in the phrase.</param>
    public PhraseCursor(Ground ground, PhraseQuery phrase, IReadOnlyList<(TermCursor Cursor, int Offset)> words, float worth)
    {
        (_ground, _phrase, _worth) = (ground, phrase, worth);
        _words = [.. words.Select(static word => word.Cursor)];
        int[] offsets = [.. words.Select(static word => word.Offset)];
        var order = Enumerable.Range(0, _words.Length).OrderBy(word => _words[word].Cost).ToList();
        _rarest = [.. order.Select(word => _words[word])];
        _rareOffsets = [.. order.Select(word => offsets[word])];
        _read = [.. _words.Select(static _ => new Places())];
        _loose = new(offsets, phrase.Slop);
        _later = _rareOffsets[1] - _rareOffsets[0];
        var isDense = (long)_rarest[0].Cost * Sparse > ground.Segment.Chunks && _rarest[1].Cost <= (long)_rarest[0].Cost * Alike;
        _stretch = phrase.Slop == 0 && isDense && !Array.Exists(_words, static word => word.IsMasked) ? new(_rarest[0], _rarest[1], _later, ground) : null;
        Cost = _rarest[0].Cost;
        Most = Value(_words.Min(static word => word.MostMass));
    }

    public override bool IsLazy => true;

    public override float Cap()
    {
        // A phrase is there at most as often as its rarest word.
        var most = float.PositiveInfinity;
        foreach (var word in _words)
        {
            most = Math.Min(most, word.Mass());
        }

        return Value(most) * Rounding;
    }

    public override float Score()
    {
        var mass = _phrase.Slop > 0 ? Loose() : Exact();
        return mass > 0 ? Value(mass) : NotFound;
    }

    public override int Advance(int target)
    {
        var along = _stretch is not null && (target <= _stretch.End || target == Chunk + 1);
        while (true)
        {
            if (target > _end && !Open(ref target))
            {
                return Chunk = End;
            }

            if (along)
            {
                if (Along(ref target) || target == End)
                {
                    return Chunk = target;
                }

                continue;
            }

            var lead = _rarest[0];
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

            if (lead.Mass() <= _floorMass)
            {
                target++;
            }
            else if (Meet(1, ref target))
            {
                return Chunk = candidate;
            }
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

    public override void Raise(float floor)
    {
        base.Raise(floor);
        var part = _worth > 0 ? Floor / _worth : -1;
        _floorMass = part < 0 ? -1 : part >= 1 ? float.PositiveInfinity : _ground.Weighing.Saturation * part / (1 - part) / Rounding / Rounding;
    }

    /// <summary>Whether the stretch has a chunk from here on, with all words; otherwise where the next chance is.</summary>
    private bool Along(ref int target)
    {
        if (target > _stretch!.End)
        {
            _stretch.Fill(target, _end, _floorMass);
        }

        var chunk = _stretch.Advance(target);
        target = chunk != End ? chunk : _stretch.End == End ? End : _stretch.End + 1;
        return chunk != End && Meet(2, ref target);
    }

    private bool Meet(int from, ref int target)
    {
        for (var word = from; word < _rarest.Length; word++)
        {
            var cursor = _rarest[word];
            var chunk = cursor.Chunk < target ? cursor.Advance(target) : cursor.Chunk;
            if (chunk > target)
            {
                target = chunk;
                return false;
            }

            if (cursor.Mass() <= _floorMass)
            {
                target++;
                return false;
            }
        }

        return true;
    }

    /// <summary>Narrows the places of the rarest word down to those where the others follow; most often the second leaves none.</summary>
    private float Exact()
    {
        if (_rarest[0].Postings.MeetsInBody(_rarest[0].At, _rarest[1].Postings, _rarest[1].At, out var row, out var other))
        {
            var pairs = row.Followed(other, _later);
            if (pairs == 0 || _rarest.Length == 2)
            {
                return IsMeant(FieldNumbers.Body) ? Weighed(pairs, FieldNumbers.Body) : 0;
            }
        }

        _rarest[0].Read(_read[0]);
        for (var word = 1; word < _rarest.Length; word++)
        {
            _rarest[word].Read(_read[word]);
            if (!_read[0].Keep(_read[word], _rareOffsets[word] - _rareOffsets[0]))
            {
                return 0;
            }
        }

        var mass = 0f;
        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            mass += IsMeant(field) ? Weighed(_read[0].Count(field), field) : 0;
        }

        return mass;
    }

    private float Loose()
    {
        for (var word = 0; word < _words.Length; word++)
        {
            _words[word].Read(_read[word]);
        }

        var mass = 0f;
        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            mass += IsMeant(field) ? Weighed(_loose.Occurrences(_read, field), field) : 0;
        }

        return mass;
    }

    private bool IsMeant(int field) => _phrase.In.Has(field) && (_ground.Fields & (1 << field)) != 0;

    private unsafe float Weighed(float occurrences, int field) =>
        occurrences == 0 ? 0 : occurrences * _ground.Lengths.Weight(field, (ushort)(_ground.Segment.Lengths[Chunk] >> (16 * field)));

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
