using System.Text;

namespace PluginHost.Rules;

/// <summary>The text of a file whose encoding nobody told: by its mark, then UTF-8, and Latin-1 when it is not that.</summary>
internal static class TextFile
{
    /// <summary>A larger file is no text that a person wrote.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="cut">The bytes may end inside a letter.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, bool cut = false)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);

        try
        {
            return Strict.GetString(cut ? WholeLetters(bytes) : bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>Whether it reads as text: hardly any control characters.</summary>
    public static bool IsText(string beginning) =>
        beginning.Length > 0 && beginning.Count(static letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t' or '\f')) * 200 <= beginning.Length;

    private static ReadOnlySpan<byte> WholeLetters(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            if (bytes[^back] >= 0xC0)
                return bytes[..^back];
            if (bytes[^back] < 0x80)
                return bytes;
        }

        return bytes;
    }
}
