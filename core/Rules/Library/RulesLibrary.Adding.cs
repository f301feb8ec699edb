using PluginHost.Sdk;

namespace PluginHost.Rules.Library;

/// <summary>How a book comes onto the shelf.</summary>
public sealed partial class RulesLibrary
{
    private const int MostStarts = 3;

    /// <summary>Goes on with what was under way when the last host ended.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, addition) in _file.Unfinished().Where(static one => one.Addition.Starts < MostStarts))
        {
            // A file that takes the whole host with it must not do so at every start.
            _file.Note(id, addition with { Starts = addition.Starts + 1 });
            try
            {
                await FinishAsync(id, addition, new Progress<double>(), cancellationToken);
            }
            catch (OperationCanceledException)
            {
                _file.Note(id, addition);
                throw;
            }
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

    /// <summary>How many files an addition would read.</summary>
    internal Result<int> Would(string from, bool anywhere) =>
        SourceAddresses.IsAddress(from) ? 1 : _files.Find(from, anywhere).Then<int>(static files => files.Count);

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

                var placed = new Placed(one.Source, 0, 0, 0) { IsNew = _file.Sources().All(source => source.Id != one.Source.Id) };
                Change(() =>
                {
                    var (added, changed, removed, kept) = _file.Put(one.Source, book);
                    _catalogue.Follow(one.Source, _file.Those([.. added, .. changed]), removed);
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

    private static string NameOf(string from) => SourceAddresses.IsAddress(from) ? new Uri(from).Segments[^1].Trim('/') is { Length: > 0 } last ? last : new Uri(from).Host : Path.GetFileName(from);

    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
