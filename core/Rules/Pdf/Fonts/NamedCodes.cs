using System.Globalization;
using System.Text;

namespace PluginHost.Rules.Pdf;

/// <summary>The encodings that a file only names: those whose codes are characters are told in a line; of the others no more than how many bytes a code takes.</summary>
internal static class NamedCodes
{
    /// <summary>In all character collections the first glyphs are the printable ASCII ones.</summary>
    private const string Ascii = "1 begincidrange <{0}20> <{0}7E> 1 endcidrange";

    private static readonly CMap Two = Map("<0000> <FFFF>", "00");
    private static readonly CMap Pairs = Map("<0000> <D7FF> <D800DC00> <DBFFDFFF> <E000> <FFFF>", "00");
    private static readonly CMap Four = Map("<00000000> <0010FFFF>", "000000");
    private static readonly CMap Shifted = Map("<00> <80> <8140> <9FFC> <A0> <DF> <E040> <FCFC>", "");
    private static readonly CMap Extended = Map("<00> <80> <8EA0> <8EDF> <A1A1> <FEFE>", "");
    private static readonly CMap Mixed = Map("<00> <80> <8140> <FEFE>", "");

    /// <returns>How to cut codes, and what a code stands for where the name tells it.</returns>
    public static (CMap Codes, Func<int, string?>? Text) Of(string name)
    {
        var bare = name.EndsWith("-H", StringComparison.Ordinal) || name.EndsWith("-V", StringComparison.Ordinal) ? name[..^2] : name;
        var unicode = bare.StartsWith("Uni", StringComparison.Ordinal);
        return bare switch
        {
            "Identity" => (CMap.Identity, null),
            _ when unicode && bare.Contains("-UCS2", StringComparison.Ordinal) => (Two, Character),
            _ when unicode && bare.Contains("-UTF16", StringComparison.Ordinal) => (Pairs, Character),
            _ when unicode && bare.Contains("-UTF32", StringComparison.Ordinal) => (Four, static code => Rune.IsValid(code) ? new Rune(code).ToString() : null),
            _ when bare.Contains("RKSJ", StringComparison.Ordinal) => (Shifted, Unknown),
            "EUC" or "GB-EUC" or "KSC-EUC" => (Extended, Unknown),
            _ when bare.Contains("GBK", StringComparison.Ordinal) || bare.Contains("B5", StringComparison.Ordinal) || bare.StartsWith("KSCms", StringComparison.Ordinal) => (Mixed, Unknown),
            _ => (Two, Unknown),
        };
    }

    /// <summary>Glyphs looked up by another's numbers would be wrong letters.</summary>
    private static string? Unknown(int code) => PdfFont.Unknown;

    private static string? Character(int code)
    {
        var (high, low) = ((char)(code >>> 16), (char)code);
        return high == 0 ? char.IsSurrogate(low) ? null : low.ToString() : char.IsSurrogatePair(high, low) ? new string([high, low]) : null;
    }

    private static CMap Map(string spaces, string before)
    {
        var ascii = string.Format(CultureInfo.InvariantCulture, CompositeFormat.Parse(Ascii), before);
        return CMap.Read(Encoding.ASCII.GetBytes($"begincodespacerange {spaces} endcodespacerange {ascii}"));
    }
}
