using System.Runtime.InteropServices;

namespace PluginHost.Rules.Index;

/// <summary>Writes one segment: terms in the order of their bytes, each with its postings.</summary>
internal sealed class SegmentWriter : IDisposable
{
    private readonly Sink _sink;
    private readonly Weighing _weighing;
    private readonly long[] _ids;
    private readonly ulong[] _lengths;
    private readonly long[] _totals;
    private readonly Bytes _terms = new();
    private readonly List<TermGroup> _groups = [];
    private byte[] _before = [];
    private int _count;

    public SegmentWriter(string path, Weighing weighing, long[] ids, ulong[] lengths)
    {
        _weighing = weighing;
        _ids = ids;
        _lengths = lengths;
        _totals = Sums(lengths);
        _sink = new(path);
        _sink.Add(BitConverter.GetBytes(SegmentLayout.Magic));
        Postings = new(_sink, new FieldLengths(weighing, _totals, ids.Length), lengths);
    }

    public PostingsWriter Postings { get; }

    public static long[] Sums(ReadOnlySpan<ulong> lengths)
    {
        var sums = new long[FieldNumbers.Count];
        foreach (var length in lengths)
        {
            for (var field = 0; field < FieldNumbers.Count; field++)
            {
                sums[field] += (ushort)(length >> (16 * field));
            }
        }

        return sums;
    }

    /// <summary>After the term's postings.</summary>
    public void Enter(ReadOnlySpan<byte> term, TermEntry entry)
    {
        var shared = 0;
        if (_count++ % SegmentLayout.Group == 0)
        {
            _groups.Add(new(entry.Data, checked((uint)_terms.Length)));
        }
        else
        {
            shared = term.CommonPrefixLength(_before);
        }

        _terms.AddVarint((uint)shared);
        _terms.AddVarint((uint)(term.Length - shared));
        _terms.Add(term[shared..]);
        _terms.AddVarint((uint)entry.Frequency);
        _terms.AddVarint((uint)entry.Length);
        _terms.AddRaw(entry.Mass);
        _before = term.ToArray();
    }

    public unsafe SegmentName Finish(int number)
    {
        var layout = new SegmentLayout { Chunks = _ids.Length, GroupCount = _groups.Count };
        Columns.Write(_sink, ref layout, _ids, _lengths);
        layout.Terms = _sink.Position;
        _sink.Add(_terms.Written);
        layout.Groups = _sink.Position;
        _sink.AddAll<TermGroup>(CollectionsMarshal.AsSpan(_groups));
        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            layout.Totals[field] = _totals[field];
            layout.Weights[field] = _weighing.Of(field).Weight;
            layout.Evenings[field] = _weighing.Of(field).Evening;
        }

        _sink.AddAll(MemoryMarshal.CreateReadOnlySpan(ref layout, 1));
        var length = _sink.Position + sizeof(uint);
        return new(number, length, _sink.Finish());
    }

    public void Dispose() => _sink.Dispose();
}

/// <param name="Number">Its file's name.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Pack = 1)]
internal readonly record struct SegmentName(int Number, long Length, uint Checksum);
