using System.Diagnostics.CodeAnalysis;
using PluginHost.Rules.Finding;
using PluginHost.Rules.Thesaurus;

namespace PluginHost.Rules;

/// <summary>A text to be found.</summary>
/// <param name="Id">Whose it is, for whoever asks.</param>
/// <param name="Labels">Marks to filter by.</param>
public sealed record ShelfText(string Id, string Title, string Section, string Body, IReadOnlyList<string> Tags, IReadOnlyList<string> Labels)
{
    internal bool Says(ShelfText other) =>
        ReferenceEquals(this, other)
        || (Id == other.Id && Title == other.Title && Section == other.Section && Body == other.Body
            && Tags.SequenceEqual(other.Tags, StringComparer.Ordinal) && Labels.SequenceEqual(other.Labels, StringComparer.Ordinal));
}

/// <param name="Text">The part that answers best.</param>
public sealed record ShelfHit(ShelfText Found, float Score, string Text);

/// <param name="DidYouMean">The question with its spelling corrected; it was answered so already.</param>
public sealed record ShelfAnswer(IReadOnlyList<ShelfHit> Hits, string? DidYouMean, IReadOnlyList<string> Suggestions);

/// <summary>
/// Texts in memory, found by the same analysis, spelling, synonyms, ranking and snippets as rulebooks are. When they change, only what differs is looked at
/// again, and what is found is what would be found if the shelf were made anew. One at a time may change it or look.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "An index in memory has nothing to give back.")]
public sealed class TextShelf
{
    private readonly Dictionary<long, Passage> _passages = [];
    private readonly Shelves.MemoryIndex _index = new([]);
    private readonly Lexicon _lexicon = new();
    private readonly TitleCompletion _titles = new([]);
    private readonly Finder _finder;
    private Shelves.Places _places = Shelves.Places.None;

    public TextShelf(IReadOnlyList<ShelfText> texts)
    {
        _finder = new Finder(_index, new Passages(_passages), new Learned(_lexicon, _titles), Synonyms.Default);
        Change(texts);
    }

    /// <summary>From now on it holds these texts, in this order.</summary>
    public void Change(IReadOnlyList<ShelfText> texts)
    {
        var before = _places;
        _places = before.Of(texts);
        var removed = before.ButFor(_places).Select(one => _passages[one.Place]).ToList();
        var added = _places.ButFor(before).Select(static one => PassageOf(one.Text, one.Place)).ToList();
        foreach (var passage in removed)
        {
            _passages.Remove(passage.Id);
            _finder.Forget(passage.Id);
        }

        foreach (var passage in added)
        {
            _passages.Add(passage.Id, passage);
        }

        if (added.Count + removed.Count > 0)
        {
            _index.Change(added.Select(IndexedPassage.Of), removed.Select(static passage => passage.Id));
            _lexicon.Change(added, removed);
            _titles.Change(added.Select(static passage => passage.Title), removed.Select(static passage => passage.Title));
        }
    }

    /// <param name="question">A question, words or a name; what is too long is cut off.</param>
    /// <param name="label">Only what carries it.</param>
    /// <param name="limit">How many, 1 to 100.</param>
    public ShelfAnswer Find(string question, string? label, int limit)
    {
        ArgumentNullException.ThrowIfNull(question);
        var findings = _finder.Find(new Question(question) { Limit = limit, Mode = Mode.Keyword, Within = label is null ? [] : [[label]] });
        return new ShelfAnswer(
            [.. findings.Answers.Select(answer => new ShelfHit(_places.At(answer.Passage.Id), answer.Score, (answer.Snippet.Cut ? "…" : "") + answer.Snippet.Text))],
            findings.DidYouMean,
            findings.Suggestions);
    }

    private static Passage PassageOf(ShelfText text, long place) =>
        new(place, text.Title, text.Section.Length == 0 ? [] : [text.Section], text.Body) { Labels = text.Labels, Tags = text.Tags };

    private sealed class Passages(Dictionary<long, Passage> all) : IPassages
    {
        public Passage? Find(long id) => all.GetValueOrDefault(id);

        /// <summary>Each stands alone.</summary>
        public Passage? Beside(long id, int places) => null;
    }
}
