using System.Diagnostics;
using System.Text.Json.Nodes;
using PluginHost.Harness;
using PluginHost.Sdk;

namespace PluginHost.Benchmarks;

/// <summary>All tables of a soak, from the first seat to the count afterwards.</summary>
internal sealed class SoakHouse : IAsyncDisposable
{
    public const int MovesPerSecond = 20;
    private const double CutEachSecond = 0.05;
    private const int Silent = 10;

    private static readonly string[] Audiences = ["public", "table", "gm"];

    private readonly HostProcess _host;
    private readonly Soak _soak;
    private readonly CancellationTokenSource _ended = new();
    private readonly List<SoakClient> _clients = [];
    private readonly List<Task> _listening = [];
    private readonly List<IDisposable> _silent = [];
    private readonly Dictionary<string, string> _bases = new(StringComparer.Ordinal);
    private double _bytesPerConnection;

    private SoakHouse(HostProcess host, Soak soak) => (_host, _soak) = (host, soak);

    public static async Task<SoakHouse> OpenAsync(HostProcess host, Soak soak)
    {
        var house = new SoakHouse(host, soak);
        for (var number = 0; number < soak.Campaigns; number++)
        {
            var made = await host.CallAsync("create_campaign", new JsonObject { ["name"] = $"Table {number}", ["system"] = "generic" });
            var campaign = made["data"]!["id"]!.GetValue<string>();
            house._bases[campaign] = (await house.EventsAsync(campaign, null))[^1].Id;
        }

        var before = host.ResidentBytes;
        foreach (var campaign in house._bases.Keys)
        {
            var overlay = host.OverlayKey(campaign);
            for (var seat = 0; seat < soak.Clients; seat++)
            {
                house.Seat(campaign, seat, overlay);
            }

            await Task.WhenAll(house._clients.TakeLast(soak.Clients).Select(static client => client.Attached)).WaitAsync(TimeSpan.FromSeconds(60));
        }

        house._bytesPerConnection = (host.ResidentBytes - before) / (double)house._clients.Count;

        // These take their seats and never read a word.
        foreach (var client in house._clients.Where(static (_, number) => number % (25 * Silent) == 0).ToList())
        {
            house._silent.Add(await client.OpenAsync(CancellationToken.None));
        }

        return house;
    }

    public async Task<SoakRun> RunAsync()
    {
        using var over = new CancellationTokenSource(Soak.Lasts);
        var (busy, ownBusy) = (_host.ProcessorTime, Environment.CpuUsage.TotalTime);
        var began = Stopwatch.GetTimestamp();
        var lateness = new Lateness();
        var listening = lateness.ListenAsync(over.Token);
        var cutting = CutAsync(over.Token);
        var pointing = PointAsync(over.Token);
        await PlayAsync(over.Token);
        var cuts = await cutting;
        await pointing;
        await listening;
        (busy, ownBusy) = (_host.ProcessorTime - busy, Environment.CpuUsage.TotalTime - ownBusy);
        var truths = new Dictionary<string, List<(string Id, Audience Audience)>>(StringComparer.Ordinal);
        foreach (var (campaign, first) in _bases)
        {
            truths[campaign] = await EventsAsync(campaign, first);
        }

        await SettleAsync(truths);
        await _ended.CancelAsync();
        await Task.WhenAll(_listening);
        var wrong = _clients.Count(client => !Expected(client, truths).SequenceEqual(client.Seen, StringComparer.Ordinal));
        var seconds = _clients.SelectMany(static client => client.Latencies).ToLookup(one => (int)Stopwatch.GetElapsedTime(began, one.At).TotalSeconds, static one => one.Milliseconds);
        SoakSecond Worst(Func<int, bool> counts) => seconds.Where(second => counts(second.Key)).Select(second => new SoakSecond(second.Key, second.ToList().Percentile(0.99), lateness.In(began, second.Key).Percentile(0.99))).MaxBy(static second => second.Milliseconds)!;
        bool Counts(int second) => second >= Soak.WarmUp.TotalSeconds;
        return new SoakRun(
            _clients.Sum(static client => client.Seen.Count),
            wrong,
            cuts,
            _clients.Max(static client => client.LongestReturn),
            [.. seconds.Where(second => Counts(second.Key)).SelectMany(static second => second)],
            Worst(Counts),
            Worst(second => !Counts(second)),
            busy / Soak.Lasts,
            ownBusy / Soak.Lasts,
            _clients.Average(static client => client.CursorMessages) / Soak.Lasts.TotalSeconds,
            _bytesPerConnection);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await Task.WhenAll(_listening);
        foreach (var silent in _silent)
        {
            silent.Dispose();
        }

        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }

