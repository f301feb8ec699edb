using System.Buffers;
using System.Buffers.Text;

namespace PluginHost.Rules.Pdf;

/// <summary>Reads the glyph names a Type 1 font program gives to its codes, from the part that is not encrypted.</summary>
internal static class Type1Encoding
{
    private const int LongestClearText = 256 * 1024;

    private const int LongestName = 128;

    private static readonly SearchValues<byte> Ends = SearchValues.Create(" \t\r\n\f\0%"u8);

    /// <summary>Null when the program names the standard encoding, or none that can be read.</summary>
    public static string?[]? Of(ReadOnlySpan<byte> program)
    {
        var text = program[..Math.Min(program.Length, LongestClearText)];
        var end = text.IndexOf("eexec"u8);
        text = end < 0 ? text : text[..end];
        var start = text.IndexOf("/Encoding"u8);
        if (start < 0)
        {
            return null;
        }

        text = text[(start + "/Encoding".Length)..];
        if (Word(ref text).SequenceEqual("StandardEncoding"u8))
        {
            return null;
        }

        return Entries(text);
    }

    private static string?[]? Entries(ReadOnlySpan<byte> text)
    {
        var names = new string?[256];
        var any = false;
        for (var word = Word(ref text); word.Length > 0; word = Word(ref text))
        {
            if (word.SequenceEqual("def"u8) || word.SequenceEqual("readonly"u8))
            {
                break;
            }

            if (word.SequenceEqual("dup"u8) && Code(Word(ref text)) is { } code)
            {
                var name = Word(ref text);
                if (name.Length is > 1 and <= LongestName && name[0] == '/')
                {
                    names[code] = System.Text.Encoding.Latin1.GetString(name[1..]);
                    any = true;
                }
            }
        }

        return any ? names : null;
    }

    // A code may be written in another base, as in 8#101.
    private static int? Code(ReadOnlySpan<byte> word)
    {
        var sign = word.IndexOf((byte)'#');
        if (sign < 0)
        {
            return Utf8Parser.TryParse(word, out int plain, out int used) && used == word.Length && plain is >= 0 and < 256
                ? plain
                : null;
        }

        if (!Utf8Parser.TryParse(word[..sign], out int radix, out int read) || read != sign || radix is < 2 or > 36)
        {
            return null;
        }

        var code = 0;
        foreach (var letter in word[(sign + 1)..])
        {
            var digit = char.IsAsciiDigit((char)letter) ? letter - '0' : (letter | 0x20) - 'a' + 10;
            code = (code * radix) + digit;
            if (digit < 0 || digit >= radix || code > 255)
            {
                return null;
            }
        }

        return sign + 1 < word.Length ? code : null;
    }

    private static ReadOnlySpan<byte> Word(ref ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(" \t\r\n\f\0"u8);
        while (text.Length > 0 && text[0] == '%')
        {
            var line = text.IndexOfAny((byte)'\r', (byte)'\n');
            text = line < 0 ? [] : text[line..].TrimStart(" \t\r\n\f\0"u8);
        }

        var end = text.IndexOfAny(Ends);
        var name = text.Length > 1 ? text[1..].IndexOf((byte)'/') + 1 : 0;
        end = end < 0 ? text.Length : end;
        end = name > 0 && name < end ? name : end;
        var word = text[..end];
        text = text[end..];
        return word;
    }
}
