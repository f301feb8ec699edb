using System.Collections.Concurrent;
using Microsoft.Playwright;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>A game master at a desk and a player with a phone, both before the page of shared things, behind a network that can be cut.</summary>
internal sealed class DeskAndPhone : IAsyncDisposable
{
    private readonly HostProcess _host;
    private readonly CuttableProxy _network;
    private readonly Browser _browser;

    private DeskAndPhone(HostProcess host, Evening evening, CuttableProxy network, Browser browser) => (_host, Evening, _network, _browser) = (host, evening, network, browser);

    public Evening Evening { get; }

    public ConcurrentQueue<string> Faults { get; } = new();

    public IPage Master { get; private set; } = null!;

    public IPage Player { get; private set; } = null!;

    public string Page => $"http://localhost:{_host.Port}/board";

    public static async Task<DeskAndPhone> BeginAsync(TemporaryFolder folder, string? before = null)
    {
        var host = await HostProcess.StartAsync(folder.In("data"));
        var network = new CuttableProxy(host.Port);
        var table = new DeskAndPhone(host, await Evening.BeginAsync(host), network, await Browser.StartAsync($"--host-resolver-rules=MAP localhost:{host.Port} 127.0.0.1:{network.Port}"));
        table.Master = table.Watched(await table._browser.OpenAsync(Through((await host.CommandAsync("status", "--link"))["address"]!.GetValue<string>()), 1280, 900));
        await table.Master.GotoAsync(table.Page);
        var link = (await host.CommandAsync("invite", "--here", "--character", "Ilvane Marrow"))["address"]!.GetValue<string>();
        table.Player = table.Watched(await table._browser.OpenAsync(Through(link), 390, 844, before));
        await table.Player.FillAsync("#name", "Kim");
        await table.Player.ClickAsync("#go");
        await table.Player.WaitForURLAsync("**/play");
        await table.Player.GotoAsync(table.Page);
        await Assertions.Expect(table.Player.Locator("#shelf")).ToBeVisibleAsync();
        return table;
    }

    /// <summary>Makes a note or a board, which then is open.</summary>
    public static async Task MakeAsync(IPage page, string kind, string name)
    {
        await page.ClickAsync("#new");
        await page.Locator($"#make input[value={kind}] + span").ClickAsync();
        await page.FillAsync("#make-name", name);
        await page.ClickAsync("#make .go");
        await Assertions.Expect(page.Locator("#title")).ToHaveTextAsync(name);
        await Assertions.Expect(page.Locator($"#{kind}")).ToBeVisibleAsync();
    }

    public static async Task OpenAsync(IPage page, string name)
    {
        await page.Locator("#documents button", new PageLocatorOptions { HasText = name }).ClickAsync();
        await Assertions.Expect(page.Locator("#title")).ToHaveTextAsync(name);
        await Assertions.Expect(page.Locator("#note:visible, #board:visible")).ToHaveCountAsync(1);
    }

    public static async Task TypeAtAsync(IPage page, int index, string text)
    {
        await page.Locator("#paper").FocusAsync();
        await page.EvaluateAsync("index => document.getElementById('paper').setSelectionRange(index, index)", index);
        await page.Keyboard.TypeAsync(text);
    }

    public static async Task DragAsync(IPage page, string tool, (float X, float Y) from, (float X, float Y) to)
    {
        await page.ClickAsync($"#tools [data-tool={tool}]");
        var box = (await page.Locator("#canvas").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + from.X, box.Y + from.Y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + to.X, box.Y + to.Y, new MouseMoveOptions { Steps = 8 });
        await page.Mouse.UpAsync();
    }

    public static async Task WriteAsync(IPage page, (float X, float Y) at, string text)
    {
        await page.ClickAsync("#tools [data-tool=text]");
        await page.ClickAsync("#canvas", new PageClickOptions { Position = new Position { X = at.X, Y = at.Y } });
        await page.FillAsync("#ask-text", text);
        await page.ClickAsync("#ask .go");
    }

    public static Task TokenAsync(IPage page, string name) => page.SelectOptionAsync("#token", new SelectOptionValue { Label = name });

    public static ILocator Things(IPage page) => page.Locator("#canvas .ground > g, #canvas .things > g, #canvas .party > g");

    public async Task CutAsync()
    {
        _network.Down = true;
        _network.Cut();
        foreach (var page in new[] { Master, Player })
        {
            await Assertions.Expect(page.Locator("#light")).ToHaveTextAsync("reconnecting");
        }
    }

    public void Mend() => _network.Down = false;

    /// <summary>Nothing that the player's page ever held, and nothing that it was ever sent, says it.</summary>
    public async Task HiddenAsync(string secret, IEnumerable<string> frames)
    {
        Assert.DoesNotContain(frames, frame => frame.Contains(secret, StringComparison.Ordinal));
        Assert.False(await Player.EvaluateAsync<bool>("secret => [...window.seen, document.documentElement.outerHTML].some((one) => one.includes(secret))", secret));
        Assert.True(await Player.EvaluateAsync<int>("() => window.seen.length") > 0);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _network.DisposeAsync();
        await _host.DisposeAsync();
    }

    private static string Through(string link) => link.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    private IPage Watched(IPage page)
    {
        page.PageError += (_, fault) => Faults.Enqueue(fault);
        return page;
    }
}
