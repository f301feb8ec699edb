using System.Numerics;

namespace PluginHost.Rules.Index;

/// <summary>What another cursor finds among some chunks.</summary>
internal sealed class WithinCursor : Cursor
{
    private readonly Cursor _inner;
    private readonly ulong[] _among;

    public WithinCursor(Cursor inner, ulong[] among)
    {
        (_inner, _among) = (inner, among);
        Most = inner.Most;
        Cost = inner.Cost;
    }

    public override int Advance(int target)
    {
        while (true)
        {
            target = Next(target);
            if (target == End)
            {
                return Chunk = End;
            }

            var chunk = _inner.Chunk < target ? _inner.Advance(target) : _inner.Chunk;
            if (chunk == End || (_among[chunk >> 6] & (1UL << (chunk & 63))) != 0)
            {
                return Chunk = chunk;
            }

            target = chunk + 1;
        }
    }

    public override bool IsLazy => _inner.IsLazy;

    public override float Score() => _inner.Score();

    public override float Cap() => _inner.Cap();

    public override float Bound(int from, out int last) => _inner.Bound(from, out last);

    public override void Raise(float floor)
    {
        base.Raise(floor);
        _inner.Raise(floor);
    }

    private int Next(int chunk)
    {
        var word = chunk >> 6;
        if (word >= _among.Length)
        {
            return End;
        }

        var bits = _among[word] & (ulong.MaxValue << (chunk & 63));
        while (bits == 0)
        {
            if (++word == _among.Length)
            {
                return End;
            }

            bits = _among[word];
        }

        return (word << 6) + BitOperations.TrailingZeroCount(bits);
    }
}
