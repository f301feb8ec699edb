using Microsoft.Playwright;
using PluginHost.EndToEnd.Tests;
using PluginHost.Harness;

namespace PluginHost.Benchmarks;

/// <summary>
/// From the moment the game master's command is sent until the page is done with the frame that shows it: request, commit, fold, feed, socket, script, style, layout
/// and paint, by the clock of the browser on the same machine. All parts are on one page, which stands open in three sizes as on a real stream. The peer is
/// a bare page in the same browser, in as many sizes, told the same bytes in turn by a bare broadcast that keeps nothing.
/// </summary>
internal static class OverlayDelay
{
    private const int Rounds = 60;
    private const double Target = 50;
    private const string Peer = "ws page";

    public static async IAsyncEnumerable<Figure> MeasureAsync()
    {
        using var scratch = new Scratch();
        await using var host = await HostProcess.StartAsync(scratch.In("data"));
        await using var stream = await LiveStream.BeginAsync(host);
        using var plain = await PlainPages.StartAsync();
        await using var browser = await Browser.StartAsync();
        var pages = new List<(IPage Ours, IPage Theirs)>();
        var watch = await File.ReadAllTextAsync(OverlaysBenchmark.Script("watch.js"));
        foreach (var (width, height) in new[] { (1920, 1080), (1280, 720), (2560, 1440) })
        {
            pages.Add((await browser.OpenAsync(stream.Overlay, width, height, watch), await browser.OpenAsync(plain.Address, width, height, watch)));
            await Browser.LiveAsync(pages[^1].Ours);
            await Browser.LiveAsync(pages[^1].Theirs);
        }

        // The first calls warm up what a stream has long warmed up.
        await AskAsync(stream, plain, 0, 10);
        var told = await AskAsync(stream, plain, 10, Rounds);
        await pages[0].Ours.WaitForTimeoutAsync(1000);
        var ours = await pages[0].Ours.EvaluateAsync<Dictionary<string, double[]>>("window.marks");
        var theirs = await pages[0].Theirs.EvaluateAsync<Dictionary<string, double[]>>("window.marks");
        foreach (var kind in told.GroupBy(static pair => pair.Ours.Kind, StringComparer.Ordinal))
        {
            var (shown, bare) = (In(kind.Select(static pair => pair.Ours), ours, 1), In(kind.Select(static pair => pair.Theirs), theirs, 1));
            yield return new Figure("overlays", $"{kind.Key} on the page: missing of {Rounds}", Rounds - shown.Count, "");
            yield return new Figure("overlays", $"{kind.Key} on the page: p50", shown.Percentile(0.5), "ms") { Peer = Peer, Ratio = shown.Percentile(0.5) / bare.Percentile(0.5) };
            yield return new Figure("overlays", $"{kind.Key} in the document already: p50", In(kind.Select(static pair => pair.Ours), ours, 0).Percentile(0.5), "ms");
            yield return new Figure("overlays", $"{kind.Key} on the page: p95", shown.Percentile(0.95), "ms") { Target = Target, Peer = Peer, Ratio = shown.Percentile(0.95) / bare.Percentile(0.95) };
        }

        yield return new Figure("overlays", "roll, as a command that is started for it: p50", (await TypeAsync(host, stream, pages[0].Ours)).Percentile(0.5), "ms");
    }

    private static async Task<List<(Told Ours, Told Theirs)>> AskAsync(LiveStream stream, PlainPages plain, int from, int rounds)
    {
        var told = new List<(Told, Told)>();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(60));
        for (var round = from; round < from + rounds; round++)
        {
            foreach (var ask in (Func<Task<Told>>[])[() => stream.RollAsync(round), () => stream.HurtAsync(round), stream.TurnAsync])
            {
                await pace.WaitForNextTickAsync();
                var ours = await ask();
                await pace.WaitForNextTickAsync();
                var theirs = ours with { Asked = LiveStream.Now() };
                await plain.SayAsync(ours.Bytes);
                told.Add((ours, theirs));
            }
        }

        return told;
    }

    /// <param name="moment">0 for the change of the document, 1 for the end of the frame that shows it.</param>
    private static List<double> In(IEnumerable<Told> told, Dictionary<string, double[]> marks, int moment) =>
        [.. from one in told where marks.TryGetValue(one.Mark, out var times) && times.Length > 1 select marks[one.Mark][moment] - one.Asked];

    /// <summary>The program's own start included.</summary>
    private static async Task<List<double>> TypeAsync(HostProcess host, LiveStream stream, IPage page)
    {
        var times = new List<double>();
        for (var number = 0; number < 7; number++)
        {
            var (name, asked) = ($"typed {number}", LiveStream.Now());
            await host.CommandAsync("call", "roll_dice", "--expression", "1d20", "--player", name, "--campaign", stream.Campaign);
            await page.WaitForFunctionAsync("mark => window.marks[mark]?.length > 1", $"roll {name}");
            times.Add(await page.EvaluateAsync<double>("mark => window.marks[mark][1]", $"roll {name}") - asked);
        }

        return times;
    }
}
