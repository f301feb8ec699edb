namespace PluginHost.Rules.Library;

/// <summary>Where words end in a text's bytes; whatever the bytes are.</summary>
internal static class WordCut
{
    private const int Longest = 40;

    /// <summary>Behind the word that begins here.</summary>
    public static int End(ReadOnlySpan<byte> text, int at)
    {
        var end = text[at] == ' ' ? at + 1 : at;
        var last = Math.Min(text.Length, at + Longest);
        while (end < last && IsLetter(text[end]))
        {
            end++;
        }

        return Math.Max(end, at + 1);
    }

    /// <summary>Every byte of a sign beyond ASCII is one.</summary>
    private static bool IsLetter(byte one) => (uint)((one | 0x20) - 'a') < 26 || (uint)(one - '0') < 10 || one >= 0x80;
}
