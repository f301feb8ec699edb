using PluginHost.Rules.Thesaurus;
using PluginHost.Rules.Vectors;

namespace PluginHost.Rules.Finding;

/// <summary>What a shelf has taught: its words and names, and perhaps meanings.</summary>
internal sealed record Learned(Lexicon Lexicon, TitleCompletion Titles)
{
    private const int Looks = 500;

    /// <summary>Meanings that the shelf taught itself.</summary>
    public LearnedEmbedder? Embedder { get; init; }

    public VectorStore? Vectors { get; init; }

    /// <summary>Somebody who knows the language, beside what the shelf taught itself.</summary>
    public IEncoder? Encoder { get; init; }

    public VectorStore? Encoded { get; init; }

    /// <summary>What part of the shelf the glossary has words for, 0 to 1.</summary>
    public float Described { get; init; }

    public static Learned From(IReadOnlyList<Passage> passages)
    {
        var texts = passages.Select(Text).ToList();
        var embedder = LearnedEmbedder.Learn(texts, Synonyms.Default.Groups);
        return new Learned(Lexicon.Of(passages), new TitleCompletion(passages.Select(static passage => passage.Title)))
        {
            Embedder = embedder,
            Vectors = new VectorStore(Ids(passages), embedder.Embed(texts)),
            Described = Share(passages),
        };
    }

    /// <summary>The same, and the vectors of an encoder.</summary>
    public Learned With(IReadOnlyList<Passage> passages, IEncoder encoder, IReadOnlyList<float[]> vectors) =>
        this with { Encoder = encoder, Encoded = new VectorStore(Ids(passages), vectors, PassageParts.Dimension(encoder, vectors)) };

    /// <summary>The title is said twice: it tells more than other words.</summary>
    public static string Text(Passage passage) => $"{string.Join(" . ", passage.Section)} . {passage.Title} . {passage.Title} . {passage.Body}";

    private static List<long> Ids(IReadOnlyList<Passage> passages) => passages.Select(static passage => passage.Id).ToList();

    private static float Share(IReadOnlyList<Passage> passages)
    {
        var step = Math.Max(1, passages.Count / Looks);
        var looked = passages.Where((_, place) => place % step == 0).ToList();
        return looked.Count == 0 ? 0 : looked.Count(static passage => Glossary.Default.Of(passage).Length > 0) / (float)looked.Count;
    }
}
