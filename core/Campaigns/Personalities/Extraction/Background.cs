using PluginHost.Campaigns.Generators;

namespace PluginHost.Campaigns.Personalities;

/// <summary>How often words come in English of every kind: what comes more often in a text than here is characteristic of it.</summary>
internal static class Background
{
    /// <summary>How often a word comes that is not among the common ones, in a million.</summary>
    private const double Rare = 4;

    // The word of rank n comes about one n-th as often as the first.
    private const double First = 60_000;

    private static readonly Dictionary<string, double> _often = Embedded.Text("personalities/background.txt")
        .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Distinct(StringComparer.Ordinal)
        .Select(static (word, rank) => (word, Often: Math.Max(Rare * 5, First / (rank + 1))))
        .ToDictionary(static one => one.word, static one => one.Often, StringComparer.Ordinal);

    public static bool IsCommon(string word) => _often.ContainsKey(word);

    /// <summary>In a million words; an inflected common word counts as its stem.</summary>
    public static double Often(string word) =>
        _often.TryGetValue(word, out var often) || _often.TryGetValue(Stem(word), out often) ? often : Rare;

    private static string Stem(string word) =>
        word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 5 ? word[..^3]
        : word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 4 ? word[..^2]
        : word.EndsWith("es", StringComparison.Ordinal) && word.Length > 4 ? word[..^2]
        : word.EndsWith('s') && word.Length > 3 ? word[..^1] : word;
}
