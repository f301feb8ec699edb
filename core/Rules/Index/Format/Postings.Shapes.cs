using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PluginHost.Rules.Index;

/// <summary>How often a block's terms are in the fields of their chunks.</summary>
internal sealed unsafe partial class Postings
{
    private byte[]? _codes;
    private byte[]? _bodies;
    private byte[]? _around;
    private byte[]? _totals;
    private Occurrences[]? _unusual;
    private bool _shaped;
    private bool _described;
    private bool _hasUnusual;

    /// <summary>Four counts as four bytes; none when they do not fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Packed(int posting)
    {
        if (!_shaped)
        {
            Shape();
        }

        return Shapes.Packed(_codes![posting]);
    }

    public Occurrences Of(int posting)
    {
        var packed = Packed(posting);
        return packed == 0 ? _unusual![posting] : Shapes.Of(_codes![posting]);
    }

    /// <summary>How often each posting of the block is in the body, and what <see cref="Shapes"/> says of it besides.</summary>
    public (byte[] Bodies, byte[] Around) Traits()
    {
        Describe();
        return (_bodies!, _around!);
    }

    /// <summary>Which postings of the block are in the body so often, or in another field.</summary>
    public (ulong Low, ulong High) Often(byte least)
    {
        Describe();
        var (low, high) = (0UL, 0UL);
        for (var at = 0; at < Packing.Numbers / 2; at += Vector128<byte>.Count)
        {
            low |= (ulong)Often(at, least) << at;
            high |= (ulong)Often(at + (Packing.Numbers / 2), least) << at;
        }

        return Filled > 64 ? (low, high & (ulong.MaxValue >> (Packing.Numbers - Filled))) : (low & (ulong.MaxValue >> (64 - Filled)), 0);
    }

    private uint Often(int at, byte least)
    {
        var bodies = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_bodies!), (nuint)at);
        var around = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_around!), (nuint)at);
        return (Vector128.GreaterThanOrEqual(bodies, Vector128.Create(least)) | Vector128.GreaterThanOrEqual(around, Vector128.Create(Shapes.Elsewhere))).ExtractMostSignificantBits();
    }

    private void Shape()
    {
        (_shaped, _hasUnusual) = (true, false);
        _codes ??= GC.AllocateUninitializedArray<byte>(Packing.Numbers);
        var at = _afterChunks;
        if (_label)
        {
            _codes.AsSpan().Clear();
            return;
        }

        if (Filled == Packing.Numbers)
        {
            var (width, wider) = (_heads[0], _heads[1]);
            fixed (byte* codes = _codes)
            {
                Packing.UnpackBytes(at, width, codes);
            }

            at += Packing.Size(width);
            for (; wider > 0; wider--)
            {
                var place = *at++;
                _codes[place] = (byte)Varints.Read(ref at);
            }
        }
        else
        {
            new ReadOnlySpan<byte>(at, Filled).CopyTo(_codes);
            _codes.AsSpan(Filled).Clear();
            at += Filled;
        }

        if (_codes.AsSpan().Contains(Shapes.Unusual))
        {
            at = ReadUnusual(at);
        }

        _afterBlock = at;
    }

    private byte* ReadUnusual(byte* at)
    {
        _hasUnusual = true;
        _unusual ??= new Occurrences[Packing.Numbers];
        for (var posting = 0; posting < Filled; posting++)
        {
            if (_codes![posting] == Shapes.Unusual)
            {
                _unusual[posting] = new((int)Varints.Read(ref at), (int)Varints.Read(ref at), (int)Varints.Read(ref at), (int)Varints.Read(ref at));
            }
        }

        return at;
    }

    private void Describe()
    {
        if (_described)
        {
            return;
        }

        if (!_shaped)
        {
            Shape();
        }

        _described = true;
        _bodies ??= GC.AllocateUninitializedArray<byte>(Packing.Numbers);
        _around ??= GC.AllocateUninitializedArray<byte>(Packing.Numbers);
        _totals ??= GC.AllocateUninitializedArray<byte>(Packing.Numbers);
        Shapes.Describe(_codes!, _bodies, _around, _totals);
    }
}
