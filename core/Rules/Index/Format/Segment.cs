using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;

namespace PluginHost.Rules.Index;

/// <summary>A segment's file in memory, whole and checked. It is given back, and its file deleted when it is wanted no more, after the last who holds it.</summary>
internal sealed unsafe class Segment : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _at;
    private readonly SegmentLayout _layout;
    private readonly ulong[] _lengths;
    private readonly string _path;
    private (long[] Ids, int[] Chunks)? _sorted;
    private int _holders = 1;
    private volatile bool _unwanted;

    private Segment(string path, SegmentName name)
    {
        (_path, Name) = (path, name);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        _file = MemoryMappedFile.CreateFromFile(stream, mapName: null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _at);
        _at += _view.PointerOffset;
        _layout = Unsafe.ReadUnaligned<SegmentLayout>(_at + name.Length - sizeof(uint) - sizeof(SegmentLayout));
        (Ids, _lengths) = (new long[Chunks], GC.AllocateUninitializedArray<ulong>(Math.Max(1, Chunks), pinned: true));
        Lengths = (ulong*)Unsafe.AsPointer(ref _lengths[0]);
        fixed (SegmentLayout* layout = &_layout)
        {
            Columns.Read(_at, layout, Ids, _lengths.AsSpan(0, Chunks));
        }

        ShortestBody = FieldNumbers.Shortest(_lengths.AsSpan(0, Chunks), FieldNumbers.Body);
        Terms = new TermTable(_at + _layout.Terms, (TermGroup*)(_at + _layout.Groups), _layout.GroupCount, _at + _layout.Groups);
        var (totals, weights, evenings) = (new long[FieldNumbers.Count], new float[FieldNumbers.Count], new float[FieldNumbers.Count]);
        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            (totals[field], weights[field], evenings[field]) = (_layout.Totals[field], _layout.Weights[field], _layout.Evenings[field]);
        }

        Totals = totals;
        var weighing = new Weighing
        {
            Title = new(weights[0], evenings[0]),
            Section = new(weights[1], evenings[1]),
            Body = new(weights[2], evenings[2]),
            Tags = new(weights[3], evenings[3]),
        };
        WrittenWith = new(weighing, Totals, Chunks);
    }

    public SegmentName Name { get; }

    public int Chunks => _layout.Chunks;

    public long[] Ids { get; }

    /// <summary>Four lengths of 16 bits for each chunk, the title's lowest.</summary>
    public ulong* Lengths { get; }

    /// <summary>Of the bodies that are not empty.</summary>
    public int ShortestBody { get; }

    public TermTable Terms { get; }

    public long[] Totals { get; }

    /// <summary>What its masses were reckoned with.</summary>
    public FieldLengths WrittenWith { get; }

    public FilterCache Filters { get; } = new();

    /// <summary>Nothing when the file is not what was written.</summary>
    public static Segment? Open(string path, SegmentName name) => FileCheck.Holds(path, name) ? new Segment(path, name) : null;

    public byte* Data(TermEntry entry) => _at + entry.Data;

    public int Find(long id)
    {
        if (_sorted is not { } sorted)
        {
            sorted = ((long[])Ids.Clone(), Enumerable.Range(0, Chunks).ToArray());
            Array.Sort(sorted.Ids, sorted.Chunks);
            _sorted = sorted;
        }

        var at = Array.BinarySearch(sorted.Ids, id);
        return at < 0 ? -1 : sorted.Chunks[at];
    }

    public void Hold() => Interlocked.Increment(ref _holders);

    /// <summary>Its file goes when nobody holds it.</summary>
    public void Forget() => _unwanted = true;

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _holders) > 0)
        {
            return;
        }

        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
        if (_unwanted)
        {
            FileCheck.Delete(_path);
        }
    }
}
