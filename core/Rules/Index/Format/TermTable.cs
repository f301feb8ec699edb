using System.Runtime.CompilerServices;

namespace PluginHost.Rules.Index;

/// <summary>The sorted terms of a segment: found by halving over the groups, then read along one of them.</summary>
internal readonly unsafe struct TermTable(byte* terms, TermGroup* groups, int count, byte* end)
{
    public bool Find(ReadOnlySpan<byte> term, out TermEntry entry)
    {
        var walk = From(term);
        if (walk.Next() && walk.Key.SequenceEqual(term))
        {
            entry = walk.Entry;
            return true;
        }

        entry = default;
        return false;
    }

    /// <summary>Before the first term that is not less.</summary>
    public TermWalk From(ReadOnlySpan<byte> term)
    {
        var (low, high) = (0, count);
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            (low, high) = First(middle).SequenceCompareTo(term) <= 0 ? (middle, high) : (low, middle);
        }

        var walk = new TermWalk(terms, groups, count, end, low);
        walk.SkipTo(term);
        return walk;
    }

    public TermWalk All() => new(terms, groups, count, end, 0);

    private ReadOnlySpan<byte> First(int group)
    {
        var at = terms + Unsafe.ReadUnaligned<TermGroup>(groups + group).Terms;
        Varints.Read(ref at);
        var length = Varints.Read(ref at);
        return new(at, (int)length);
    }
}
