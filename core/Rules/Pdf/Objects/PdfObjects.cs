using System.Collections.Concurrent;

namespace PluginHost.Rules.Pdf;

/// <summary>Parses each object when it is first asked for and keeps it.</summary>
internal sealed class PdfObjects(ReadOnlyMemory<byte> file, XrefTable table, PdfLimits limits) : IPdfObjects
{
    /// <summary>References that are needed to read references: lengths, filters, object streams.</summary>
    private const int MostNested = 12;

    private const int MostOfContainer = 32 << 20;

    [ThreadStatic]
    private static int s_nested;

    private readonly ConcurrentDictionary<int, PdfObject> _objects = new();
    private readonly ConcurrentDictionary<int, ObjectStream?> _containers = new();
    private readonly ConcurrentDictionary<int, bool> _counted = new();
    private readonly Lazy<IReadOnlyDictionary<int, XrefEntry>> _found = new(() => FileScan.Objects(file.Span, limits.Objects));
    private readonly ParseBudget _budget = new(file.Length);
    private long _spent;

    public PdfLimits Limits => limits;

    public PdfDictionary Trailer => table.Trailer;

    public IEnumerable<int> Numbers => table.Entries.Keys.Order();

    /// <summary>Set once, before objects are shared.</summary>
    public PdfCipher? Cipher { get; set; }

    public PdfObject Resolve(PdfObject? value)
    {
        for (var steps = 0; value is PdfReference reference; steps++)
        {
            if (steps >= limits.Depth)
            {
                return PdfObject.Null;
            }

            value = Load(reference.Number);
        }

        return value ?? PdfObject.Null;
    }

    public ReadOnlyMemory<byte> Decode(PdfStream stream)
    {
        var left = limits.FileBytes - Interlocked.Read(ref _spent);
        if (left <= 0)
        {
            return default;
        }

        var raw = stream.Number != 0 && Cipher is not null ? Cipher.Stream(stream, this) : stream.Raw;
        var decoded = PdfFilters.Decode(raw, stream.Entries, Resolve, (int)Math.Min(limits.StreamBytes, left));

        // A stream that many pages share, or that is read again, counts once.
        if (stream.Number == 0 || _counted.TryAdd(stream.Number, true))
        {
            Interlocked.Add(ref _spent, decoded.Length);
        }

        return decoded;
    }

    /// <summary>The objects in a stream of objects.</summary>
    public ObjectStream? Container(int number)
    {
        if (_containers.TryGetValue(number, out var known))
        {
            return known;
        }

        // A container lies in the file itself: inside another it would be a circle.
        var container = table.Entries.TryGetValue(number, out var entry) && entry.Container == 0 && Load(number) is PdfStream stream ? Unpack(stream) : null;
        return _containers.GetOrAdd(number, container);
    }

    private ObjectStream Unpack(PdfStream stream)
    {
        var bytes = Decode(stream);
        bytes = bytes[..Math.Min(bytes.Length, MostOfContainer)];
        _budget.Allow(bytes.Length);
        return new ObjectStream(bytes, Math.Max(0, this.Whole(stream.Entries, "First")), Math.Min(this.Whole(stream.Entries, "N"), limits.Objects));
    }

    private PdfObject Load(int number)
    {
        if (_objects.TryGetValue(number, out var known))
        {
            return known;
        }

        // What no table knows is not kept: references may be invented without end.
        if (s_nested >= MostNested || _budget.IsSpent || !table.Entries.TryGetValue(number, out var entry))
        {
            return PdfObject.Null;
        }

        s_nested++;
        try
        {
            return _objects.GetOrAdd(number, Find(number, entry));
        }
        finally
        {
            s_nested--;
        }
    }

    private PdfObject Find(int number, XrefEntry entry)
    {
        if (entry.Container != 0)
        {
            return InContainer(number, entry.Container) ?? PdfObject.Null;
        }

        if (entry.Offset < 0)
        {
            return PdfObject.Null;
        }

        return At(number, entry.Offset) ?? (_found.Value.TryGetValue(number, out var found) ? At(number, found.Offset) : null) ?? PdfObject.Null;
    }

    /// <summary>From the stream the table names, or from the one it extends.</summary>
    private PdfObject? InContainer(int number, int container)
    {
        for (var steps = 0; container != 0 && steps < limits.Depth; steps++)
        {
            if (Container(container)?.Read(number, limits.Depth, _budget) is { } value)
            {
                return value;
            }

            container = Load(container) is PdfStream { Entries: var entries } && entries.Entries.GetValueOrDefault("Extends") is PdfReference extends ? extends.Number : 0;
        }

        return null;
    }

    private PdfObject? At(int number, long offset) => IndirectObject.Read(file, offset, number, limits.Depth, Length, Cipher is null ? null : Strings, _budget);

    private int Length(PdfObject? value) => Resolve(value) is PdfNumber number ? number.Whole : -1;

    private Func<byte[], byte[]> Strings(int number, int generation) => bytes => Cipher!.Text(bytes, number, generation);
}
