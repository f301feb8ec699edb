namespace PluginHost.Rules.Index;

internal static class FileCheck
{
    private const int Piece = 1 << 20;

    /// <summary>Whether the file is to the last bit what was written under that name.</summary>
    public static unsafe bool Holds(string path, SegmentName name)
    {
        var least = sizeof(long) + sizeof(SegmentLayout) + sizeof(uint);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        if (file.Length != name.Length || name.Length < least)
        {
            return false;
        }

        var buffer = new byte[(int)Math.Min(Piece, name.Length)];
        var checksum = default(Checksum);
        var left = name.Length - sizeof(uint);
        var first = true;
        while (left > 0)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
            file.ReadExactly(part);
            if (first && BitConverter.ToInt64(part) != SegmentLayout.Magic)
            {
                return false;
            }

            checksum.Add(part);
            left -= part.Length;
            first = false;
        }

        file.ReadExactly(buffer.AsSpan(0, sizeof(uint)));
        return checksum.Value == name.Checksum && BitConverter.ToUInt32(buffer) == name.Checksum;
    }

    /// <summary>What cannot be deleted now is swept at the next opening.</summary>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (IOException)
        {
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
