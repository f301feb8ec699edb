namespace PluginHost.Rules.Pdf;

/// <summary>Bytes with a count before them.</summary>
internal static class RunLengthFilter
{
    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<byte> input, int limit)
    {
        var output = new PdfBuffer(limit, input.Length);
        for (var at = 0; at + 1 < input.Length && input[at] != 128 && !output.IsFull;)
        {
            var count = input[at++];
            if (count < 128)
            {
                var length = Math.Min(count + 1, input.Length - at);
                output.Write(input.Slice(at, length));
                at += length;
            }
            else
            {
                var room = output.Room(257 - count);
                room.Fill(input[at++]);
                output.Advance(room.Length);
            }
        }

        return output.Written;
    }
}
