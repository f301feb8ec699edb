using PluginHost.Rules.Analysis;

namespace PluginHost.Rules.Finding;

/// <summary>A part of a text that answers to the question.</summary>
internal readonly record struct Mark(int Start, int Length);

/// <summary>Finds in a text the words a question asked for, in whichever way they are said.</summary>
internal sealed class Marks
{
    private readonly Dictionary<string, float> _terms = new(StringComparer.Ordinal);

    public Marks(Reading reading)
    {
        foreach (var concept in reading.Concepts)
        {
            Add(concept.Ways, concept.Worth);
        }
    }

    /// <summary>Where the words are, and what each is worth.</summary>
    public List<(Mark Mark, string Term, float Worth)> In(string text)
    {
        var found = new List<(Mark, string, float)>();
        foreach (var word in Words.Of(text))
        {
            var term = StopWords.Holds(word.Text) ? "" : Terms.Of(word.Text);
            if (_terms.TryGetValue(term, out var worth))
            {
                found.Add((new Mark(word.Start, word.Length), term, worth));
            }
        }

        return found;
    }

    private void Add(IReadOnlyList<Way> ways, float worth)
    {
        foreach (var way in ways)
        {
            foreach (var term in way.Terms.Where(static term => term.Length > 0))
            {
                _terms[term] = Math.Max(_terms.GetValueOrDefault(term), worth * way.Weight);
            }
        }
    }
}
