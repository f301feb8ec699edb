using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PluginHost.Rules.Index;

/// <summary>The chunks with a term in some of the fields.</summary>
internal sealed unsafe class TermCursor : Cursor
{
    private const uint OtherThanBody = 0xFF00FFFF;

    private readonly Postings _postings;
    private readonly FieldLengths _lengths;
    private readonly Weighing _weighing;
    private readonly ulong* _chunkLengths;
    private readonly float _worth;
    private readonly float _growth;
    private readonly int _fields;
    private readonly bool _masked;
    private int _at;
    private int _last = -1;
    private int _boundBlock = -1;
    private float _bound;
    private float _boundMass;

    public TermCursor(Ground ground, TermEntry entry, float worth, Fields fields)
    {
        _postings = new(ground.Segment, entry, label: false);
        (_lengths, _weighing, _worth, _growth) = (ground.Lengths, ground.Weighing, worth, ground.Growth);
        _chunkLengths = ground.Segment.Lengths;
        _fields = (int)fields & ground.Fields;
        _masked = _fields != (int)Fields.All;
        Cost = entry.Frequency;
        MostMass = entry.Mass * _growth;
        Most = Value(MostMass);
    }

    public float MostMass { get; }

    /// <summary>Whether it passes over chunks that have the term elsewhere only.</summary>
    public bool IsMasked => _masked;

    public Postings Postings => _postings;

    /// <summary>Where among its block's postings it stands.</summary>
    public int At => _at;

    public override int Advance(int target)
    {
        while (true)
        {
            if (target > _last && !Enter(target))
            {
                return Chunk = End;
            }

            var chunk = Seek(target);
            if (!_masked || chunk == End || Found(_at))
            {
                return Chunk = chunk;
            }

            target = chunk + 1;
        }
    }

    public override float Score() => Value(Mass());

    public override float Bound(int from, out int last)
    {
        var mass = MassBound(from, out last);
        return mass == 0 ? 0 : _bound;
    }

    /// <summary>As the bound, before it is weighed.</summary>
    public float MassBound(int from, out int last)
    {
        last = End;
        var block = Chunk == End ? _postings.Blocks : _postings.BlockOf(from, Math.Max(_boundBlock, 0));
        if (block == _postings.Blocks)
        {
            return 0;
        }

        if (block != _boundBlock)
        {
            _boundBlock = block;
            _boundMass = _postings.MassOf(block) * _growth;
            _bound = Value(_boundMass);
        }

        if (block < _postings.Blocks - 1)
        {
            last = _postings.LastOf(block);
        }

        return _boundMass;
    }

    /// <summary>Of the chunk where it stands.</summary>
    public float Mass()
    {
        var packed = _postings.Packed(_at);
        var length = _chunkLengths[Chunk];
        if ((packed & OtherThanBody) == 0 && packed != 0)
        {
            return (packed >> 16) * _lengths.Weight(FieldNumbers.Body, (ushort)(length >> (16 * FieldNumbers.Body)));
        }

        var shape = _postings.Of(_at);
        var mass = 0f;
        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            if ((_fields & (1 << field)) != 0)
            {
                mass += shape.In(field) * _lengths.Weight(field, (ushort)(length >> (16 * field)));
            }
        }

        return mass;
    }

    /// <summary>Goes to a place of its block that is not before the one where it stands.</summary>
    public void Stand(int at) => (_at, Chunk) = (at, _postings.Chunks[at]);

    /// <summary>Where the term stands in the chunk, field after field.</summary>
    public void Read(Places places) => _postings.Read(_at, places);

    private bool Enter(int target)
    {
        var block = _postings.BlockOf(target, Math.Max(_postings.Block, 0));
        while (block < _postings.Blocks && Floor >= 0 && Value(_postings.MassOf(block) * _growth) <= Floor)
        {
            block++;
        }

        if (block == _postings.Blocks)
        {
            return false;
        }

        if (block != _postings.Block)
        {
            _postings.Enter(block);
            _at = 0;
        }

        _last = _postings.LastOf(block);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Seek(int target)
    {
        ref var chunks = ref MemoryMarshal.GetArrayDataReference(_postings.Chunks);
        var wanted = Vector256.Create(target - 1);
        var at = _at;
        while (true)
        {
            // Behind the last chunk there is room for one more step, filled with what ends it.
            var found = Vector256.GreaterThan(Vector256.LoadUnsafe(ref chunks, (nuint)at), wanted).ExtractMostSignificantBits();
            if (found != 0)
            {
                _at = at + BitOperations.TrailingZeroCount(found);
                return Unsafe.Add(ref chunks, _at);
            }

            at += Vector256<int>.Count;
        }
    }

    private bool Found(int at)
    {
        var shape = _postings.Of(at);
        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            if ((_fields & (1 << field)) != 0 && shape.In(field) > 0)
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Value(float mass) => _worth * _weighing.Saturated(mass);
}
