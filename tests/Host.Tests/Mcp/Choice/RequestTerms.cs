using System.Text.RegularExpressions;
using PluginHost.Rules.Analysis;
using PluginHost.Rules.Thesaurus;

namespace PluginHost.Host.Tests;

/// <summary>What a request says, and with less weight what it may mean by it.</summary>
internal static partial class RequestTerms
{
    private const double OfThesaurus = 0.4;
    private const double OfKind = 0.5;
    private const double OfFiller = 0.5;
    private const double OfShape = 1;

    /// <summary>Who says a rule's name, such as a condition's, has something happen by it as often as asks for it.</summary>
    private const string Rule = "rule";

    private static readonly Dictionary<string, string> Kinds = Named();

    public static List<string> Plain(string text) => [.. Words.Of(text).Where(static word => !StopWords.Holds(word.Text)).Select(static word => Terms.Of(word.Text))];

    public static Dictionary<string, double> Of(string request)
    {
        var plain = Plain(request);
        var terms = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var word in Words.Of(request).Where(static word => !StopWords.Holds(word.Text)))
        {
            Raise(terms, Terms.Of(word.Text), StopWords.HoldsInQuestions(word.Text) ? OfFiller : 1);
        }

        for (var first = 0; first < plain.Count; first++)
        {
            foreach (var rule in Synonyms.Default.Beginning(plain[first]).Where(rule => plain.Skip(first).Take(rule.Terms.Count).SequenceEqual(rule.Terms, StringComparer.Ordinal)))
            {
                foreach (var saying in rule.Says)
                {
                    var said = saying.Terms.Where(static term => term.Length > 0).ToList();
                    said.ForEach(term => Raise(terms, term, OfThesaurus * saying.Weight / said.Count));
                }
            }

            for (var length = 1; length <= 4 && first + length <= plain.Count; length++)
            {
                if (Kinds.TryGetValue(string.Join(' ', plain.Skip(first).Take(length)), out var kind) && kind != Rule)
                {
                    Raise(terms, kind, OfKind);
                }
            }
        }

        if (Dice().IsMatch(request))
        {
            Raise(terms, Terms.Of("dice"), OfShape);
        }

        if (Question().IsMatch(request))
        {
            Raise(terms, Terms.Of("question"), OfShape);
        }

        return terms;
    }

    private static void Raise(Dictionary<string, double> terms, string term, double weight) => terms[term] = Math.Max(weight, terms.GetValueOrDefault(term));

    /// <summary>Which kind of thing each name of the hobby's glossary is: a spell, a monster, an item, a rule.</summary>
    private static Dictionary<string, string> Named()
    {
        var kinds = new Dictionary<string, string>(StringComparer.Ordinal);
        var kind = string.Empty;
        foreach (var line in Resources.Lines("names/").Select(static line => line.Trim()))
        {
            if (line.StartsWith('['))
            {
                kind = Terms.Of(line.Trim('[', ']') switch { "creature" => "monster", "magicItem" or "gear" => "item", var other => other });
            }
            else if (line.Length > 0 && line[0] is not ('#' or '*') && line.Split('=', 2) is [var names, _])
            {
                foreach (var name in names.Split('/'))
                {
                    kinds.TryAdd(string.Join(' ', Plain(name)), kind);
                }
            }
        }

        return kinds;
    }

    [GeneratedRegex(@"\b\d*d\d+\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Dice();

    [GeneratedRegex(@"\?\s*$|^(what happens (when|if)|what does|how (do|does|far|long|high|many|much)|can|may|does|do|is it possible)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Question();
}
