namespace PluginHost.Host;

/// <summary>From bytes to the bits of a code: header, padding, correction, and the blocks interleaved.</summary>
internal static class QrData
{
    private static readonly byte[] Padding = [0xEC, 0x11];

    public static bool[] Bits(QrVersion version, byte[] text)
    {
        var blocks = Blocks(version, Padded(version, text));
        var corrections = blocks.Select(block => ReedSolomon.Remainder(block, version.Correction)).ToList();
        var bytes = Interleaved(blocks, version.Length + 1).Concat(Interleaved(corrections, version.Correction));
        return [.. bytes.SelectMany(static one => Enumerable.Range(0, 8).Select(bit => (one >> (7 - bit) & 1) != 0))];
    }

    private static byte[] Padded(QrVersion version, byte[] text)
    {
        const int Bytes = 0b0100;
        var bits = new List<bool>(version.Data * 8);
        Append(Bytes, 4);
        Append(text.Length, version.CountBits);
        foreach (var one in text)
        {
            Append(one, 8);
        }

        var room = (version.Data * 8) - bits.Count;
        Append(0, Math.Min(4, room));
        Append(0, (8 - (bits.Count % 8)) % 8);
        for (var at = 0; bits.Count < version.Data * 8; at++)
        {
            Append(Padding[at % 2], 8);
        }

        return [.. bits.Chunk(8).Select(static eight => (byte)eight.Aggregate(0, static (sum, bit) => (sum << 1) | (bit ? 1 : 0)))];

        void Append(int value, int count)
        {
            for (var bit = count - 1; bit >= 0; bit--)
            {
                bits.Add(((value >> bit) & 1) != 0);
            }
        }
    }

    private static List<byte[]> Blocks(QrVersion version, byte[] data)
    {
        var blocks = new List<byte[]>();
        for (var (block, at) = (0, 0); block < version.Short + version.Long; block++)
        {
            var length = version.Length + (block < version.Short ? 0 : 1);
            blocks.Add(data[at..(at + length)]);
            at += length;
        }

        return blocks;
    }

    private static IEnumerable<byte> Interleaved(List<byte[]> blocks, int longest) =>
        Enumerable.Range(0, longest).SelectMany(at => blocks.Where(block => at < block.Length).Select(block => block[at]));
}
