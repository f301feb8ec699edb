using System.Collections.Frozen;

namespace PluginHost.Rules.Pdf;

/// <summary>The named glyphs and accents, written as name and text by turns.</summary>
internal static class GlyphTable
{
    private const string Ascii =
        "exclam ! quotedbl \" numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( parenright ) " +
        "asterisk * plus + comma , hyphen - period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 " +
        "eight 8 nine 9 colon : semicolon ; less < equal = greater > question ? at @ bracketleft [ backslash \\ " +
        "bracketright ] asciicircum ^ underscore _ grave ` braceleft { bar | braceright } asciitilde ~ ";

    private const string Latin =
        "exclamdown ¡ cent ¢ sterling £ currency ¤ yen ¥ brokenbar ¦ section § dieresis ¨ copyright © ordfeminine ª " +
        "guillemotleft « logicalnot ¬ registered ® macron ¯ overscore ¯ degree ° plusminus ± acute ´ mu µ paragraph ¶ " +
        "periodcentered · middot · cedilla ¸ ordmasculine º guillemotright » onequarter ¼ onehalf ½ threequarters ¾ " +
        "questiondown ¿ AE Æ ae æ Eth Ð eth ð multiply × divide ÷ Oslash Ø oslash ø Thorn Þ thorn þ germandbls ß " +
        "onesuperior ¹ twosuperior ² threesuperior ³ Dcroat Đ dcroat đ Dslash Đ dmacron đ Hbar Ħ hbar ħ dotlessi ı " +
        "kgreenlandic ĸ Ldot Ŀ ldot ŀ Lslash Ł lslash ł napostrophe ŉ Eng Ŋ eng ŋ OE Œ oe œ Tbar Ŧ tbar ŧ longs ſ " +
        "IJ Ĳ ij ĳ florin ƒ Scommaaccent Ș scommaaccent ș gcommaaccent ģ dcaron ď lcaron ľ tcaron ť ";

    private const string Signs =
        "endash – emdash — figuredash ‒ horizontalbar ― minus − quoteleft ‘ quoteright ’ quotesinglbase ‚ quotedblleft “ " +
        "quotedblright ” quotedblbase „ dagger † daggerdbl ‡ bullet • ellipsis … perthousand ‰ minute ′ second ″ " +
        "guilsinglleft ‹ guilsinglright › fraction ⁄ Euro € trademark ™ colonmonetary ₡ franc ₣ lira ₤ peseta ₧ dong ₫ " +
        "circumflex ˆ caron ˇ breve ˘ dotaccent ˙ ring ˚ ogonek ˛ tilde ˜ hungarumlaut ˝ " +
        "ff ff fi fi fl fl ffi ffi ffl ffl st st partialdiff ∂ Delta ∆ product ∏ summation ∑ radical √ infinity ∞ " +
        "integral ∫ approxequal ≈ notequal ≠ equivalence ≡ lessequal ≤ greaterequal ≥ lozenge ◊ element ∈ " +
        "intersection ∩ union ∪ arrowleft ← arrowup ↑ arrowright → arrowdown ↓ onethird ⅓ twothirds ⅔ ";

    private const string Greek =
        "Alpha Α Beta Β Gamma Γ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π " +
        "Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η " +
        "theta θ iota ι kappa κ lambda λ nu ν xi ξ omicron ο pi π rho ρ sigma1 ς sigma σ tau τ upsilon υ phi φ chi χ " +
        "psi ψ omega ω";

    // After each accent: the letters it goes on, then in the same order the letters that result.
    // The library composes nothing here, because it runs without a culture's data.
    private const string Marks =
        "grave AEINOUaeinouÀÈÌǸÒÙàèìǹòù " +
        "acute ACEGILNORSUYZacegilnorsuyzÁĆÉǴÍĹŃÓŔŚÚÝŹáćéǵíĺńóŕśúýź " +
        "circumflex ACEGHIJOSUWYaceghijosuwyÂĈÊĜĤÎĴÔŜÛŴŶâĉêĝĥîĵôŝûŵŷ " +
        "tilde AINOUainouÃĨÑÕŨãĩñõũ " +
        "macron AEIOUYaeiouyĀĒĪŌŪȲāēīōūȳ " +
        "breve AEGIOUaegiouĂĔĞĬŎŬăĕğĭŏŭ " +
        "dotaccent ACEGIOZacegozȦĊĖĠİȮŻȧċėġȯż " +
        "dot ACEGIOZacegozȦĊĖĠİȮŻȧċėġȯż " +
        "dieresis AEIOUYaeiouyÄËÏÖÜŸäëïöüÿ " +
        "ring AUauÅŮåů " +
        "hungarumlaut OUouŐŰőű " +
        "caron ACDEGHIKLNORSTUZacdeghijklnorstuzǍČĎĚǦȞǏǨĽŇǑŘŠŤǓŽǎčďěǧȟǐǰǩľňǒřšťǔž " +
        "cedilla CEGKLNRSTcegklnrstÇȨĢĶĻŅŖŞŢçȩģķļņŗşţ " +
        "commaaccent CEGKLNRSTcegklnrstÇȨĢĶĻŅŖŞŢçȩģķļņŗşţ " +
        "ogonek AEIOUaeiouĄĘĮǪŲąęįǫų";

    private static readonly FrozenDictionary<string, string> Names = Parse(Ascii + Latin + Signs + Greek);

    private static readonly FrozenDictionary<string, string> Accents = Parse(Marks);

    public static string? Find(string name) => name switch
    {
        "space" or "nbspace" or "nonbreakingspace" => " ",
        "softhyphen" or "sfthyphen" => "\u00AD",
        _ => Names.GetValueOrDefault(name),
    };

    public static string? Accented(char letter, string accent)
    {
        if (!Accents.TryGetValue(accent, out var letters))
        {
            return null;
        }

        var half = letters.Length / 2;
        var at = letters.AsSpan(0, half).IndexOf(letter);
        return at < 0 ? null : letters[half + at].ToString();
    }

    private static FrozenDictionary<string, string> Parse(string table) =>
        table.Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(2)
            .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
