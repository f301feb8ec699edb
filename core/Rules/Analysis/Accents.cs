using System.Collections.Frozen;

namespace PluginHost.Rules.Analysis;

/// <summary>Plain letters for letters with accents and for joined letters; a table of our own, since the host runs without the world's cultures.</summary>
internal static class Accents
{
    private static readonly FrozenDictionary<char, string> Plain =
        """
        a àáâãäåāăąǎ c çćĉċč d ďđð e èéêëēĕėęě g ĝğġģ h ĥħ i ìíîïĩīĭįı j ĵ k ķ l ĺļľŀł n ñńņňŋ o òóôõöøōŏőǒ r ŕŗř s śŝşšș t ţťŧț u ùúûüũūŭůűųǔ w ŵ y ýÿŷ z źżž
        ae æǽ oe œ ss ß th þ fi ﬁ fl ﬂ ff ﬀ ffi ﬃ ffl ﬄ st ﬆ / ⁄
        """
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Chunk(2)
        .SelectMany(static pair => pair[1].Select(letter => KeyValuePair.Create(letter, pair[0])))
        .ToFrozenDictionary();

    /// <summary>The letter itself when it has no plainer form; nothing for marks that only accent.</summary>
    public static string Fold(char letter)
    {
        var small = char.ToLowerInvariant(letter);
        return Plain.GetValueOrDefault(small) ?? (char.IsLetterOrDigit(small) ? small.ToString() : "");
    }
}
