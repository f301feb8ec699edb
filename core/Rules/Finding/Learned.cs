using PluginHost.Rules.Vectors;

namespace PluginHost.Rules.Finding;

/// <summary>What a shelf has taught: its words and names, and perhaps meanings.</summary>
internal sealed record Learned(Lexicon Lexicon, TitleCompletion Titles, IEmbedder? Embedder = null, VectorStore? Vectors = null)
{
    public static Learned From(IReadOnlyList<Passage> passages)
    {
        var texts = passages.Select(Text).ToList();
        return From(passages, LearnedEmbedder.Learn(texts));
    }

    public static Learned From(IReadOnlyList<Passage> passages, IEmbedder embedder) => new(
        Lexicon.Of(passages),
        new TitleCompletion(passages.Select(static passage => passage.Title)),
        embedder,
        new VectorStore(passages.Select(static passage => passage.Id).ToList(), embedder.Embed(passages.Select(Text).ToList())));

    /// <summary>The same words and names, with the vectors of another encoder.</summary>
    public Learned With(IReadOnlyList<Passage> passages, IEncoder encoder, IReadOnlyList<float[]> vectors) =>
        this with { Embedder = encoder, Vectors = new VectorStore(passages.Select(static passage => passage.Id).ToList(), vectors, PassageParts.Dimension(encoder, vectors)) };

    /// <summary>The title is said twice: it tells more than other words.</summary>
    public static string Text(Passage passage) => $"{string.Join(" . ", passage.Section)} . {passage.Title} . {passage.Title} . {passage.Body}";
}
