namespace PluginHost.Rules.Pdf;

/// <summary>Finds where the bytes of a picture inside content end: at an EI that stands alone and is followed by what could be content.</summary>
internal static class InlineImage
{
    private const int Looked = 16;

    public static int End(ReadOnlySpan<byte> content, int from)
    {
        var at = from;
        while (true)
        {
            var next = content[at..].IndexOf("EI"u8);
            if (next < 0)
            {
                return content.Length;
            }

            at += next + 2;
            var alone = at >= 3 && PdfChars.IsSpace(content[at - 3]) && (at == content.Length || PdfChars.IsSpace(content[at]));
            if (alone && !content.Slice(at, Math.Min(Looked, content.Length - at)).ContainsAnyExceptInRange((byte)9, (byte)126))
            {
                return at;
            }
        }
    }
}
