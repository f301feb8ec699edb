namespace PluginHost.Rules.Pdf;

/// <summary>What the codes of a simple TrueType font stand for when the file names no encoding: its own codes lead to glyphs.</summary>
internal static class TrueTypeEncoding
{
    /// <summary>Null when the program does not tell.</summary>
    public static string?[]? Of(ReadOnlySpan<byte> program)
    {
        var cmap = TrueTypeTables.Find(program, "cmap"u8);
        var glyphs = TrueTypeGlyphs.Read(program);
        var own = TrueTypeCodes.Read(cmap, 3, 0);
        own = own.Count > 0 ? own : TrueTypeCodes.Read(cmap, 1, 0);
        var texts = new string?[256];
        var any = false;
        foreach (var (code, glyph) in own)
        {
            // Codes of symbols lie in a block of their own, but for their last byte.
            if (code is < 256 or (>= 0xF000 and <= 0xF0FF) && glyphs.TryGetValue(glyph, out var text))
            {
                texts[code & 255] ??= text;
                any = true;
            }
        }

        return any ? texts : null;
    }
}