        _ended.Dispose();
    }

    /// <summary>At each table one game master, every fifth an overlay, and players.</summary>
    private void Seat(string campaign, int seat, string overlay)
    {
        var player = $"{campaign}.{seat}";
        var client = seat == 0 ? new SoakClient(_host.Port, _host.Key, campaign, Audience.GameMaster, null)
            : seat % 5 == 1 ? new SoakClient(_host.Port, overlay, campaign, Audience.Everyone, null)
            : new SoakClient(_host.Port, _host.Key, campaign, Audience.Table.Or(Audience.Person(player)), player);
        _clients.Add(client);
        _listening.Add(client.ListenAsync(_ended.Token));
    }

    /// <summary>Rolls at every table at its pace, in turn for everyone, for the players, and hidden.</summary>
    private async Task PlayAsync(CancellationToken over)
    {
        var campaigns = _bases.Keys.ToList();
        var calls = new List<Task>();
        var perSecond = campaigns.Count * _soak.EventsPerSecond;
        var began = Stopwatch.GetTimestamp();
        for (var roll = 0; !over.IsCancellationRequested; roll++)
        {
            var due = TimeSpan.FromSeconds(roll / (double)perSecond) - Stopwatch.GetElapsedTime(began);
            if (due > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(due, CancellationToken.None);
            }

            var audience = Audiences[roll / campaigns.Count % Audiences.Length];
            calls.Add(_host.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d20+5", ["player"] = Moments.Now(), ["audience"] = audience }, campaigns[roll % campaigns.Count]));
        }

        await Task.WhenAll(calls);
    }

    private async Task<int> CutAsync(CancellationToken over)
    {
        var random = new Random(1);
        var cuts = 0;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await UntilNextAsync(timer, over))
        {
            foreach (var client in _clients.Where(_ => random.NextDouble() < CutEachSecond / 10))
            {
                client.Cut();
                cuts++;
            }
        }

        return cuts;
    }

    private async Task PointAsync(CancellationToken over)
    {
        var movers = _bases.Keys.SelectMany(campaign => _clients.Where(client => client.Campaign == campaign && !client.Audience.Equals(Audience.Everyone)).Take(_soak.Cursors)).ToList();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / MovesPerSecond));
        for (var x = 0; movers.Count > 0 && await UntilNextAsync(timer, over); x++)
        {
            await Task.WhenAll(movers.Select(mover => mover.PointAsync(x)));
        }
    }

    private async Task SettleAsync(Dictionary<string, List<(string Id, Audience Audience)>> truths)
    {
        var patience = Stopwatch.StartNew();
        while (patience.Elapsed < TimeSpan.FromSeconds(30) && _clients.Exists(client => client.Seen.Count < Expected(client, truths).Count()))
        {
            await Task.Delay(100, CancellationToken.None);
        }
    }

    private static IEnumerable<string> Expected(SoakClient client, Dictionary<string, List<(string Id, Audience Audience)>> truths) =>
        truths[client.Campaign].Where(one => client.Audience.MaySee(one.Audience)).Select(static one => one.Id);

    /// <summary>The journal as the game master has it, from the one after an event on.</summary>
    private async Task<List<(string Id, Audience Audience)>> EventsAsync(string campaign, string? after)
    {
        var all = new List<(string Id, Audience Audience)>();
        for (string? before = null; ;)
        {
            var page = JsonNode.Parse(await _host.Http.GetStringAsync(new Uri($"/api/control/events?campaign={campaign}&limit=1000{(before is null ? "" : "&before=" + Uri.EscapeDataString(before))}", UriKind.Relative)))!;
            all.InsertRange(0, page["events"]!.AsArray().Select(static one => (one!["id"]!.GetValue<string>(), AudienceOf(one["audience"]!))));
            var known = after is null ? -1 : all.FindIndex(one => one.Id == after);
            if (known >= 0 || page["older"] is null)
            {
                return all[(known + 1)..];
            }

            before = page["older"]!.GetValue<string>();
        }
    }

    private static Audience AudienceOf(JsonNode words) =>
        words.AsArray().Select(static word => Audience.Of(word!.GetValue<string>()).Value!).Aggregate(static (some, more) => some.Or(more));

    private static async Task<bool> UntilNextAsync(PeriodicTimer timer, CancellationToken over)
    {
        try
        {
            return await timer.WaitForNextTickAsync(over);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
