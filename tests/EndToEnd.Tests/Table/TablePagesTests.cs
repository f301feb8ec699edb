using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>An evening on the game master's page and on a player's phone, who was invited by a link.</summary>
public sealed class TablePagesTests
{
    [Fact]
    public async Task A_fight_is_run_from_one_page_and_played_from_another()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        await using var browser = await Browser.StartAsync();
        var faults = new ConcurrentQueue<string>();
        var master = await MasterAsync(host, browser, faults);

        await master.FillAsync("#who", "5 goblins hp 7 ac 15");
        await master.ClickAsync("#add button");
        await Assertions.Expect(Fighter(master, "Goblin")).ToHaveCountAsync(5);
        await Fighter(master, "Goblin 2").ClickAsync();
        await master.FillAsync("#amount", "3");
        await master.ClickAsync("[data-do=apply_damage]");
        await Assertions.Expect(Fighter(master, "Goblin 2")).ToContainTextAsync("4/7");
        await master.ClickAsync("#undo");
        await Assertions.Expect(Fighter(master, "Goblin 2")).ToContainTextAsync("7/7");
        await master.FillAsync("#condition", "prone");
        await master.ClickAsync("[data-do=add_condition]");
        await Assertions.Expect(Fighter(master, "Goblin 2")).ToContainTextAsync("prone");
        await Browser.PictureAsync(master, "game-master");

        var turn = await master.Locator("li.turn strong").InnerTextAsync();
        await master.ClickAsync("#next");
        await Assertions.Expect(master.Locator("li.turn strong")).Not.ToHaveTextAsync(turn);

        var player = await JoinAsync(host, browser, faults, "Ilvane Marrow");
        await Assertions.Expect(player.Locator("#name")).ToHaveTextAsync("Ilvane Marrow");
        await Assertions.Expect(player.Locator("#hp")).ToHaveTextAsync("31/38");
        await Assertions.Expect(Fighter(player, "Goblin 2")).ToContainTextAsync("prone");
        await Assertions.Expect(Fighter(player, "Goblin 2")).Not.ToContainTextAsync("/7");
        Assert.DoesNotContain("Lurker", await player.ContentAsync(), StringComparison.Ordinal);

        await player.FillAsync("#amount", "5");
        await player.ClickAsync("#change .bad");
        await Assertions.Expect(player.Locator("#hp")).ToHaveTextAsync("26/38");
        await Assertions.Expect(master.Locator("#party li", new PageLocatorOptions { HasText = "Ilvane Marrow" })).ToContainTextAsync("26/38");

        await master.FillAsync("#what", "Perception check");
        await master.FillAsync("#dc", "12");
        await master.ClickAsync("#ask button");
        await player.FillAsync("#asked input", "17");
        await player.ClickAsync("#asked .go");
        await Assertions.Expect(master.Locator("#requests")).ToContainTextAsync("Ilvane Marrow: 17");
        await Assertions.Expect(player.Locator("#asked")).ToBeHiddenAsync();

        await player.FillAsync("#expression", "2d6+3");
        await player.Locator("#roll .go").ClickAsync();
        await Assertions.Expect(player.Locator("#rolls li").First).ToContainTextAsync("2d6");
        await master.GetByText("only me").ClickAsync();
        await master.FillAsync("#expression", "1d4+900");
        await master.Locator("#roll .go").ClickAsync();
        await Assertions.Expect(master.Locator("#rolls li").First).ToContainTextAsync("900");
        await Assertions.Expect(player.Locator("#rolls li").First).ToContainTextAsync("2d6");
        await Browser.PictureAsync(player, "player");
        Assert.DoesNotContain("900", await player.ContentAsync(), StringComparison.Ordinal);
        await BothSizesAsync(master, "game-master");
        await BothSizesAsync(player, "player");
        Assert.Empty(faults);
    }

    [Fact]
    public async Task The_pages_come_back_by_themselves_after_the_host_restarts()
    {
        using var folder = new TemporaryFolder();
        var host = await HostProcess.StartAsync(folder.In("data"));
        await using var browser = await Browser.StartAsync();
        var master = await MasterAsync(host, browser, new ConcurrentQueue<string>());
        var port = host.Port;
        await host.KillAsync();
        await Assertions.Expect(master.Locator("#light")).ToHaveTextAsync("reconnecting");
        await host.DisposeAsync();
        await using var again = await HostProcess.StartAsync(folder.In("data"), port);
        await Assertions.Expect(master.Locator("#light")).ToHaveTextAsync("live", new LocatorAssertionsToHaveTextOptions { Timeout = 60_000 });
        await again.CallAsync("update_monster_hp", new JsonObject { ["monster_id"] = "Brine Husk", ["new_hp"] = 11 });
        await Assertions.Expect(Fighter(master, "Brine Husk")).ToContainTextAsync("11/45");
    }

    [Fact]
    public async Task Whoever_was_not_invited_is_told_what_to_do_and_sees_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        await using var browser = await Browser.StartAsync();
        foreach (var path in new[] { "gm", "play" })
        {
            var page = await browser.OpenAsync($"http://127.0.0.1:{host.Port}/{path}");
            await Assertions.Expect(page.Locator("#stranger")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("#table")).ToBeHiddenAsync();
        }
    }

    private static async Task<IPage> MasterAsync(HostProcess host, Browser browser, ConcurrentQueue<string> faults)
    {
        var link = (await host.CommandAsync("status", "--link"))["address"]!.GetValue<string>();
        var page = Watched(await browser.OpenAsync(link), faults);
        await page.GotoAsync($"http://127.0.0.1:{host.Port}/gm");
        await Assertions.Expect(page.Locator("#light")).ToHaveTextAsync("live");
        await Assertions.Expect(Fighter(page, "Brine Husk")).ToBeVisibleAsync();
        return page;
    }

    private static async Task<IPage> JoinAsync(HostProcess host, Browser browser, ConcurrentQueue<string> faults, string character)
    {
        var link = (await host.CommandAsync("invite", "--here", "--character", character))["address"]!.GetValue<string>();
        var page = Watched(await browser.OpenAsync(link), faults);
        await page.SetViewportSizeAsync(390, 844);
        await page.FillAsync("#name", "Kim");
        await page.ClickAsync("#go");
        await page.WaitForURLAsync("**/play");
        await Assertions.Expect(page.Locator("#light")).ToHaveTextAsync("live");
        return page;
    }

    private static async Task BothSizesAsync(IPage page, string name)
    {
        foreach (var (width, height) in new[] { (1280, 900), (390, 844) })
        {
            await page.SetViewportSizeAsync(width, height);
            await Browser.PictureAsync(page, $"{name}-{width}", whole: true);
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        }
    }

    private static IPage Watched(IPage page, ConcurrentQueue<string> faults)
    {
        page.PageError += (_, fault) => faults.Enqueue(fault);
        return page;
    }

    private static ILocator Fighter(IPage page, string name) => page.Locator("#order li", new PageLocatorOptions { HasText = name });
}
