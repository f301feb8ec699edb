using System.Collections.Frozen;

namespace PluginHost.Rules.Finding;

/// <summary>A name that was asked for together with what is wanted of it: "goblin ac", "price of a tent".</summary>
/// <param name="Kind">What bears the name must be of this kind; none when any will do.</param>
internal readonly record struct Faceted(string Name, Kinds Kind);

/// <summary>Words that ask for a part of what a name stands for.</summary>
internal static class Facets
{
    private static readonly FrozenDictionary<string, Kinds> Words = new (string Words, Kinds Kind)[]
    {
        ("stats stat statblock block description text entry info details", Kinds.None),
        ("cost price weight costs weigh weighs", Kinds.Gear),
        ("ac hp cr health challenge monster creature beast enemy armor class hit points", Kinds.Creature),
        ("spell cantrip casting", Kinds.Spell),
        ("item magic", Kinds.MagicItem),
    }
    .SelectMany(static row => row.Words.Split(' ').Select(word => (word, row.Kind)))
    .ToFrozenDictionary(static row => row.word, static row => row.Kind, StringComparer.Ordinal);

    public static Faceted? Of(IReadOnlyList<Token> tokens)
    {
        var (kind, rest) = (Kinds.None, new List<string>());
        foreach (var token in tokens)
        {
            if (Words.TryGetValue(token.Text, out var told))
            {
                kind |= told;
            }
            else if (!token.Asking)
            {
                rest.Add(token.Meant);
            }
        }

        return rest.Count > 0 && rest.Count < tokens.Count ? new Faceted(Titles.Key(rest), kind) : null;
    }
}
