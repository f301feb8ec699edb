namespace PluginHost.Rules.Index;

/// <summary>
/// Writes the postings of one term after another.
/// Blocks of 128 chunks, packed; the rest one by one. With more than one block a table of <see cref="Skip"/> stands before them, and before that
/// where the places begin. A block: for gaps and for shapes the width and how many are wider; the
/// gaps and the wider ones; the shapes and the wider ones; then what is too unusual for a shape. The places of a block: their width, then all of
/// them, loosely packed.
/// </summary>
internal sealed class PostingsWriter(Sink sink, FieldLengths lengths, IReadOnlyList<ulong> chunkLengths)
{
    private readonly uint[] _gaps = new uint[Packing.Numbers];
    private readonly uint[] _shapes = new uint[Packing.Numbers];
    private readonly BlockPacker _gapPacker = new(overhead: 3, least: 8);
    private readonly BlockPacker _shapePacker = new(overhead: 2, least: 0);
    private readonly Bytes _unusual = new();
    private readonly Bytes _blocks = new();
    private readonly Bytes _places = new();
    private uint[] _waiting = new uint[Packing.Numbers * 4];
    private readonly List<Skip> _skips = [];
    private readonly Bytes _table = new();
    private bool _label;
    private int _filled;
    private int _waits;
    private int _last;
    private int _frequency;
    private float _blockMass;
    private float _mass;

    public long Position => sink.Position;

    public void Begin(bool label)
    {
        _label = label;
        (_last, _frequency, _filled, _waits, _mass, _blockMass) = (-1, 0, 0, 0, 0, 0);
        _blocks.Clear();
        _places.Clear();
        _unusual.Clear();
        _skips.Clear();
    }

    /// <param name="places">In the order of fields: the first, then the gaps.</param>
    public void Add(int chunk, Occurrences shape, ReadOnlySpan<uint> places)
    {
        if (_filled == Packing.Numbers)
        {
            Cut();
        }

        _gaps[_filled] = (uint)(chunk - _last - 1);
        _last = chunk;
        _frequency++;
        if (!_label)
        {
            var code = Shapes.Code(shape);
            _shapes[_filled] = code;
            if (code == Shapes.Unusual)
            {
                for (var field = 0; field < FieldNumbers.Count; field++)
                {
                    _unusual.AddVarint((uint)shape.In(field));
                }
            }

            _blockMass = Math.Max(_blockMass, Mass(chunk, shape));
            Append(places);
        }

        _filled++;
    }

    /// <summary>Writes nothing for a term of which nothing is left: the terms that are entered follow each other without gaps.</summary>
    public TermEntry End()
    {
        if (_frequency == 0)
        {
            return default;
        }

        Cut();
        var at = sink.Position;
        if (_skips.Count > 1)
        {
            _table.Clear();
            _table.AddRaw((uint)((_skips.Count * System.Runtime.CompilerServices.Unsafe.SizeOf<Skip>()) + _blocks.Length));
            foreach (var skip in _skips)
            {
                _table.AddRaw(skip);
            }

            sink.Add(_table.Written);
        }

        sink.Add(_blocks.Written);
        sink.Add(_places.Written);
        return new(_frequency, _mass, at, checked((int)(sink.Position - at)));
    }

    private void Append(ReadOnlySpan<uint> places)
    {
        if (_waits + places.Length > _waiting.Length)
        {
            Array.Resize(ref _waiting, Math.Max(_waiting.Length * 2, _waits + places.Length));
        }

        places.CopyTo(_waiting.AsSpan(_waits));
        _waits += places.Length;
    }

    private void Cut()
    {
        var begin = (uint)_blocks.Length;
        if (_filled == Packing.Numbers)
        {
            Pack();
        }
        else
        {
            for (var posting = 0; posting < _filled; posting++)
            {
                _blocks.AddVarint(_gaps[posting]);
            }

            for (var posting = 0; posting < _filled && !_label; posting++)
            {
                _blocks.Add((byte)_shapes[posting]);
            }
        }

        _blocks.Add(_unusual.Written);
        _unusual.Clear();
        _skips.Add(new(_last, begin, (uint)_places.Length, _blockMass));
        _mass = Math.Max(_mass, _blockMass);
        if (!_label)
        {
            var width = Packing.Width(_waiting.AsSpan(0, _waits));
            _places.Add((byte)width);
            Packing.PackLoose(_waiting.AsSpan(0, _waits), width, _places);
        }

        (_blockMass, _filled, _waits) = (0, 0, 0);
    }

    private void Pack()
    {
        _gapPacker.Measure(_gaps);
        _blocks.Add((byte)_gapPacker.Width);
        _blocks.Add((byte)_gapPacker.Wider);
        if (!_label)
        {
            _shapePacker.Measure(_shapes);
            _blocks.Add((byte)_shapePacker.Width);
            _blocks.Add((byte)_shapePacker.Wider);
        }

        _gapPacker.Write(_gaps, _blocks);
        _gapPacker.WriteWider(_gaps, _blocks);
        if (!_label)
        {
            _shapePacker.Write(_shapes, _blocks);
            _shapePacker.WriteWider(_shapes, _blocks);
        }
    }

    private float Mass(int chunk, Occurrences shape)
    {
        var length = chunkLengths[chunk];
        var mass = 0f;
        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            mass += shape.In(field) * lengths.Weight(field, (ushort)(length >> (16 * field)));
        }

        return mass;
    }
}
