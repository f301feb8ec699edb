using PluginHost.Rules.Finding;
using PluginHost.Sdk;

namespace PluginHost.Rules.Library;

/// <summary>The books of the house. Adding one is written down first and crossed out when it is done: whoever is killed meanwhile goes on at the next start.</summary>
public sealed class RulesLibrary : IAsyncDisposable
{
    private const string StarterMark = "starter";

    private readonly LibraryFile _file;
    private readonly Catalogue _catalogue;
    private readonly SourceFiles _files;
    private readonly SourceAddresses _addresses = new();
    private readonly BookReading _reading;
    private readonly RulesOptions _options;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ReaderWriterLockSlim _both = new();

    private RulesLibrary(RulesOptions options, LibraryFile file, Catalogue catalogue) =>
        (_options, _file, _catalogue, _files, _reading) = (options, file, catalogue, new SourceFiles(options.Books), new BookReading(file, options.Time));

    internal RulesOptions Options => _options;

    internal LibraryFile File => _file;

    internal Finder Finder => _catalogue.Finder;

    /// <summary>Whoever looks at the shelf and at its index sees both before a change, or both after it.</summary>
    internal T Reading<T>(Func<RulesLibrary, T> look)
    {
        _both.EnterReadLock();
        try
        {
            return look(this);
        }
        finally
        {
            _both.ExitReadLock();
        }
    }

    /// <summary>Opens the shelf; a new one holds the starter book. What is derived and damaged is made anew.</summary>
    public static async Task<Result<RulesLibrary>> OpenAsync(RulesOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        Directory.CreateDirectory(options.Folder);
        LibraryFile file;
        try
        {
            file = new LibraryFile(Path.Combine(options.Folder, "rules.db"));
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            return new Error("rules-damaged", "The shelf of rulebooks cannot be opened.") { Hint = "Move the folder 'rules' out of the data folder; the next start begins a new shelf, and your books can be added again." };
        }

        var catalogue = Catalogue.Open(file, Path.Combine(options.Folder, "index"));
        if (!catalogue.Succeeded)
        {
            file.Dispose();
            return catalogue.Error;
        }

        var library = new RulesLibrary(options, file, catalogue.Value);
        if (file.Mark(StarterMark) is null)
        {
            await library.PutAsync(StarterBook.Bytes(), StarterBook.Name, new Addition(StarterBook.Name) { Open = true }, new Progress<double>(), cancellationToken);
            file.Set(StarterMark, "given");
        }

        return library;
    }

    /// <summary>Goes on with what was under way when the last host ended.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, addition) in _file.Unfinished())
        {
            await FinishAsync(id, addition, new Progress<double>(), cancellationToken);
        }
    }

    /// <summary>Adds a file, the files of a folder, or what stands at an address.</summary>
    /// <param name="anywhere">Whether any file may be named, and not only those of the configured folders.</param>
    internal async Task<Result<IReadOnlyList<Outcome>>> AddAsync(Addition addition, bool anywhere, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        var found = SourceAddresses.IsAddress(addition.From) ? new[] { addition.From } : _files.Find(addition.From, anywhere);
        if (!found.Succeeded)
        {
            return found.Error;
        }

        // All are written down before the first is begun.
        var wanted = found.Value.Select(from => (From: from, Addition: addition with { From = from, Title = found.Value.Count == 1 ? addition.Title : null })).Select(one => (one.From, one.Addition, Id: _file.Begin(one.Addition))).ToList();
        var outcomes = new List<Outcome>();
        foreach (var (from, one, id) in wanted)
        {
            var (name, place) = (Path.GetFileName(from), outcomes.Count);
            var told = new Told(done => progress.Report(new ToolProgress(place + done, wanted.Count, name)));
            outcomes.Add(new Outcome(name, await FinishAsync(id, one, told, cancellationToken)));
        }

        return outcomes;
    }

    internal async Task<Result<Source>> RemoveAsync(string id, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_file.Sources().FirstOrDefault(source => source.Id == id) is not { } source)
            {
                return Error.NotFound("There is no such source.") with { Field = "source", Hint = "sources list shows those that there are." };
            }

            Change(() => _catalogue.Follow(source, [], _file.Remove(id)));
            return source;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Makes the index anew from the chunks.</summary>
    internal async Task<int> ReindexAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _catalogue.Rebuild();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Takes a person's word for it, at once and whenever the book is read again.</summary>
    internal async Task<Result<string>> CorrectAsync(Source source, Understanding.Entry entry, Understanding.Correction correction, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _file.Correct(source.Id, correction);
            if (correction is not { Field: { } field, Value: { } value })
            {
                return $"Noted: it takes effect when {source.Title} is added again.";
            }

            var corrected = new Understanding.Corrections([correction]).Applied(entry, correction.Section) with { Validated = true };
            _file.Replace(source.Id, corrected);
            return $"{corrected.Name}: {field} is {value} now.";
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>How many files an addition would read.</summary>
    internal Result<int> Would(string from, bool anywhere) =>
        SourceAddresses.IsAddress(from) ? 1 : _files.Find(from, anywhere).Then<int>(static files => files.Count);

    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        _catalogue.Dispose();
        _file.Dispose();
        _addresses.Dispose();
        _both.Dispose();
        _turn.Dispose();
    }

    private async Task<Result<Placed>> FinishAsync(long id, Addition addition, IProgress<double> progress, CancellationToken cancellationToken)
    {
        Result<Placed> placed;
        try
        {
            var bytes = SourceAddresses.IsAddress(addition.From) ? await _addresses.ReadAsync(addition.From, cancellationToken) : await SourceFiles.ReadAsync(addition.From, cancellationToken);
            placed = bytes.Succeeded ? await PutAsync(bytes.Value, NameOf(addition.From), addition, progress, cancellationToken) : bytes.Error;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Files come from anywhere: one that no reader was ready for is refused like any other, and not tried again at every start.
            placed = new Error("unreadable", "This file could not be read.") { Hint = "Try another copy, or save it in another format." };
        }

        // Whoever is interrupted goes on later; what failed has failed.
        cancellationToken.ThrowIfCancellationRequested();
        _file.Done(id);
        return placed;
    }

    private async Task<Result<Placed>> PutAsync(byte[] bytes, string name, Addition addition, IProgress<double> progress, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var read = await Task.Run(() => _reading.Read(bytes, name, addition, progress, cancellationToken), cancellationToken);
            return read.Then<Placed>(one =>
            {
                if (one.Book is not { } book)
                {
                    return new Placed(one.Source, 0, one.Source.Chunks, 0);
                }

                var placed = new Placed(one.Source, 0, 0, 0);
                Change(() =>
                {
                    var (added, removed, kept) = _file.Put(one.Source, book);
                    _catalogue.Follow(one.Source, _file.Those(added), removed);
                    placed = placed with { Added = added.Count, Kept = kept, Removed = removed.Count };
                });
                progress.Report(1);
                return placed;
            });
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Change(Action change)
    {
        _both.EnterWriteLock();
        try
        {
            change();
        }
        finally
        {
            _both.ExitWriteLock();
        }

        _catalogue.Learn();
    }

    private static string NameOf(string from) => SourceAddresses.IsAddress(from) ? new Uri(from).Segments[^1].Trim('/') is { Length: > 0 } last ? last : new Uri(from).Host : Path.GetFileName(from);

    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}

/// <summary>What came of one file.</summary>
internal sealed record Outcome(string Name, Result<Placed> Placed);
