namespace PluginHost.Live;

/// <summary>Several messages that waited already, as one array.</summary>
internal static class Batch
{
    public static Said Of(ReadOnlySpan<Said> messages)
    {
        var length = messages.Length + 1;
        foreach (var message in messages)
        {
            length += message.Bytes.Length;
        }

        var (bytes, at) = (new byte[length], 0);
        foreach (var message in messages)
        {
            bytes[at] = at == 0 ? (byte)'[' : (byte)',';
            message.Bytes.Span.CopyTo(bytes.AsSpan(at + 1));
            at += message.Bytes.Length + 1;
        }

        bytes[at] = (byte)']';
        return new Said(bytes, messages[^1].Position);
    }
}
