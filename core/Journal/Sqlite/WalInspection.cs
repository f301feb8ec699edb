using System.Buffers.Binary;

namespace PluginHost.Journal;

/// <summary>Looks for an unfinished write at the end of SQLite's log. SQLite itself passes over it when the file is opened; this only says so.</summary>
internal static class WalInspection
{
    private const int HeaderSize = 32;
    private const int FrameHeaderSize = 24;

    /// <summary>How many bytes after the last whole commit belong to a write that never finished.</summary>
    public static long TornBytes(string file)
    {
        if (!File.Exists(file))
        {
            return 0;
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var header = new byte[HeaderSize];
        if (stream.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize)
        {
            return stream.Length;
        }

        var bigEndian = (BinaryPrimitives.ReadUInt32BigEndian(header) & 1) == 1;
        var sum = Checksum(header.AsSpan(0, 24), bigEndian, (0, 0));
        if (sum != (Word(header, 24), Word(header, 28)))
        {
            return stream.Length;
        }

        var frame = new byte[FrameHeaderSize + (int)Word(header, 8)];
        long committed = HeaderSize;
        while (true)
        {
            var read = stream.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false);

            // Frames of an earlier round of the log carry other salts: they are leftovers, not a torn write.
            if (read == 0 || (read >= 16 && !frame.AsSpan(8, 8).SequenceEqual(header.AsSpan(16, 8))))
            {
                return stream.Position - read - committed;
            }

            var next = read < frame.Length ? default : Checksum(frame.AsSpan(FrameHeaderSize), bigEndian, Checksum(frame.AsSpan(0, 8), bigEndian, sum));
            if (read < frame.Length || next != (Word(frame, 16), Word(frame, 20)))
            {
                return stream.Length - committed;
            }

            sum = next;
            committed = Word(frame, 4) == 0 ? committed : stream.Position;
        }
    }

    private static uint Word(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32BigEndian(bytes[offset..]);

    private static (uint, uint) Checksum(ReadOnlySpan<byte> bytes, bool bigEndian, (uint First, uint Second) sum)
    {
        for (var offset = 0; offset < bytes.Length; offset += 8)
        {
            sum.First += Read(bytes[offset..], bigEndian) + sum.Second;
            sum.Second += Read(bytes[(offset + 4)..], bigEndian) + sum.First;
        }

        return sum;
    }

    private static uint Read(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
