using System.Runtime.CompilerServices;

namespace PluginHost.Rules.Index;

/// <summary>What a segment keeps of every chunk: its id and its lengths, written narrow and read wide.</summary>
internal static unsafe class Columns
{
    public static void Write(Sink sink, ref SegmentLayout layout, ReadOnlySpan<long> ids, ReadOnlySpan<ulong> lengths)
    {
        var (least, most) = (long.MaxValue, long.MinValue);
        foreach (var id in ids)
        {
            (least, most) = (Math.Min(least, id), Math.Max(most, id));
        }

        var narrow = (UInt128)((Int128)most - least) <= uint.MaxValue;
        (layout.Ids, layout.LeastId, layout.IdWidth) = (sink.Position, narrow ? least : 0, narrow ? sizeof(uint) : sizeof(long));
        foreach (var id in ids)
        {
            var rest = id - layout.LeastId;
            sink.Add(new ReadOnlySpan<byte>(&rest, layout.IdWidth));
        }

        layout.Lengths = sink.Position;
        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            var longest = 0;
            foreach (var length in lengths)
            {
                longest = Math.Max(longest, Of(length, field));
            }

            layout.LengthWidths[field] = longest == 0 ? 0 : longest <= byte.MaxValue ? 1 : 2;
            foreach (var length in layout.LengthWidths[field] == 0 ? [] : lengths)
            {
                ReadOnlySpan<byte> bytes = [(byte)Of(length, field), (byte)(Of(length, field) >> 8)];
                sink.Add(bytes[..layout.LengthWidths[field]]);
            }
        }
    }

    public static void Read(byte* file, SegmentLayout* layout, Span<long> ids, Span<ulong> lengths)
    {
        var at = file + layout->Ids;
        for (var chunk = 0; chunk < ids.Length; chunk++, at += layout->IdWidth)
        {
            ids[chunk] = layout->LeastId + (layout->IdWidth == sizeof(uint) ? Unsafe.ReadUnaligned<uint>(at) : Unsafe.ReadUnaligned<long>(at));
        }

        at = file + layout->Lengths;
        lengths.Clear();
        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            var width = layout->LengthWidths[field];
            for (var chunk = 0; width > 0 && chunk < lengths.Length; chunk++, at += width)
            {
                lengths[chunk] |= (ulong)(width == 1 ? *at : Unsafe.ReadUnaligned<ushort>(at)) << (16 * field);
            }
        }
    }

    private static ushort Of(ulong length, int field) => (ushort)(length >> (16 * field));
}
