using PluginHost.Rules.Finding;
using PluginHost.Rules.Thesaurus;

namespace PluginHost.Rules;

/// <summary>A text to be found.</summary>
/// <param name="Id">Whose it is, for whoever asks.</param>
/// <param name="Labels">Marks to filter by.</param>
public sealed record ShelfText(string Id, string Title, string Section, string Body, IReadOnlyList<string> Tags, IReadOnlyList<string> Labels);

/// <param name="Text">The part that answers best.</param>
public sealed record ShelfHit(ShelfText Found, float Score, string Text);

/// <param name="DidYouMean">The question with its spelling corrected; it was answered so already.</param>
public sealed record ShelfAnswer(IReadOnlyList<ShelfHit> Hits, string? DidYouMean, IReadOnlyList<string> Suggestions);

/// <summary>Texts in memory, found by the same analysis, spelling, synonyms, ranking and snippets as rulebooks are. It never changes; safe for concurrent use.</summary>
public sealed class TextShelf
{
    private readonly List<ShelfText> _texts;
    private readonly Finder _finder;

    public TextShelf(IEnumerable<ShelfText> texts)
    {
        _texts = [.. texts];
        var passages = _texts.Select(static (text, place) => new Passage(place, text.Title, text.Section.Length == 0 ? [] : [text.Section], text.Body) { Labels = text.Labels, Tags = text.Tags }).ToList();
        var learned = new Learned(Lexicon.Of(passages), new TitleCompletion(passages.Select(static passage => passage.Title)));
        _finder = new Finder(new Shelves.MemoryIndex(passages.Select(IndexedPassage.Of)), new Passages(passages), learned, Synonyms.Default);
    }

    /// <param name="question">A question, words or a name; what is too long is cut off.</param>
    /// <param name="label">Only what carries it.</param>
    /// <param name="limit">How many, 1 to 100.</param>
    public ShelfAnswer Find(string question, string? label, int limit)
    {
        ArgumentNullException.ThrowIfNull(question);
        var findings = _finder.Find(new Question(question) { Limit = limit, Mode = Mode.Keyword, Within = label is null ? [] : [[label]] });
        return new ShelfAnswer(
            [.. findings.Answers.Select(answer => new ShelfHit(_texts[(int)answer.Passage.Id], answer.Score, (answer.Snippet.Cut ? "…" : "") + answer.Snippet.Text))],
            findings.DidYouMean,
            findings.Suggestions);
    }

    private sealed class Passages(List<Passage> all) : IPassages
    {
        public Passage? Find(long id) => id >= 0 && id < all.Count ? all[(int)id] : null;

        /// <summary>Each stands alone.</summary>
        public Passage? Beside(long id, int places) => null;
    }
}
