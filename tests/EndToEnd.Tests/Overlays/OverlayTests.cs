using System.Text.Json.Nodes;
using Microsoft.Playwright;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

public sealed class OverlayTests
{
    /// <summary>Every roll that was ever shown, in the order in which they came.</summary>
    private const string Recorder = """
        () => {
          window.rolls = [];
          new MutationObserver((changes) => {
            for (const change of changes) for (const one of change.addedNodes) if (one.dataset && one.dataset.roll && !one.dataset.noted) {
              one.dataset.noted = '';
              window.rolls.push(one.querySelector('.who').textContent);
            }
          }).observe(document.body, { childList: true, subtree: true });
        }
        """;

    [Fact]
    public async Task The_overlay_shows_the_demo_and_no_secret_of_it()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(await AddressAsync(host));
        await Browser.LiveAsync(page);

        await Assertions.Expect(page.Locator("[data-combatant]")).ToHaveCountAsync(5);
        await Assertions.Expect(page.Locator("[data-combatant][data-current]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[data-member]")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator("[data-roll]")).ToHaveCountAsync(0);
        var text = await page.Locator("body").InnerTextAsync();
        Assert.Contains("Unknown creature", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lurker", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Horror", text, StringComparison.Ordinal);
        Assert.DoesNotContain("45/", text, StringComparison.Ordinal);

        await host.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d20+5", ["player"] = "<b>Ilvane</b>" });
        await Assertions.Expect(page.Locator("[data-roll] .who")).ToHaveTextAsync("<b>Ilvane</b>");
        Assert.Equal("rgba(0, 0, 0, 0)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        await Browser.PictureAsync(page, "overlay");
    }

    [Fact]
    public async Task A_hidden_roll_and_exact_points_reach_no_overlay()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        var campaign = await DefaultCampaignAsync(host);
        await using var overlay = await OverlaySocket.ConnectAsync(host.Port, "/obs", host.OverlayKey(campaign), campaign);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var seen = new List<string> { (await overlay.UntilAsync(message => message["type"]!.GetValue<string>() == "dice_history", patience.Token)).ToJsonString() };
        var order = (await host.CommandAsync("call", "get_campaign_data", "--data_type", "initiative"))["data"]!["order"]!.AsArray();
        var monster = order.First(one => one!["name"]!.GetValue<string>() == "Lamp Horror")!["id"]!.GetValue<string>();

        await host.CallAsync("roll_dice", new JsonObject { ["expression"] = "3d7+1000", ["hidden"] = true }, campaign);
        await host.CallAsync("update_monster_hp", new JsonObject { ["monster_id"] = monster, ["new_hp"] = 17 }, campaign);
        await host.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d4", ["player"] = "last" }, campaign);
        await overlay.UntilAsync(
            message =>
            {
                seen.Add(message.ToJsonString());
                return message["player"]?.GetValue<string>() == "last";
            },
            patience.Token);

        var all = string.Join('\n', seen);
        Assert.DoesNotContain("1000", all, StringComparison.Ordinal);
        Assert.DoesNotContain("3d7", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Lamp Horror", all, StringComparison.Ordinal);
        Assert.DoesNotContain("\"max\":60", all, StringComparison.Ordinal);
        Assert.Contains("bloodied", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_socket_comes_back_without_a_lost_or_a_repeated_roll()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        await using var network = new CuttableProxy(host.Port);
        await using var browser = await Browser.StartAsync($"--host-resolver-rules=MAP localhost:{host.Port} 127.0.0.1:{network.Port}");
        var page = await browser.OpenAsync((await AddressAsync(host)).Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        await Browser.LiveAsync(page);
        await page.EvaluateAsync(Recorder);

        var expected = new List<string>();
        for (var cut = 0; cut < 4; cut++)
        {
            await RollAsync(host, expected);
            await page.WaitForFunctionAsync("count => window.rolls.length >= count", expected.Count);
            network.Down = true;
            network.Cut();
            await page.WaitForFunctionAsync("() => document.documentElement.dataset.link !== 'live'");
            await RollAsync(host, expected);
            await RollAsync(host, expected);
            network.Down = false;
            await page.WaitForFunctionAsync("count => window.rolls.length >= count", expected.Count, new PageWaitForFunctionOptions { Timeout = 60_000 });
        }

        await Browser.PictureAsync(page, "overlay-after-cuts");
        Assert.Equal(expected, await page.EvaluateAsync<string[]>("window.rolls"));
    }

    private static async Task RollAsync(HostProcess host, List<string> expected)
    {
        expected.Add($"roll {expected.Count}");
        await host.CallAsync("roll_dice", new JsonObject { ["expression"] = "2d6", ["player"] = expected[^1] });
    }

    private static async Task<string> AddressAsync(HostProcess host) =>
        (await host.CommandAsync("overlays"))["overlays"]![0]!["address"]!.GetValue<string>();

    private static async Task<string> DefaultCampaignAsync(HostProcess host) =>
        (await host.CommandAsync("campaigns"))["campaigns"]![0]!["id"]!.GetValue<string>();
}
