using System.Runtime.CompilerServices;

namespace PluginHost.Rules.Index;

/// <summary>Where a block's terms stand in their chunks. Where each posting's places begin is summed up when somebody asks.</summary>
internal sealed unsafe partial class Postings
{
    private int[]? _starts;
    private byte* _places;
    private bool _summed;
    private uint[] _gaps = [];

    /// <summary>The places of a posting of this block, as they are written.</summary>
    public ReadOnlySpan<uint> Gaps(int posting)
    {
        Begin();
        var (total, width, bit) = (Total(posting), *_places, _starts![posting] * (long)*_places);
        if (_gaps.Length < total)
        {
            _gaps = new uint[total * 2];
        }

        for (var gap = 0; gap < total; gap++, bit += width)
        {
            _gaps[gap] = Row.One(_places + 1, bit, width);
        }

        return _gaps.AsSpan(0, total);
    }

    public void Read(int posting, Places places)
    {
        Begin();
        places.Read(_places + 1, _starts![posting] * (long)*_places, *_places, Of(posting));
    }

    /// <summary>Where a posting and another of the same chunk stand in the body, when they meet in no other field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MeetsInBody(int posting, Postings other, int otherPosting, out Row row, out Row otherRow)
    {
        (row, otherRow) = (RowOf(posting), other.RowOf(otherPosting));
        return !Shapes.MeetElsewhere(_around![posting], other._around![otherPosting]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Row RowOf(int posting)
    {
        Begin();
        var width = *_places;
        return new(_places + 1, (_starts![posting] + Shapes.BeforeBody(_around![posting])) * (long)width, width, _bodies![posting]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Begin()
    {
        if (!_summed)
        {
            Sum();
        }
    }

    private void Sum()
    {
        Describe();
        _summed = true;
        _places = Blocks == 1 ? _afterBlock : _allPlaces + _skips[Block].Places;
        _starts ??= GC.AllocateUninitializedArray<int>(Packing.Numbers);
        if (!_hasUnusual)
        {
            Sums.Before(_totals!, _starts);
            return;
        }

        var start = 0;
        for (var posting = 0; posting < Filled; posting++)
        {
            _starts[posting] = start;
            start += Total(posting);
        }
    }

    private int Total(int posting) => _codes![posting] == Shapes.Unusual ? _unusual![posting].Total : _totals![posting];
}
