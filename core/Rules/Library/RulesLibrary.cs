using PluginHost.Rules.Finding;
using PluginHost.Rules.Vectors;
using PluginHost.Sdk;

namespace PluginHost.Rules.Library;

/// <summary>The books of the house. Adding one is written down first and crossed out when it is done: whoever is killed meanwhile goes on at the next start.</summary>
public sealed partial class RulesLibrary : IAsyncDisposable
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

    /// <summary>Whether a book was being added when the last host ended; asked without opening more than the file.</summary>
    internal static bool HasUnfinished(RulesOptions options)
    {
        var path = FileIn(options.Folder);
        if (!System.IO.File.Exists(path))
        {
            return false;
        }

        try
        {
            using var file = new LibraryFile(path);
            return file.Unfinished().Count > 0;
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // Whoever asks first is told.
            return false;
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
            file = new LibraryFile(FileIn(options.Folder));
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            return new Error("rules-damaged", "The shelf of rulebooks cannot be opened.") { Hint = "Move the folder 'rules' out of the data folder; the next start begins a new shelf, and your books can be added again." };
        }

        if (file.IsNewer)
        {
            file.Dispose();
            return new Error("newer-schema", "The shelf of rulebooks was written by a newer PluginHost.") { Hint = "Update PluginHost, or restore an older backup." };
        }

        var encoder = Encoder(options);
        if (encoder is { Succeeded: false })
        {
            file.Dispose();
            return encoder.Error;
        }

        var catalogue = Catalogue.Open(file, Path.Combine(options.Folder, "index"), encoder?.Value);
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

    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        await _catalogue.DisposeAsync();
        _file.Dispose();
        _addresses.Dispose();
        _both.Dispose();
        _turn.Dispose();
    }

    /// <summary>The one that was named, else the one that was installed.</summary>
    private static Result<IEncoder>? Encoder(RulesOptions options)
    {
        if (options.Embedder is { Length: > 0 } named)
        {
            return EndpointAddress.Parse(named, options.EmbedderKey).Then<IEncoder>(address => new EndpointEmbedder(address, options.Time));
        }

        if (options.EncoderFolder is { } folder && InstalledEncoder.IsIn(folder))
        {
            return new SentenceEncoder(folder);
        }

        return null;
    }

    private static string FileIn(string folder) => Path.Combine(folder, ShelfCopy.Name);

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
}
