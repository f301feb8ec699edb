using Microsoft.Playwright;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>The pages of the table when the host is away: in a real browser, with a host that really stops.</summary>
public sealed class AwayTests
{
    private const string Kept = "() => caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys())))).then((all) => all.flat().map((one) => new URL(one.url).pathname + new URL(one.url).search).sort())";

    [Fact]
    public async Task A_page_that_is_loaded_anew_while_the_host_is_away_is_there_with_what_was_typed_and_goes_on_when_it_is_back()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        var port = host.Port;
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync((await host.CommandAsync("status", "--link"))["address"]!.GetValue<string>(), 1280, 900);
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        await page.GotoAsync($"http://127.0.0.1:{port}/gm");
        await Assertions.Expect(page.Locator("#light")).ToHaveTextAsync("live");
        await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => true)");
        await page.FillAsync("#text", "The lamp was never lit.");
        await page.FillAsync("#expression", "3d8+2");

        await host.StopAsync();
        await Assertions.Expect(page.Locator("#light")).ToHaveTextAsync("reconnecting");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#light")).ToHaveTextAsync("reconnecting");
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("The lamp was never lit.");
        await Assertions.Expect(page.Locator("#next")).ToBeDisabledAsync();
        await Browser.PictureAsync(page, "host-away");
        await AssertSealedAsync(page, port);

        // What stands on the page outlives even a second reload before the host is back.
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("The lamp was never lit.");
        await using var back = await HostProcess.StartAsync(folder.In("data"), port);
        await Assertions.Expect(page.Locator("#light")).ToHaveTextAsync("live", Long);
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("The lamp was never lit.");
        await Assertions.Expect(page.Locator("#expression")).ToHaveValueAsync("3d8+2");
        await page.ClickAsync("#note button[value=note]");
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator("#next")).ToBeEnabledAsync();

        // What was sent is no draft any more.
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#light")).ToHaveTextAsync("live", Long);
        await Assertions.Expect(page.Locator("#expression")).ToHaveValueAsync("3d8+2");
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("");
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Only_the_pages_own_files_are_kept_and_the_host_is_always_asked_first()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync((await host.CommandAsync("status", "--link"))["address"]!.GetValue<string>(), 1280, 900);
        foreach (var path in (string[])["/gm?campaign=", "/play", "/board", "/", "/join#nothing"])
        {
            await page.GotoAsync($"http://127.0.0.1:{host.Port}{path}");
            await Assertions.Expect(page.Locator("body")).ToBeVisibleAsync();
        }

        await page.GotoAsync($"http://127.0.0.1:{host.Port}/gm");
        await Assertions.Expect(page.Locator("#light")).ToHaveTextAsync("live");
        await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => true)");
        var kept = await page.EvaluateAsync<string[]>(Kept);
        Assert.Contains("/table/gm.js", kept);
        Assert.Contains("/client/index.js", kept);
        Assert.Contains("/board", kept);
        Assert.All(kept, static path => Assert.Matches("^/(gm|play|board|home\\.css|(table|board)/[a-z]+\\.(js|css)|client/[a-z/-]+\\.js)$", path));

        // A page of another version in its place is never shown while there is a host, and goes with the next version of the keeper.
        await page.EvaluateAsync("() => caches.keys().then(([name]) => caches.open(name)).then((cache) => cache.put('/gm', new Response('<p id=stale>old</p>', { headers: { 'content-type': 'text/html' } })))");
        await page.EvaluateAsync("() => caches.open('pages-of-another-version').then((cache) => cache.put('/gm', new Response('older')))");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#light")).ToHaveTextAsync("live");
        await Assertions.Expect(page.Locator("#stale")).ToHaveCountAsync(0);
        await page.EvaluateAsync("() => navigator.serviceWorker.getRegistration().then((one) => one.unregister())");
        await page.ReloadAsync();
        await page.WaitForFunctionAsync("() => caches.keys().then((names) => names.length === 1 && names[0] !== 'pages-of-another-version')");
    }

    /// <summary>What is shown while the host is away has the policy that it came with, and nothing else of the host can be had.</summary>
    private static async Task AssertSealedAsync(IPage page, int port)
    {
        Assert.Contains("default-src 'none'", await page.EvaluateAsync<string>("() => fetch('/gm').then((answer) => answer.headers.get('content-security-policy'))"), StringComparison.Ordinal);
        foreach (var path in (string[])["/api/me", "/", "/join", "/enter?ticket=x", "/plugins/obs/overlay.html", "/away.js", "/blobs/x"])
        {
            Assert.False(await page.EvaluateAsync<bool>("path => fetch(path).then(() => true, () => false)", path), path);
        }

        await Assert.ThrowsAsync<PlaywrightException>(() => page.GotoAsync($"http://127.0.0.1:{port}/plugins/obs/overlay.html"));
        await page.WaitForURLAsync("chrome-error://**");
        await page.GotoAsync($"http://127.0.0.1:{port}/gm");
        await Assertions.Expect(page.Locator("#light")).ToHaveTextAsync("reconnecting");
    }

    private static LocatorAssertionsToHaveTextOptions Long => new() { Timeout = 60_000 };
}
