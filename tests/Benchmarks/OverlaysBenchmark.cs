using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using PluginHost.Harness;

namespace PluginHost.Benchmarks;

/// <summary>
/// From the moment the game master's call is sent until the page has changed: request, commit, fold, feed, socket, script and the document itself, by the clock of the
/// browser on the same machine. All parts are on one page, which stands open beside it in three sizes as on a real stream.
/// </summary>
internal static class OverlaysBenchmark
{
    private const int Calls = 150;
    private const double Target = 50;

    /// <summary>Notes the time whenever the last roll, the points of the character or the turn became others.</summary>
    private const string Watch = """
        window.marks = { roll: [], points: [], turn: [] };
        const last = {};
        const look = {
          roll: () => document.querySelector('[data-roll] .who')?.textContent,
          points: () => document.querySelector('[data-member="Ilvane"] .words')?.textContent,
          turn: () => (document.querySelector('[data-current] .name')?.textContent || '') + document.querySelector('[data-part=initiative] .round')?.textContent,
        };
        new MutationObserver(() => {
          const now = performance.timeOrigin + performance.now();
          for (const [kind, its] of Object.entries(look)) {
            const value = its();
            if (value !== undefined && value !== last[kind]) {
              last[kind] = value;
              window.marks[kind].push(now);
            }
          }
        }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
        """;

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        using var scratch = new Scratch();
        await using var host = await HostProcess.StartAsync(scratch.In("data"));
        var campaign = (await host.CallAsync("create_campaign", new JsonObject { ["name"] = "Stream", ["system"] = "generic" }))["data"]!["id"]!.GetValue<string>();
        await host.CallAsync("add_character", new JsonObject { ["name"] = "Ilvane", ["max_hp"] = 999 }, campaign);
        await host.CallAsync("add_combatant", new JsonObject { ["name"] = "Husk", ["count"] = 5, ["hp"] = 20 }, campaign);
        await host.CallAsync("roll_initiative", [], campaign);
        await host.CallAsync("next_turn", [], campaign);
        await host.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d20", ["player"] = "first" }, campaign);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
        var address = $"http://127.0.0.1:{host.Port}/plugins/obs/overlay.html#key={host.OverlayKey(campaign)}&campaign={campaign}";
        var pages = new List<IPage>();
        foreach (var (width, height) in new[] { (1920, 1080), (1280, 720), (2560, 1440) })
        {
            pages.Add(await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = height } }));
            await pages[^1].AddInitScriptAsync(Watch);
            await pages[^1].GotoAsync(address);
            await pages[^1].WaitForSelectorAsync("[data-current]");
        }

        // The first calls warm up what a stream has long warmed up.
        await AskAsync(host, pages[0], campaign, 20);
        foreach (var (kind, times) in await AskAsync(host, pages[0], campaign, Calls))
        {
            yield return new Figure("overlays", $"{kind} on the page: missing of {Calls}", Calls - times.Count, "");
            yield return new Figure("overlays", $"{kind} on the page: p50", times.Percentile(0.5), "ms");
            yield return new Figure("overlays", $"{kind} on the page: p95", times.Percentile(0.95), "ms") { Target = Target };
        }
    }

    private static async Task<Dictionary<string, List<double>>> AskAsync(HostProcess host, IPage page, string campaign, int count)
    {
        var asked = new Dictionary<string, List<double>> { ["roll"] = [], ["points"] = [], ["turn"] = [] };
        await page.EvaluateAsync("() => { window.marks = { roll: [], points: [], turn: [] }; }");
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(60));
        for (var number = 0; number < count; number++)
        {
            foreach (var (kind, tool, arguments) in new[]
            {
                ("roll", "roll_dice", new JsonObject { ["expression"] = "1d20+5", ["player"] = string.Create(CultureInfo.InvariantCulture, $"{count}-{number}") }),
                ("points", "set_hp", new JsonObject { ["character_id"] = "Ilvane", ["current"] = number + 1 + (count == Calls ? 500 : 0) }),
                ("turn", "next_turn", new JsonObject()),
            })
            {
                await pace.WaitForNextTickAsync();
                asked[kind].Add((TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds);
                await host.CallAsync(tool, arguments, campaign);
            }
        }

        await page.WaitForTimeoutAsync(1000);
        var seen = await page.EvaluateAsync<Dictionary<string, double[]>>("window.marks");
        return asked.ToDictionary(static one => one.Key, one => one.Value.Zip(seen[one.Key], static (sent, shown) => shown - sent).ToList());
    }
}
