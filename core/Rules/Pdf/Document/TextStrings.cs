using System.Text;

namespace PluginHost.Rules.Pdf;

/// <summary>Strings that are meant for people: UTF-16 or UTF-8 with a mark, otherwise the format's own letters.</summary>
internal static class TextStrings
{
    // 0x18 to 0x1F and 0x80 to 0xA0 differ from Latin-1; what is not defined reads as a replacement.
    private const string Low = "\u02D8\u02C7\u02C6\u02D9\u02DD\u02DB\u02DA\u02DC";
    private const string High = "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203A\u2212\u2030\u201E\u201C\u201D\u2018\u2019\u201A\u2122\uFB01\uFB02\u0141\u0152\u0160\u0178\u017D\u0131\u0142\u0153\u0161\u017E\uFFFD\u20AC";

    private const int Most = 4096;

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, Most)];
        var text = bytes switch
        {
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
            _ => Own(bytes),
        };
        return string.Concat(text.Where(static c => !char.IsControl(c) || c is '\t' or '\n')).Trim();
    }

    public static string? Decode(PdfObject value) => value is PdfText text ? Decode(text.Bytes) : null;

    private static string Own(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var c in bytes)
        {
            text.Append(c switch
            {
                >= 0x18 and <= 0x1F => Low[c - 0x18],
                >= 0x80 and <= 0xA0 => High[c - 0x80],
                _ => (char)c,
            });
        }

        return text.ToString();
    }
}
