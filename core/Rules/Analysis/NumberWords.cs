using System.Collections.Frozen;

namespace PluginHost.Rules.Analysis;

/// <summary>Numbers in words are the same as in digits.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, string> Digits = Enumerable.Concat(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
            .Split(' ').Select(static (word, number) => KeyValuePair.Create(word, number)),
        [new("thirty", 30), new("forty", 40), new("fifty", 50), new("sixty", 60), new("seventy", 70), new("eighty", 80), new("ninety", 90), new("hundred", 100), new("thousand", 1000)])
        .ToFrozenDictionary(static pair => pair.Key, static pair => pair.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Ordinals =
        "first second third fourth fifth sixth seventh eighth ninth tenth"
            .Split(' ').Select(static (word, place) => (word, place: place + 1))
            .ToFrozenDictionary(static pair => pair.word, static pair => pair.place + (pair.place switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" }), StringComparer.Ordinal);

    public static string Fold(string word) => Digits.GetValueOrDefault(word) ?? Ordinals.GetValueOrDefault(word) ?? word;
}
