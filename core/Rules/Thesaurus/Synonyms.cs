using PluginHost.Rules.Analysis;

namespace PluginHost.Rules.Thesaurus;

/// <summary>Another way to say something. A stop word inside it is an empty term.</summary>
internal readonly record struct Saying(IReadOnlyList<string> Terms, float Weight);

/// <param name="Terms">What a question says, without stop words.</param>
internal sealed record Rule(IReadOnlyList<string> Terms, IReadOnlyList<Saying> Says);

/// <summary>What people say, and what books say for it.</summary>
internal sealed class Synonyms
{
    private readonly Dictionary<string, List<Rule>> _byFirst = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<string>> _groups = [];

    private Synonyms()
    {
    }

    /// <summary>The thesaurus of the hobby that comes with the program.</summary>
    public static Synonyms Default { get; } = Parse(Resources.Lines("thesaurus/"));

    public static Synonyms None { get; } = Parse([]);

    public int Count { get; private set; }

    /// <summary>The terms of each group behind each other, both sides of it: words that mean nearly the same.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Groups => _groups;

    /// <summary>Rules whose words begin with the term, the longest first.</summary>
    public IReadOnlyList<Rule> Beginning(string term) => _byFirst.TryGetValue(term, out var rules) ? rules : [];

    /// <summary>Whether the word (as typed) stands anywhere in it: then it is not misspelt.</summary>
    public bool Knows(string word) => _words.Contains(word);

    /// <summary>
    /// One group a line: "a, b, c" means each for each; "a, b => c, d" means that who asks for "a" or "b" may find "c" or "d". "~.5" behind a phrase is its
    /// weight (.7 when nothing is said); "#" begins a remark.
    /// </summary>
    public static Synonyms Parse(IEnumerable<string> lines)
    {
        var synonyms = new Synonyms();
        var said = new Dictionary<string, Dictionary<string, Saying>>(StringComparer.Ordinal);
        var heads = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var text = line.Contains('#', StringComparison.Ordinal) ? line[..line.IndexOf('#', StringComparison.Ordinal)] : line;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            synonyms.Count++;
            var sides = text.Split("=>", 2);
            var left = synonyms.Phrases(sides[0]);
            var right = sides.Length == 2 ? synonyms.Phrases(sides[1]) : left;
            synonyms._groups.Add([.. (sides.Length == 2 ? left.Concat(right) : left).SelectMany(static saying => saying.Terms).Where(static term => term.Length > 0)]);
            foreach (var from in left)
            {
                foreach (var to in right)
                {
                    Add(from.Terms.Where(static term => term.Length > 0).ToList(), to);
                }
            }
        }

        foreach (var (key, says) in said)
        {
            var head = heads[key];
            var rules = synonyms._byFirst.TryGetValue(head[0], out var known) ? known : synonyms._byFirst[head[0]] = [];
            rules.Add(new Rule(head, says.Values.OrderByDescending(static saying => saying.Weight).ToList()));
        }

        foreach (var rules in synonyms._byFirst.Values)
        {
            rules.Sort(static (one, other) => other.Terms.Count.CompareTo(one.Terms.Count));
        }

        return synonyms;

        void Add(IReadOnlyList<string> from, Saying to)
        {
            var (key, target) = (Finding.Titles.Key(from), Finding.Titles.Key(to.Terms));
            if (from.Count == 0 || to.Terms.Count == 0 || key == target)
            {
                return;
            }

            heads[key] = from;
            var says = said.TryGetValue(key, out var known) ? known : said[key] = new Dictionary<string, Saying>(StringComparer.Ordinal);
            if (!says.TryGetValue(target, out var before) || before.Weight < to.Weight)
            {
                says[target] = to;
            }
        }
    }

    private List<Saying> Phrases(string side)
    {
        var phrases = new List<Saying>();
        foreach (var part in side.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pieces = part.Split('~', 2);
            var weight = pieces.Length == 2 && float.TryParse(pieces[1], System.Globalization.CultureInfo.InvariantCulture, out var given) ? given : .7f;
            var words = Words.Of(pieces[0]);
            foreach (var word in words)
            {
                _words.Add(word.Text);
            }

            var terms = Terms.Of(words);
            terms.RemoveRange(terms.FindLastIndex(static term => term.Length > 0) + 1, terms.Count - terms.FindLastIndex(static term => term.Length > 0) - 1);
            terms.RemoveRange(0, Math.Max(0, terms.FindIndex(static term => term.Length > 0)));
            phrases.Add(new Saying(terms, weight));
        }

        return phrases;
    }
}
