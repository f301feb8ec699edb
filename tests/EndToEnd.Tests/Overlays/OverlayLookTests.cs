using Microsoft.Playwright;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>How each overlay looks, in pixels: transparent where it shows nothing, whole letters where it shows something, and nothing of what is under the fog.</summary>
public sealed class OverlayLookTests
{
    private static readonly string[] Pages = ["overlay", "initiative", "dice", "party", "character", "spotlight", "clock", "lower-third", "handout", "map", "poll"];
    private static readonly (int Width, int Height)[] Sizes = [(1920, 1080), (1280, 720)];

    /// <summary>What is wider or higher than its box and is not cut off on purpose, or leaves the picture; the glow of a natural 20 may.</summary>
    private const string Overflows = """
        () => [...document.querySelectorAll('.stage *')].filter((one) => {
          const style = getComputedStyle(one);
          if (one.closest('svg, .shine') || one.getClientRects().length === 0 || one.textContent.trim() === '') return false;
          const box = one.getBoundingClientRect();
          const out = !one.closest('.token') && (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1);
          const cut = style.display !== 'inline' && style.textOverflow !== 'ellipsis' && !style.webkitLineClamp.match(/[0-9]/) && !one.matches('.token, .token *, [data-cut], .die, [data-natural]')
            && (one.scrollWidth > one.clientWidth + 2 || one.scrollHeight > one.clientHeight + 3) && one.clientWidth > 0;
          return out || cut;
        }).map((one) => `${one.tagName} ${one.className} "${one.textContent.slice(0, 40)}" ${one.scrollWidth}x${one.scrollHeight} in ${one.clientWidth}x${one.clientHeight}`)
        """;

    [Theory]
    [InlineData("lantern")]
    [InlineData("parchment")]
    [InlineData("contrast")]
    public async Task Every_overlay_is_transparent_around_what_it_shows_and_its_texts_fit(string theme)
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        var evening = await Evening.BeginAsync(host);
        await evening.StageAsync();
        await using var browser = await Browser.StartAsync();
        foreach (var name in Pages)
        {
            // The third theme is checked at one size: it differs in colours alone.
            foreach (var (width, height) in theme == "contrast" ? Sizes[1..] : Sizes)
            {
                var page = await browser.OpenAsync(evening.Address(name, $"?theme={theme}&motion=less&stay=60"), width, height);
                await Browser.LiveAsync(page);
                if (name is "dice" or "overlay")
                {
                    await evening.RollAsync("1d20+5", "Ilvane Marrow");
                    await evening.RollAsync("3d6+1d8+2", "Brother Oddo");
                    await Assertions.Expect(page.Locator("[data-roll]")).ToHaveCountAsync(2);
                }

                await Assertions.Expect(page.Locator(".part:not([hidden])")).Not.ToHaveCountAsync(0);
                await page.WaitForFunctionAsync("() => [...document.images].every((one) => one.complete)");
                var picture = Pixels.Read(await System.IO.File.ReadAllBytesAsync(await Browser.PictureAsync(page, $"{name}-{theme}-{height}")));

                Assert.Equal((width, height), (picture.Width, picture.Height));
                Assert.Equal([0, 0, 0, 0], new[] { (0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1) }.Select(corner => (int)picture.At(corner.Item1, corner.Item2).Alpha));
                Assert.True(picture.Any(static pixel => pixel.Alpha > 200), $"{name}: nothing is there.");
                Assert.Empty(await page.EvaluateAsync<string[]>(Overflows));
                Assert.False(picture.Any(static pixel => pixel is { Red: > 180, Green: < 70, Blue: > 180, Alpha: > 30 }), $"{name}: something under the fog is seen.");
                await page.CloseAsync();
            }
        }
    }

    [Fact]
    public async Task Not_even_the_edge_of_what_is_seen_of_a_map_has_a_trace_of_what_is_not()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        var evening = await Evening.BeginAsync(host);
        await evening.StageAsync();
        await using var browser = await Browser.StartAsync();
        foreach (var (width, height) in Sizes.Append((700, 433)))
        {
            var page = await browser.OpenAsync(evening.Address("map", "?theme=contrast&motion=less&hide=tokens,title"), width, height);
            await Browser.LiveAsync(page);
            await page.WaitForFunctionAsync("() => performance.getEntriesByType('resource').some((one) => one.name.includes('/maps/') && one.responseEnd > 0)");
            await page.EvaluateAsync("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
            var picture = Pixels.Read(await System.IO.File.ReadAllBytesAsync(await Browser.PictureAsync(page, $"map-edges-{height}")));
            Assert.True(picture.Any(static pixel => pixel is { Red: > 90, Green: > 80, Blue: > 70, Alpha: 255 } && pixel.Red - pixel.Blue is > 8 and < 30), "The map is not there.");
            Assert.False(picture.Any(static pixel => pixel.Alpha > 0 && pixel.Red - pixel.Green > 16 && pixel.Blue - pixel.Green > 2), "Something under the fog is seen.");
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task The_longest_names_and_texts_fit()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        var evening = await Evening.BeginAsync(host);
        var name = string.Concat(Enumerable.Repeat("Wolfeschlegelstein ", 4))[..75].Trim();
        await evening.DoAsync("add_character", new() { ["name"] = name, ["player"] = name, ["max_hp"] = 9_999 });
        await evening.DoAsync("add_combatant", new() { ["name"] = "x" + name, ["count"] = 9, ["hp"] = 5 });
        await evening.DoAsync("add_condition", new() { ["targets"] = new System.Text.Json.Nodes.JsonArray("Tessaly Quick"), ["condition"] = "Poisoned" });
        await evening.DoAsync("lower_third", new() { ["title"] = name, ["text"] = string.Concat(Enumerable.Repeat("long ", 39)) });
        await evening.DoAsync("spotlight", new() { ["who"] = name });
        await evening.DoAsync("start_poll", new() { ["question"] = string.Concat(Enumerable.Repeat("Why? ", 39)).Trim(), ["options"] = new System.Text.Json.Nodes.JsonArray([.. Enumerable.Range(0, 8).Select(number => (System.Text.Json.Nodes.JsonNode)$"{number} {name}"[..70])]) });
        await evening.DoAsync("update_campaign_data", new() { ["data_type"] = "handouts", ["data"] = new System.Text.Json.Nodes.JsonObject { ["name"] = name, ["text"] = string.Concat(Enumerable.Repeat("word ", 800)), ["audience"] = new System.Text.Json.Nodes.JsonArray("everyone") } });
        await evening.DoAsync("show_handout", new() { ["id"] = name });
        await using var browser = await Browser.StartAsync();
        foreach (var overlay in Pages)
        {
            var page = await browser.OpenAsync(evening.Address(overlay, $"?motion=less&stay=60&character={Uri.EscapeDataString(name)}"), 1280, 720);
            await Browser.LiveAsync(page);
            await evening.RollAsync("40d6kh30+1d20+12345", name);
            await page.WaitForFunctionAsync("() => document.fonts.status === 'loaded'");
            await Browser.PictureAsync(page, $"{overlay}-longest");
            Assert.Empty(await page.EvaluateAsync<string[]>(Overflows));
            await page.CloseAsync();
        }
    }
}
