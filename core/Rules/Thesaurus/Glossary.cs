using PluginHost.Rules.Analysis;
using PluginHost.Rules.Finding;

namespace PluginHost.Rules.Thesaurus;

/// <summary>Names of the hobby and how people describe what they forgot the name of: what it looks like, does, is used for. Their words are found with the passages of that name.</summary>
internal sealed class Glossary
{
    private const Kinds Distinct = Kinds.Spell | Kinds.Creature | Kinds.MagicItem;

    private readonly Dictionary<string, List<Entry>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> _byPart = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    private Glossary()
    {
    }

    /// <summary>The glossary that comes with the program.</summary>
    public static Glossary Default { get; } = Parse(Resources.Lines("names/"));

    public int Count { get; private set; }

    /// <summary>Whether the word (as typed) stands anywhere in it: then it is not misspelt.</summary>
    public bool Knows(string word) => _words.Contains(word);

    /// <summary>
    /// "[spell]" begins a part for names of one kind; a line is "name / other name = words, words". A name behind "*" is a part of names: "* giant" is said of
    /// all giants. "#" begins a remark.
    /// </summary>
    public static Glossary Parse(IEnumerable<string> lines)
    {
        var glossary = new Glossary();
        var kind = Kinds.None;
        foreach (var line in lines)
        {
            var text = line.Trim();
            if (text.StartsWith('['))
            {
                kind = Enum.TryParse<Kinds>(text.Trim('[', ']'), ignoreCase: true, out var named) ? named : Kinds.None;
            }
            else if (text.Length > 0 && text[0] != '#' && text.Split('=', 2) is [var names, var description])
            {
                glossary.Add(names, description, kind);
            }
        }

        return glossary;
    }

    /// <summary>What people say for the passage's name; nothing when no name of it is known.</summary>
    public string Of(Passage passage)
    {
        var names = Titles.Names(passage.Title).Select(static name => Titles.Key(Titles.TermsOf(name))).Distinct(StringComparer.Ordinal).ToList();
        var terms = Titles.TermsOf(passage.Title);
        var entries = names.SelectMany(name => _byName.GetValueOrDefault(name) ?? [])
            .Concat(terms.SelectMany(term => _byPart.GetValueOrDefault(term) ?? []).Where(entry => entry.Terms.All(terms.Contains)))
            .ToList();
        if (entries.Count == 0)
        {
            return "";
        }

        var kind = KindReader.Of(passage) & Distinct;
        return string.Join(" . ", entries.Where(entry => kind == Kinds.None || (entry.Kind & Distinct) == Kinds.None || entry.Kind == kind).Select(static entry => entry.Description).Distinct(StringComparer.Ordinal));
    }

    private void Add(string names, string description, Kinds kind)
    {
        Count++;
        foreach (var word in Words.Of(description))
        {
            _words.Add(word.Text);
        }

        foreach (var name in names.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var terms = Titles.TermsOf(name.TrimStart('*'));
            if (terms.Count > 0)
            {
                var (known, key) = name[0] == '*' ? (_byPart, terms[0]) : (_byName, Titles.Key(terms));
                (known.TryGetValue(key, out var entries) ? entries : known[key] = []).Add(new Entry(terms, description.Trim(), kind));
            }
        }
    }

    private sealed record Entry(IReadOnlyList<string> Terms, string Description, Kinds Kind);
}
