using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Journal.Tests;

/// <summary>What every store must hold to. A store's tests derive from the suites and say how one is opened.</summary>
public abstract class JournalSuite : IAsyncLifetime
{
    protected static readonly Principal Gm = new("mira", Role.GameMaster, "test");

    protected IJournalStore Store { get; private set; } = null!;

    protected IJournal Journal => Store.Journal;

    internal ManualTime Time { get; } = new();

    /// <summary>The test's own data folder.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("journal-").FullName;

    public async Task InitializeAsync() => Store = await OpenAsync(Folder);

    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Opens the folder's store, again each time it is called.</summary>
    protected abstract Task<IJournalStore> OpenAsync(string folder);

    protected async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = await OpenAsync(Folder);
    }

    protected static NewEvent Event(string kind = "test/said", string data = """{"text":"hello"}""", Audience? audience = null) =>
        new(kind, JsonElement.Parse(data), audience ?? Audience.Everyone);

    protected static Step Step(string journal, params NewEvent[] events) => new(journal, Gm, events.Length == 0 ? [Event()] : events);

    protected Task<Result<Committed>> CommitAsync(Step step) => CommitAsync(new Commit { Step = step });

    protected Task<Result<Committed>> CommitAsync(Commit commit) => Journal.CommitAsync(commit, CancellationToken.None);

    protected async Task<Committed> AppendAsync(string journal, params NewEvent[] events) => Value(await CommitAsync(Step(journal, events)));

    protected static T Value<T>(Result<T> result)
        where T : class => result.Value ?? throw new InvalidOperationException(result.Error!.ToString());

    protected async Task<IReadOnlyList<StoredEvent>> AllAsync(string journal, Audience? audience = null) =>
        await Journal.ReadAsync(new EventQuery(journal, audience) { Limit = int.MaxValue }, CancellationToken.None);
}
