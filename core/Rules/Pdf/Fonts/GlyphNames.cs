using System.Globalization;
using System.Text;

namespace PluginHost.Rules.Pdf;

/// <summary>What text a glyph's name stands for, by the rules of the Adobe glyph list.</summary>
internal static class GlyphNames
{
    private const int LongestName = 128;

    private static readonly string[] Endings = ["oldstyle", "small", "superior", "inferior", "fitted"];

    public static string? ToUnicode(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var stem = dot < 0 ? name : name[..dot];
        if (stem.Length is 0 or > LongestName)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var part in stem.Split('_'))
        {
            text.Append(Component(part));
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private static string? Component(string part) =>
        Known(part) ?? Accented(part) ?? Numbered(part) ?? Variant(part);

    private static string? Known(string part) =>
        part.Length == 1 && char.IsAsciiLetter(part[0]) ? part : GlyphTable.Find(part);

    // Most accented letters are named by letter and accent, so they need no row of their own.
    private static string? Accented(string part) =>
        part.Length < 4 ? null : GlyphTable.Accented(part[0], part[1..]);

    private static string? Numbered(string part)
    {
        if (part.Length >= 7 && part.Length % 4 == 3 && part.StartsWith("uni", StringComparison.Ordinal))
        {
            var text = new StringBuilder();
            for (var at = 3; at < part.Length; at += 4)
            {
                text.Append(Scalar(part.AsSpan(at, 4)));
            }

            return text.Length * 4 == part.Length - 3 ? text.ToString() : null;
        }

        return part.Length is >= 5 and <= 7 && part[0] == 'u' ? Scalar(part.AsSpan(1)) : null;
    }

    private static string? Scalar(ReadOnlySpan<char> digits) =>
        digits.ContainsAnyInRange('a', 'f') is false
        && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
        && Rune.IsValid(code) && code != 0
            ? new Rune(code).ToString()
            : null;

    private static string? Variant(string part)
    {
        foreach (var ending in Endings)
        {
            if (part.Length > ending.Length && part.EndsWith(ending, StringComparison.Ordinal))
            {
                var stem = part[..^ending.Length];
                return Known(stem) ?? Accented(stem);
            }
        }

        return null;
    }
}
