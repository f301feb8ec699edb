using System.Collections.Concurrent;

namespace PluginHost.Plugins;

/// <summary>One plugin's pumps, one for each journal; a journal that appears later is read from its beginning.</summary>
internal sealed class Deliveries(PluginRun run, PluginHouseWorld world) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly HookRoute _route = run.Look(parts => new HookRoute(run.Manifest, parts))!;
    private readonly Reactions _reactions = new(run.Manifest, world.Options.LoopbackHttp, world.Options.SessionOf);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);
    private Task _running = Task.CompletedTask;

    public void Start()
    {
        if (_route.Kinds.Count > 0)
            _running = RunAsync(world.Store.Journal.Journals);
    }

    public DeliveryPump Pump(string journal, bool fromNow = true) =>
        new(run, _route, _reactions, journal, fromNow, _turns.GetOrAdd(journal, static _ => new SemaphoreSlim(1, 1)), world);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync(IReadOnlyList<string> known)
    {
        var fromNow = run.Manifest.Needs.Reading.From != "beginning";
        var journals = new HashSet<string>(known, StringComparer.Ordinal);
        var pumps = journals.Select(journal => Task.Run(() => Pump(journal, fromNow).RunAsync(_stop.Token))).ToList();
        try
        {
            while (true)
            {
                await world.Store.Journal.WaitForJournalAsync(journals.Count, _stop.Token);
                foreach (var journal in world.Store.Journal.Journals.Where(journals.Add))
                    pumps.Add(Task.Run(() => Pump(journal, fromNow: false).RunAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(pumps);
        }
    }
}
