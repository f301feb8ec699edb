using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace PluginHost.Rules.Tests.Pdf;

/// <summary>Writes small PDF files; strings in bodies are Latin-1.</summary>
internal sealed class PdfWriter
{
    private readonly SortedDictionary<int, byte[]> _objects = [];
    private readonly HashSet<int> _streams = [];

    public string Trailer { get; set; } = "/Root 1 0 R";

    public string Header { get; set; } = "%PDF-1.7\n";

    /// <summary>Encrypts the data of a stream.</summary>
    public Func<int, byte[], byte[]> Encrypt { get; set; } = static (_, bytes) => bytes;

    /// <summary>A catalog, a tree of as many pages as wanted, and for each a content of its own: objects 1 and 2, then a page and its content in turn.</summary>
    public static PdfWriter WithPages(int pages, string catalog = "", string page = "", string tree = "")
    {
        var kids = string.Join(' ', Enumerable.Range(0, pages).Select(static i => $"{3 + (2 * i)} 0 R"));
        var writer = new PdfWriter()
            .Add(1, $"<< /Type /Catalog /Pages 2 0 R {catalog} >>")
            .Add(2, $"<< /Type /Pages /Kids [ {kids} ] /Count {pages} /MediaBox [0 0 300 400] /Resources << /Own true >> {tree} >>");
        for (var i = 0; i < pages; i++)
        {
            writer.Add(3 + (2 * i), $"<< /Type /Page /Parent 2 0 R /Contents {4 + (2 * i)} 0 R {page} >>");
            writer.AddStream(4 + (2 * i), "", Latin($"BT (page {i + 1}) Tj ET"));
        }

        return writer;
    }

    public PdfWriter Add(int number, string body)
    {
        _objects[number] = Latin(body);
        return this;
    }

    public PdfWriter AddStream(int number, string entries, byte[] data, string? length = null)
    {
        data = Encrypt(number, data);
        _objects[number] = [.. Latin($"<< {entries} /Length {length ?? data.Length.ToString(CultureInfo.InvariantCulture)} >>\nstream\n"), .. data, .. "\nendstream"u8];
        _streams.Add(number);
        return this;
    }

    public byte[] Classic(string? startxref = null)
    {
        using var file = new MemoryStream();
        var offsets = Bodies(file, _objects);
        var table = file.Position;
        file.Write(Latin($"xref\n0 1\n0000000000 65535 f \n"));
        foreach (var (number, offset) in offsets)
        {
            file.Write(Latin($"{number} 1\n{offset:D10} 00000 n \n"));
        }

        file.Write(Latin($"trailer\n<< /Size {_objects.Keys.Max() + 1} {Trailer} >>\nstartxref\n{startxref ?? table.ToString(CultureInfo.InvariantCulture)}\n%%EOF\n"));
        return file.ToArray();
    }

    /// <summary>All but streams in an object stream, found by an xref stream.</summary>
    public byte[] Packed(string extends = "", string parameters = "", Func<byte[], byte[]>? predict = null)
    {
        var container = _objects.Keys.Max() + 1;
        var packed = _objects.Where(pair => !_streams.Contains(pair.Key)).ToList();
        var head = new StringBuilder();
        using var bodies = new MemoryStream();
        foreach (var (number, body) in packed)
        {
            head.Append(CultureInfo.InvariantCulture, $"{number} {bodies.Position} ");
            bodies.Write(body);
            bodies.WriteByte((byte)'\n');
        }

        AddStream(container, $"/Type /ObjStm /N {packed.Count} /First {head.Length} /Filter /FlateDecode {extends}", Deflate([.. Latin(head.ToString()), .. bodies.ToArray()]));
        using var file = new MemoryStream();
        var offsets = Bodies(file, _objects.Where(pair => _streams.Contains(pair.Key)));
        var table = file.Position;
        offsets[container + 1] = table;
        var rows = new List<byte>();
        for (var number = 0; number <= container + 1; number++)
        {
            var place = packed.FindIndex(pair => pair.Key == number);
            var (kind, value, rest) = place >= 0 ? (2, container, place) : offsets.TryGetValue(number, out var offset) ? (1, (int)offset, 0) : (0, 0, 0);
            rows.AddRange([(byte)kind, (byte)(value >> 16), (byte)(value >> 8), (byte)value, (byte)rest]);
        }

        var data = Deflate(predict is null ? [.. rows] : predict([.. rows]));
        file.Write(Latin($"{container + 1} 0 obj\n<< /Type /XRef /Size {container + 2} /W [1 3 1] {Trailer} {parameters} /Filter /FlateDecode /Length {data.Length} >>\nstream\n"));
        file.Write(data);
        file.Write(Latin($"\nendstream\nendobj\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }

    public static byte[] Deflate(byte[] data)
    {
        using var output = new MemoryStream();
        using (var deflater = new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflater.Write(data);
        }

        return output.ToArray();
    }

    public static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    private SortedDictionary<int, long> Bodies(MemoryStream file, IEnumerable<KeyValuePair<int, byte[]>> objects)
    {
        var offsets = new SortedDictionary<int, long>();
        file.Write(Latin(Header));
        foreach (var (number, body) in objects)
        {
            offsets[number] = file.Position;
            file.Write(Latin($"{number} 0 obj\n"));
            file.Write(body);
            file.Write("\nendobj\n"u8);
        }

        return offsets;
    }
}
