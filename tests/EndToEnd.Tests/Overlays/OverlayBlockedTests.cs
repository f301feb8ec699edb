using Microsoft.Playwright;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>An overlay behind a proxy that lets no WebSocket through.</summary>
public sealed class OverlayBlockedTests
{
    /// <summary>Every roll that was ever shown, in the order in which they came.</summary>
    private const string Recorder = """
        window.rolls = [];
        new MutationObserver((changes) => {
          for (const change of changes) for (const one of change.addedNodes) if (one.dataset && one.dataset.roll && !one.dataset.noted) {
            one.dataset.noted = '';
            window.rolls.push(one.querySelector('.who').textContent);
          }
        }).observe(document, { childList: true, subtree: true });
        """;

    [Fact]
    public async Task An_overlay_whose_sockets_are_blocked_streams_and_loses_no_roll_when_it_is_cut()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        await using var network = new ForwardProxy(host.Port);
        await using var browser = await Browser.StartAsync(network.Arguments);
        var evening = await Evening.BeginAsync(host);
        var page = await browser.OpenAsync(evening.Address("overlay"), before: Recorder);
        await Browser.LiveAsync(page);
        Assert.Equal("null", await page.EvaluateAsync<string>("() => self.origin"));
        Assert.NotEqual(0, network.Refused);
        await Assertions.Expect(page.Locator("[data-combatant]")).ToHaveCountAsync(5);

        var expected = new List<string>();
        for (var cut = 0; cut < 3; cut++)
        {
            await RollAsync(evening, expected);
            await page.WaitForFunctionAsync("count => window.rolls.length >= count", expected.Count);
            network.Cut();
            await RollAsync(evening, expected);
            await RollAsync(evening, expected);
            await page.WaitForFunctionAsync("count => window.rolls.length >= count", expected.Count, new PageWaitForFunctionOptions { Timeout = 60_000 });
        }

        Assert.Equal(expected, await page.EvaluateAsync<string[]>("window.rolls"));
        await evening.DoAsync("next_turn", []);
        await Assertions.Expect(page.Locator("[data-combatant='Brine Husk'][data-current]")).ToHaveCountAsync(1);

        // What a key may not see any more does not stay on the screen, whichever way it came.
        await host.CommandAsync("overlays", "--renew", "--campaign", evening.Campaign);
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.link === 'refused' && document.querySelector('.stage').hasAttribute('data-blank')");
    }

    private static async Task RollAsync(Evening evening, List<string> expected)
    {
        expected.Add($"roll {expected.Count}");
        await evening.RollAsync("2d6", expected[^1]);
    }
}
