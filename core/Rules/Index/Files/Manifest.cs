using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PluginHost.Rules.Index;

/// <summary>Which segments are the index, and what is gone of them. Its file is replaced as a whole: that is what commits a change.</summary>
internal sealed record Manifest(int Next, IReadOnlyList<ManifestEntry> Segments)
{
    public const string FileName = "manifest";

    private const long Magic = 0x0100_4D44_4948_5250;
    private const string NewName = "manifest.new";
    private const int MostSegments = 10_000;

    public static Manifest Empty { get; } = new(1, []);

    /// <summary>Nothing when it is not what was written.</summary>
    public static Manifest? Read(string folder)
    {
        var bytes = File.ReadAllBytes(Path.Combine(folder, FileName));
        var end = bytes.Length - sizeof(uint);
        if (end < 16 || BitConverter.ToInt64(bytes) != Magic || Checksum.Of(bytes.AsSpan(0, end)) != BitConverter.ToUInt32(bytes, end))
        {
            return null;
        }

        var rest = bytes.AsSpan(8, end - 8);
        var next = Take<int>(ref rest);
        var count = Take<int>(ref rest);
        if (count is < 0 or > MostSegments)
        {
            return null;
        }

        var entries = new List<ManifestEntry>();
        for (; count > 0; count--)
        {
            if (rest.Length < Unsafe.SizeOf<SegmentName>() + sizeof(int))
            {
                return null;
            }

            var name = Take<SegmentName>(ref rest);
            var words = Take<int>(ref rest);
            if (words < 0 || words > rest.Length / sizeof(ulong))
            {
                return null;
            }

            entries.Add(new(name, words == 0 ? null : MemoryMarshal.Cast<byte, ulong>(rest[..(words * sizeof(ulong))]).ToArray()));
            rest = rest[(words * sizeof(ulong))..];
        }

        return new(next, entries);
    }

    /// <param name="step">Told what is done, for tests that stop in between.</param>
    public void Write(string folder, Action<string> step)
    {
        var bytes = new Bytes();
        bytes.AddRaw(Magic);
        bytes.AddRaw(Next);
        bytes.AddRaw(Segments.Count);
        foreach (var (name, gone) in Segments)
        {
            bytes.AddRaw(name);
            bytes.AddRaw(gone?.Length ?? 0);
            bytes.Add(MemoryMarshal.AsBytes<ulong>(gone));
        }

        bytes.AddRaw(Checksum.Of(bytes.Written));
        var path = Path.Combine(folder, NewName);
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            file.Write(bytes.Written);
            file.Flush(flushToDisk: true);
        }

        step("written");
        File.Move(path, Path.Combine(folder, FileName), overwrite: true);
    }

    private static T Take<T>(ref Span<byte> bytes)
        where T : unmanaged
    {
        var value = MemoryMarshal.Read<T>(bytes);
        bytes = bytes[Unsafe.SizeOf<T>()..];
        return value;
    }
}

/// <param name="Gone">A bit for each chunk that is gone.</param>
internal sealed record ManifestEntry(SegmentName Name, ulong[]? Gone);
