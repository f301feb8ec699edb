namespace PluginHost.Rules.Index;

/// <summary>
/// Writes the postings of one term after another.
/// Blocks of 128 chunks, packed; the rest one by one. With more than one block a table of <see cref="Skip"/> stands before them, and before that
/// where the places begin. A block: the widths of gaps and shapes, both packed, then what is too unusual for a shape.
/// </summary>
internal sealed class PostingsWriter(Sink sink, FieldLengths lengths, IReadOnlyList<ulong> chunkLengths)
{
    private readonly uint[] _gaps = new uint[Packing.Numbers];
    private readonly uint[] _shapes = new uint[Packing.Numbers];
    private readonly Bytes _unusual = new();
    private readonly Bytes _blocks = new();
    private readonly Bytes _places = new();
    private readonly List<Skip> _skips = [];
    private readonly Bytes _table = new();
    private bool _label;
    private int _filled;
    private int _last;
    private int _frequency;
    private uint _blockPlaces;
    private float _blockMass;
    private float _mass;

    public long Position => sink.Position;

    public void Begin(bool label)
    {
        _label = label;
        (_last, _frequency, _filled, _mass, _blockMass, _blockPlaces) = (-1, 0, 0, 0, 0, 0);
        _blocks.Clear();
        _places.Clear();
        _unusual.Clear();
        _skips.Clear();
    }

    /// <param name="places">In the order of fields, each a varint: the first, then the gaps.</param>
    public void Add(int chunk, Occurrences shape, ReadOnlySpan<byte> places)
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
            _places.Add(places);
        }

        _filled++;
    }

    public TermEntry End()
    {
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
        _skips.Add(new(_last, begin, _blockPlaces, _blockMass));
        _mass = Math.Max(_mass, _blockMass);
        (_blockPlaces, _blockMass, _filled) = ((uint)_places.Length, 0, 0);
    }

    private void Pack()
    {
        var width = Packing.Width(_gaps);
        var shapeWidth = _label ? 0 : Packing.Width(_shapes);
        _blocks.Add((byte)width);
        _blocks.Add((byte)shapeWidth);
        Packing.Pack(_gaps, width, _blocks.Take(Packing.Size(width)));
        if (!_label)
        {
            Packing.Pack(_shapes, shapeWidth, _blocks.Take(Packing.Size(shapeWidth)));
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
