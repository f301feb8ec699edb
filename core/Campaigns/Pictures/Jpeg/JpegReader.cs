using System.Buffers.Binary;

namespace PluginHost.Campaigns.Pictures.Jpeg;

/// <summary>Reads JPEG with eight bits a colour, grey or in three colours, told at once or refined. What is made for printing, with four, is refused.</summary>
internal sealed class JpegReader
{
    private const int MostScans = 256;
    private const int Tables = 4;

    private readonly HuffmanTable?[] _first = new HuffmanTable?[Tables];
    private readonly HuffmanTable?[] _rest = new HuffmanTable?[Tables];
    private readonly ushort[]?[] _steps = new ushort[]?[Tables];
    private readonly HashSet<int> _told = [];
    private readonly RefinedBlocks _refined = new();
    private readonly WholeBlocks _whole;
    private JpegFrame? _frame;
    private int _interval;
    private int _scans;
    private bool? _isPlain;
    private int _orientation = Orientation.Upright;

    private JpegReader() => _whole = new WholeBlocks(Steps);

    public static bool Begins(ReadOnlySpan<byte> file) => file is [0xFF, 0xD8, 0xFF, ..];

    public static Picture Read(byte[] file, CancellationToken cancellationToken) => new JpegReader().ReadAll(file, cancellationToken);

    private Picture ReadAll(byte[] file, CancellationToken cancellationToken)
    {
        for (var at = 2; Next(file, ref at) is var marker && marker is not (JpegMarker.End or JpegMarker.None);)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (marker is JpegMarker.Lone or (>= 0xD0 and <= 0xD7))
            {
                continue;
            }

            var length = at + 2 <= file.Length ? BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at)) : 0;
            if (length < 2 || at + length > file.Length)
            {
                throw new InvalidDataException("A part that ends beyond the file.");
            }

            var data = file.AsSpan(at + 2, length - 2);
            at += length;
            if (marker == JpegMarker.Scan)
            {
                at = Scan(data).Read(_frame!, file, at, _frame!.Progressive ? _refined : _whole, cancellationToken);
            }
            else
            {
                Take(marker, data);
            }
        }

        if (_frame is null || _frame.Components.Any(one => !_told.Contains(one.Id)))
        {
            throw new InvalidDataException("A picture that is not told.");
        }

        foreach (var one in _frame.Components)
        {
            one.Finish(Steps(one.Table), cancellationToken);
        }

        return Orientation.Turn(new JpegColours(_frame, _isPlain ?? _frame.Components.Select(static one => (char)one.Id).SequenceEqual("RGB")).Picture(cancellationToken), _orientation);
    }

    /// <summary>The next marker, whatever stands before it.</summary>
    private static int Next(byte[] file, ref int at)
    {
        while (at + 1 < file.Length)
        {
            var marker = file[at] == 0xFF ? file[at + 1] : 0;
            at++;
            if (marker is not (0 or 0xFF))
            {
                at++;
                return marker;
            }
        }

        return JpegMarker.None;
    }

    private void Take(int marker, ReadOnlySpan<byte> data)
    {
        switch (marker)
        {
            case JpegMarker.Baseline or JpegMarker.Sequential or JpegMarker.Progressive when _frame is null:
                _frame = JpegFrame.Of(data, marker == JpegMarker.Progressive);
                break;
            case JpegMarker.Huffman:
                ReadTables(data);
                break;
            case >= 0xC0 and <= 0xCF:
                throw new InvalidDataException("A kind of JPEG that is not read.");
            case JpegMarker.Steps:
                ReadSteps(data);
                break;
            case JpegMarker.Interval when data.Length == 2:
                _interval = BinaryPrimitives.ReadUInt16BigEndian(data);
                break;
            case JpegMarker.Exif:
                _orientation = Orientation.Of(data) ?? _orientation;
                break;
            case JpegMarker.Adobe when data.Length >= 12 && data.StartsWith("Adobe"u8):
                _isPlain = data[11] == 0;
                break;
        }
    }

    private void ReadTables(ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
        {
            var (kind, slot) = (data[0] >> 4, data[0] & 15);
            var count = 0;
            for (var i = 1; i <= 16 && i < data.Length; i++)
            {
                count += data[i];
            }

            if (kind > 1 || slot >= Tables || count > 256 || data.Length < 17 + count)
            {
                throw new InvalidDataException("A table that is none.");
            }

            (kind == 0 ? _first : _rest)[slot] = new HuffmanTable(data.Slice(1, 16), data.Slice(17, count));
            data = data[(17 + count)..];
        }
    }

    private void ReadSteps(ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
        {
            var (width, slot) = ((data[0] >> 4) + 1, data[0] & 15);
            if (width > 2 || slot >= Tables || data.Length < 1 + (JpegComponent.Size * width))
            {
                throw new InvalidDataException("A table that is none.");
            }

            var steps = new ushort[JpegComponent.Size];
            for (var i = 0; i < steps.Length; i++)
            {
                steps[JpegScan.Zigzag[i]] = width == 1 ? data[1 + i] : BinaryPrimitives.ReadUInt16BigEndian(data[(1 + (i * 2))..]);
            }

            _steps[slot] = steps;
            data = data[(1 + (JpegComponent.Size * width))..];
        }
    }

    private JpegScan Scan(ReadOnlySpan<byte> data)
    {
        if (_frame is not { } frame || data.Length < 1 || data[0] < 1 || data[0] > frame.Components.Count || data.Length != 4 + (data[0] * 2) || ++_scans > MostScans)
        {
            throw new InvalidDataException("A pass that is none.");
        }

        var (from, to, before, after) = frame.Progressive ? (data[^3], data[^2], data[^1] >> 4, data[^1] & 15) : (0, JpegComponent.Size - 1, 0, 0);
        var components = new List<ScannedComponent>();
        for (var at = 1; at < data.Length - 3; at += 2)
        {
            var (id, first, rest) = (data[at], data[at + 1] >> 4, data[at + 1] & 15);
            if (frame.Components.FirstOrDefault(one => one.Id == id) is not { } component || first >= Tables || rest >= Tables || components.Any(one => one.Component == component))
            {
                throw new InvalidDataException("A colour that there is not.");
            }

            components.Add(new ScannedComponent(component, _first[first], _rest[rest]));
        }

        var needsFirst = from == 0 && before == 0;
        if (from > to || to >= JpegComponent.Size || after > 13 || (frame.Progressive && ((from == 0) != (to == 0) || (from > 0 && components.Count > 1)))
            || components.Any(one => (needsFirst && one.First is null) || (to > 0 && one.Rest is null)))
        {
            throw new InvalidDataException("A pass that cannot be.");
        }

        _told.UnionWith(from == 0 ? components.Select(static one => one.Component.Id) : []);
        return new JpegScan(components, from, to, before, after, _interval);
    }

    private ushort[] Steps(int table) => _steps[table] ?? throw new InvalidDataException("A table that is missing.");
}
