using Microsoft.Playwright;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>An overlay comes right by itself: after the host began anew, and after its source was hidden for as long as it may have been.</summary>
public sealed class OverlayReturnTests
{
    [Fact]
    public async Task An_overlay_comes_back_after_the_host_was_killed_and_shows_what_changed_since()
    {
        using var folder = new TemporaryFolder();
        var host = await HostProcess.StartAsync(folder.In("data"));
        await using var browser = await Browser.StartAsync();
        var evening = await Evening.BeginAsync(host);
        var page = await browser.OpenAsync(evening.Address("overlay"));
        await Assertions.Expect(page.Locator("[data-combatant='Tessaly Quick'][data-current]")).ToHaveCountAsync(1);
        var port = host.Port;
        await host.KillAsync();
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.link !== 'live'");

        // What was on when the line went stays on: a stream has no gap.
        await Assertions.Expect(page.Locator("[data-combatant]")).ToHaveCountAsync(5);
        await host.DisposeAsync();
        await using var again = await HostProcess.StartAsync(folder.In("data"), port);
        await again.CallAsync("next_turn", [], evening.Campaign);
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.link === 'live'", null, new PageWaitForFunctionOptions { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("[data-combatant='Brine Husk'][data-current]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_roll_and_a_lower_third_that_are_over_do_not_come_back_with_a_source_that_was_hidden()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        await using var browser = await Browser.StartAsync();
        var evening = await Evening.BeginAsync(host);

        // A hidden source has no timers and no frames; its clock goes on.
        var page = await browser.OpenAsync(evening.Address("overlay", "?turn=60"), before: "window.later = 0; const now = Date.now; Date.now = () => now() + window.later; window.setTimeout = () => 0;");
        await Browser.LiveAsync(page);
        await evening.RollAsync("1d20", "Ilvane Marrow");
        await evening.DoAsync("lower_third", new() { ["title"] = "Low tide", ["seconds"] = 20 });
        await Assertions.Expect(page.Locator("[data-roll]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[data-part=lower-third] h1")).ToHaveTextAsync("Low tide");

        await page.EvaluateAsync("() => { window.later = 3600000; document.dispatchEvent(new Event('visibilitychange')); }");
        await Assertions.Expect(page.Locator("[data-roll]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("[data-part=lower-third]")).ToBeHiddenAsync();
        Assert.StartsWith("1:0", await page.Locator("[data-part=clock] .session .time").InnerTextAsync(), StringComparison.Ordinal);
        Assert.StartsWith("+59:", await page.Locator("[data-part=clock] .turn .time").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_shows_a_sample_and_builds_an_address_that_shows_the_same()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        await using var browser = await Browser.StartAsync();
        var evening = await Evening.BeginAsync(host);
        var page = await browser.OpenAsync(evening.Address("preview"), 1500, 1000);
        await Browser.LiveAsync(page);
        await Assertions.Expect(page.Locator("[data-combatant='Brine Husk']")).ToHaveCountAsync(1);
        await page.Locator(".page").SelectOptionAsync("initiative");
        await page.GetByLabel("Theme").SelectOptionAsync("parchment");
        await page.GetByLabel("Hit points").SelectOptionAsync("words");
        await page.GetByLabel("conditions").CheckAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Sample" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-combatant='Drowned Sailor']")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".address")).ToContainTextAsync("/plugins/obs/initiative.html?theme=parchment&hp=words&hide=conditions#key=•••");
        await Browser.PictureAsync(page, "preview");

        var address = await page.Locator(".address").GetAttributeAsync("data-whole");
        var built = await browser.OpenAsync(address!);
        await Assertions.Expect(built.Locator("[data-combatant='Tessaly Quick'] .words")).ToHaveTextAsync("bloodied");
        Assert.Equal("parchment", await built.Locator(".stage").GetAttributeAsync("data-theme"));
    }
}
