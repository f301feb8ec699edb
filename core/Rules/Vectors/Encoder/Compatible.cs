using System.Collections.Frozen;
using System.Text;

namespace PluginHost.Rules.Vectors;

/// <summary>Plain forms of the characters that books write for looks: ligatures, wide letters, fractions, odd spaces. A part of what Unicode calls NFKC, which the host, running without the world's cultures, cannot ask for.</summary>
internal static class Compatible
{
    private const string Marks = "\u0300\u0301\u0302\u0303\u0308";

    private static readonly FrozenDictionary<char, string> Plain =
        """
        ﬀ ff ﬁ fi ﬂ fl ﬃ ffi ﬄ ffl ﬅ st ﬆ st … ... ‥ .. ™ TM ℠ SM № No ℃ °C ℉ °F µ μ ª a º o ‑ ‐ ″ ′′ ‴ ′′′ ‼ !! ⁇ ?? ⁈ ?! ⁉ !?
        ¹ 1 ² 2 ³ 3 ⁰ 0 ⁴ 4 ⁵ 5 ⁶ 6 ⁷ 7 ⁸ 8 ⁹ 9 ⁺ + ⁻ − ⁿ n ₀ 0 ₁ 1 ₂ 2 ₃ 3 ₄ 4 ₅ 5 ₆ 6 ₇ 7 ₈ 8 ₉ 9
        ¼ 1⁄4 ½ 1⁄2 ¾ 3⁄4 ⅓ 1⁄3 ⅔ 2⁄3 ⅛ 1⁄8 ⅜ 3⁄8 ⅝ 5⁄8 ⅞ 7⁄8 ① 1 ② 2 ③ 3 ④ 4 ⑤ 5 ⑥ 6 ⑦ 7 ⑧ 8 ⑨ 9
        Ⅰ I Ⅱ II Ⅲ III Ⅳ IV Ⅴ V Ⅵ VI Ⅶ VII Ⅷ VIII Ⅸ IX Ⅹ X ⅰ i ⅱ ii ⅲ iii ⅳ iv ⅴ v ⅵ vi
        """
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Chunk(2)
        .ToFrozenDictionary(static pair => pair[0][0], static pair => pair[1]);

    /// <summary>A letter and a mark behind it are one letter: grave, acute, circumflex, tilde and diaeresis, in the order of <see cref="Marks"/>.</summary>
    private static readonly FrozenDictionary<char, string> Accented =
        "AÀÁÂÃÄ EÈÉÊ-Ë IÌÍÎ-Ï OÒÓÔÕÖ UÙÚÛ-Ü N---Ñ- aàáâãä eèéêẽë iìíîĩï oòóôõö uùúûũü nǹń-ñ- y-ý--ÿ c-ć--- s-ś---"
        .Split(' ')
        .ToFrozenDictionary(static letters => letters[0], static letters => letters[1..]);

    public static string Fold(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\u007f'))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (Marks.IndexOf(letter) is >= 0 and var mark && folded.Length > 0 && Accented.GetValueOrDefault(folded[^1]) is { } forms && mark < forms.Length && forms[mark] != '-')
            {
                folded[^1] = forms[mark];
            }
            else if (Plain.TryGetValue(letter, out var plain))
            {
                folded.Append(plain);
            }
            else
            {
                folded.Append(letter switch
                {
                    '\u00a0' or (>= '\u2000' and <= '\u200a') or '\u202f' or '\u205f' or '\u3000' => ' ',
                    >= '\uff01' and <= '\uff5e' => (char)(letter - 0xfee0),
                    _ => letter,
                });
            }
        }

        return folded.ToString();
    }
}
