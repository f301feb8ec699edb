using PluginHost.Rules.Index;
using PluginHost.Rules.Thesaurus;
using PluginHost.Rules.Vectors;

namespace PluginHost.Rules.Finding;

/// <summary>What a shelf has taught: its words and names, and perhaps vectors.</summary>
internal sealed record Learned(Lexicon Lexicon, IEmbedder? Embedder = null, VectorStore? Vectors = null)
{
    public static Learned From(IReadOnlyList<Passage> passages)
    {
        var texts = passages.Select(static passage => $"{string.Join(" . ", passage.Section)} . {passage.Title} . {passage.Title} . {passage.Body}").ToList();
        var embedder = LearnedEmbedder.Learn(texts);
        return new Learned(Lexicon.Of(passages), embedder, new VectorStore(passages.Select(static passage => passage.Id).ToList(), embedder.Embed(texts)));
    }
}

/// <summary>Answers questions from a shelf.</summary>
internal sealed class Finder
{
    private const int Candidates = 150;
    private const int Likely = 40;

    private readonly IRulesIndex _index;
    private readonly AnalysedPassages _passages;
    private readonly Learned _learned;
    private readonly Mechanisms _mechanisms;
    private readonly Interpreter _interpreter;
    private readonly QueryMaker _queries;
    private readonly Ranker _ranker;

    public Finder(IRulesIndex index, IPassages passages, Learned learned, Synonyms synonyms, Weighing? weighing = null, Mechanisms mechanisms = Mechanisms.All)
    {
        _index = index;
        _passages = new AnalysedPassages(passages);
        _learned = learned;
        _mechanisms = mechanisms;
        _interpreter = new Interpreter(learned.Lexicon, new Spelling(learned.Lexicon), synonyms, index, mechanisms);
        _queries = new QueryMaker(index);
        _ranker = new Ranker(index, learned.Lexicon, weighing ?? Weighing.Default, mechanisms);
    }

    public Reading Read(Question question) => _interpreter.Read(question);

    public IReadOnlyList<Ranked> Rank(Question question)
    {
        var reading = _interpreter.Read(question);
        if (_queries.Of(reading, question) is not { } query)
        {
            return [];
        }

        var scores = _index.Search(query, Candidates).ToDictionary(static hit => hit.Id, static hit => hit.Score);
        var likenesses = Likenesses(question, reading);
        foreach (var name in reading.Names.SelectMany(_learned.Lexicon.Named).Concat(likenesses?.Best(Likely) ?? []))
        {
            scores.TryAdd(name, 0);
        }

        return scores
            .Select(score => (Analysed: _passages.Find(score.Key), Score: score.Value))
            .Where(static found => found.Analysed is not null)
            .Select(found => _ranker.Rank(found.Analysed!, found.Score, likenesses?.Of(found.Analysed!.Passage.Id) ?? 0, reading))
            .OrderByDescending(static ranked => ranked.Score)
            .ThenBy(static ranked => ranked.Analysed.Passage.Id)
            .Take(Math.Clamp(question.Limit, 1, Question.MostAnswers))
            .ToList();
    }

    private Likenesses? Likenesses(Question question, Reading reading)
    {
        if (question.Mode is not Mode.Hybrid || !_mechanisms.HasFlag(Mechanisms.Vectors) || _learned is not { Embedder: { } embedder, Vectors: { } vectors })
        {
            return null;
        }

        var vector = embedder is LearnedEmbedder own
            ? own.Embed(reading.Concepts.SelectMany(static concept => concept.Ways.Take(3).SelectMany(way => way.Terms.Select(term => (term, way.Weight * (way.Origin is Origin.Synonym or Origin.Family ? .5f : 1))))))
            : embedder.Embed([question.Text])[0];
        return vectors.To(vector);
    }
}
