using System.Collections.Frozen;
using PluginHost.Rules.Thesaurus;

namespace PluginHost.Rules.Analysis;

/// <summary>Words of every day: they are not misspelt, though no rulebook may have them.</summary>
internal static class OrdinaryWords
{
    private static readonly FrozenSet<string> Known = Resources.Lines("words/")
        .SelectMany(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(Terms.Of)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <param name="term">As <see cref="Terms"/> makes it.</param>
    public static bool Holds(string term) => Known.Contains(term);
}
