using System.Runtime.CompilerServices;

namespace PluginHost.Rules.Index;

/// <summary>Where a block's terms stand in their chunks. Where each posting's places begin is summed up as far as somebody asks.</summary>
internal sealed unsafe partial class Postings
{
    private int[]? _starts;
    private uint[]? _traits;
    private byte* _places;
    private int _start;
    private int _summed;
    private uint[] _gaps = [];

    /// <summary>The places of a posting of this block, as they are written.</summary>
    public ReadOnlySpan<uint> Gaps(int posting)
    {
        Begin(posting);
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
        Begin(posting);
        places.Read(_places + 1, _starts![posting] * (long)*_places, *_places, Of(posting));
    }

    /// <summary>What is known of each posting of the block without its places: see <see cref="Shapes.Traits"/>.</summary>
    public uint[] Traits()
    {
        if (!_shaped)
        {
            Shape();
        }

        return _traits!;
    }

    /// <summary>Where a posting and another of the same chunk stand in the body, when they meet in no other field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MeetsInBody(int posting, Postings other, int otherPosting, out Row row, out Row otherRow)
    {
        Begin(posting);
        other.Begin(otherPosting);
        var (traits, others) = (_traits![posting], other._traits![otherPosting]);
        (row, otherRow) = (RowOf(posting, traits), other.RowOf(otherPosting, others));
        return !Shapes.MeetElsewhere(traits, others);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Row RowOf(int posting, uint traits)
    {
        var width = *_places;
        return new(_places + 1, (_starts![posting] + Shapes.BeforeBody(traits)) * (long)width, width, Shapes.Body(traits));
    }

    private int Total(int posting)
    {
        var total = Shapes.Total((byte)_shapes![posting]);
        return total == 0 ? _unusual![posting].Total : total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Begin(int posting)
    {
        if (posting >= _summed)
        {
            Sum(posting);
        }
    }

    private void Sum(int posting)
    {
        if (!_shaped)
        {
            Shape();
        }

        if (_summed == 0)
        {
            _places = Blocks == 1 ? _afterBlock : _allPlaces + _skips[Block].Places;
            _starts ??= GC.AllocateUninitializedArray<int>(Packing.Numbers);
            _start = 0;
        }

        var start = _start;
        for (; _summed <= posting; _summed++)
        {
            _starts![_summed] = start;
            start += Total(_summed);
        }

        _start = start;
    }
}
