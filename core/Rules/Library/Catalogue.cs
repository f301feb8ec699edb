using PluginHost.Rules.Finding;
using PluginHost.Rules.Index;
using PluginHost.Rules.Thesaurus;
using PluginHost.Rules.Understanding;
using PluginHost.Rules.Vectors;
using PluginHost.Sdk;
using Passage = PluginHost.Rules.Finding.Passage;

namespace PluginHost.Rules.Library;

/// <summary>The index over the shelf and what the shelf has taught. Both are derived: what is behind or damaged is made anew.</summary>
internal sealed class Catalogue : IAsyncDisposable
{
    private readonly LibraryFile _file;
    private readonly FilePassages _passages;
    private readonly RulesIndexFiles _index;
    private readonly IEncoder? _encoder;
    private readonly CancellationTokenSource _closing = new();
    private volatile Finder? _finder;
    private Task _encoding = Task.CompletedTask;
    private int _lesson;

    private Catalogue(LibraryFile file, RulesIndexFiles index, IEncoder? encoder) => (_file, _passages, _index, _encoder) = (file, new FilePassages(file), index, encoder);

    public Finder Finder => _finder ?? Learn();

    public int Count => _index.Count;

    public static Result<Catalogue> Open(LibraryFile file, string folder, IEncoder? encoder = null)
    {
        var sound = RulesIndexFiles.Open(folder, Weighing.Default);
        var behind = !sound.Succeeded || file.Mark(LibraryChanges.Indexed) != LibraryChanges.ThisProgram;
        if (behind)
        {
            sound.Value?.Dispose();
            sound = RulesIndexFiles.Anew(folder, Weighing.Default);
        }

        return sound.Then<Catalogue>(index =>
        {
            var catalogue = new Catalogue(file, index, encoder);
            if (behind || index.Count == 0)
            {
                catalogue.Rebuild();
            }

            return catalogue;
        });
    }

    /// <summary>Takes in what the file has taken in already.</summary>
    public void Follow(Source source, IReadOnlyList<(long Id, Chunk Chunk)> added, IReadOnlyList<long> removed)
    {
        _index.Change(added.Select(one => IndexedPassage.Of(FilePassages.Of(one.Id, source, one.Chunk))), removed);
        _file.Caught();
    }

    /// <returns>How many chunks there are.</returns>
    public int Rebuild()
    {
        var all = All().ToList();
        _index.Change(all.Select(IndexedPassage.Of), []);
        _file.Caught();
        Learn();
        return all.Count;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _encoding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _encoder?.Dispose();
        _closing.Dispose();
        _index.Dispose();
    }

    /// <summary>Until the encoder has made its vectors, and where it cannot, those of the shelf stand.</summary>
    private async Task EncodeAsync(IEncoder encoder, Learned learned, IReadOnlyList<Passage> passages, int lesson)
    {
        if (await StoredVectors.OfAsync(_file, encoder, passages, _closing.Token) is { } vectors && lesson == Volatile.Read(ref _lesson))
        {
            _finder = new Finder(_index, _passages, learned.With(passages, encoder, vectors), Synonyms.Default);
        }
    }

    /// <summary>Words, names and likeness follow a moment later than the texts.</summary>
    public Finder Learn()
    {
        var passages = All().ToList();
        var learned = Learned.From(passages);
        var lesson = Interlocked.Increment(ref _lesson);
        if (_encoder is { } encoder)
        {
            _encoding = _encoding.ContinueWith(_ => EncodeAsync(encoder, learned, passages, lesson), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap();
        }

        return _finder = new Finder(_index, _passages, learned, Synonyms.Default);
    }

    private IEnumerable<Passage> All()
    {
        var sources = _file.Sources().ToDictionary(static source => source.Id, StringComparer.Ordinal);
        return _file.Chunks().Select(one => FilePassages.Of(one.Id, sources[one.Source], one.Chunk));
    }
}
