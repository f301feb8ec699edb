using PluginHost.Rules.Index;
using PluginHost.Rules.Thesaurus;

namespace PluginHost.Rules.Finding;

/// <summary>Answers questions from a shelf.</summary>
internal sealed class Finder
{
    private const int Candidates = 150;
    private const int Likely = 40;

    private readonly IRulesIndex _index;
    private readonly IPassages _source;
    private readonly AnalysedPassages _passages;
    private readonly Learned _learned;
    private readonly Mechanisms _mechanisms;
    private readonly Interpreter _interpreter;
    private readonly QueryMaker _queries;
    private readonly Ranker _ranker;

    public Finder(IRulesIndex index, IPassages passages, Learned learned, Synonyms synonyms, Weighing? weighing = null, Mechanisms mechanisms = Mechanisms.All)
    {
        _index = index;
        _source = passages;
        _passages = new AnalysedPassages(passages);
        _learned = learned;
        _mechanisms = mechanisms;
        _interpreter = new Interpreter(learned.Lexicon, new Spelling(learned.Lexicon), synonyms, index, mechanisms);
        _queries = new QueryMaker(index, mechanisms.HasFlag(Mechanisms.Glossary) ? Fields.All : Fields.All & ~Fields.Tags);
        _ranker = new Ranker(index, learned.Lexicon, weighing ?? Weighing.Default, mechanisms);
    }

    public Findings Find(Question question)
    {
        var reading = Read(question);
        var ranked = Rank(question, reading);
        var marks = new Marks(reading);
        return new Findings(
            ranked.Select(found => new Answer(
                found.Analysed.Passage,
                found.Score,
                marks.In(found.Analysed.Passage.Title).ConvertAll(static mark => mark.Mark),
                Snippet.Of(found.Analysed.Passage.Body, marks),
                Explainer.Of(found, reading))).ToList(),
            reading.DidYouMean,
            ranked.Count == 0 ? Explainer.Tried(reading) : [],
            ranked.Count == 0 ? Suggestions(question, reading) : []);
    }

    /// <summary>Titles for what is typed so far.</summary>
    public IReadOnlyList<string> Complete(string typed, int count = 8) =>
        _learned.Titles.Of(typed.Length > Question.Longest ? typed[..Question.Longest] : typed, Math.Clamp(count, 1, Question.MostAnswers));

    /// <summary>The passages before and after one in its source.</summary>
    public IReadOnlyList<Passage> Around(long id, int reach = 1) =>
        Enumerable.Range(-reach, (2 * reach) + 1).Where(static places => places != 0).Select(places => _source.Beside(id, places)).OfType<Passage>().ToList();

    /// <summary>A passage is another now than it was.</summary>
    public void Forget(long id) => _passages.Forget(id);

    public Reading Read(Question question) => _interpreter.Read(question);

    public IReadOnlyList<Ranked> Rank(Question question) => Rank(question, Read(question));

    private List<string> Suggestions(Question question, Reading reading) =>
        Complete(reading.DidYouMean ?? question.Text)
            .Concat(reading.Concepts.SelectMany(concept => Complete(concept.Text.Length > 3 ? concept.Text[..3] : concept.Text, 3)))
            .Distinct(StringComparer.Ordinal)
            .Take(8)
            .ToList();

    private List<Ranked> Rank(Question question, Reading reading)
    {
        if (_queries.Of(reading, question) is not { } query)
        {
            return [];
        }

        var scores = _index.Search(query, Candidates).ToDictionary(static hit => hit.Id, static hit => hit.Score);
        foreach (var name in reading.Names.Append(reading.Faceted?.Name ?? "").SelectMany(_learned.Lexicon.Named))
        {
            scores.TryAdd(name, 0);
        }

        var alike = AlikeTo(question, reading);
        foreach (var like in alike?.Best(Likely) ?? [])
        {
            scores.TryAdd(like, 0);
        }

        var analysed = scores
            .Select(score => (Analysed: _passages.Find(score.Key), Score: score.Value))
            .Where(found => found.Analysed is not null && Fits(found.Analysed.Passage, question))
            .Select(found => _ranker.Weigh(found.Analysed!, found.Score, alike?.Of(found.Analysed!.Passage.Id) ?? 0, reading))
            .ToList();

        // Who calls a thing by its name wants that thing, whatever is like it.
        var trust = alike is null || analysed.Count == 0 || analysed.Exists(static ranked => ranked.Name > 0)
            ? 0
            : Trust.In(analysed.Max(static ranked => ranked.Words * ranked.Coverage), reading.Concepts.Count, _mechanisms.HasFlag(Mechanisms.Glossary) ? _learned.Described : 0);
        return analysed
            .Select(ranked => Ranker.Score(ranked, trust))
            .Where(static ranked => ranked.Score > 0)
            .OrderByDescending(static ranked => ranked.Score)
            .ThenBy(static ranked => ranked.Analysed.Passage.Id)
            .Take(Math.Clamp(question.Limit, 1, Question.MostAnswers))
            .ToList();
    }

    private static bool Fits(Passage passage, Question question) =>
        question.Within.Count == 0 || question.Within.All(labels => labels.Any(passage.Labels.Contains));

    private Alike? AlikeTo(Question question, Reading reading)
    {
        if (question.Mode is not Mode.Hybrid || !_mechanisms.HasFlag(Mechanisms.Vectors) || _learned is not { Embedder: { } own, Vectors: { } vectors })
        {
            return null;
        }

        var meant = reading.Concepts.SelectMany(static concept => concept.Ways.Take(3).SelectMany(way => way.Terms.Select(term => (term, way.Weight * (way.Origin is Origin.Synonym or Origin.Family ? .5f : 1)))));
        var encoded = _learned is { Encoder: { } encoder, Encoded: { } others } && encoder.Embed([question.Text]) is [var one] && one.Length == others.Dimension ? others.To(one) : null;
        return new Alike(vectors.To(own.Embed(meant)), encoded);
    }
}
