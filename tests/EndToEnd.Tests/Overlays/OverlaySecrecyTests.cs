using System.Text.Json.Nodes;
using Microsoft.Playwright;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>Nothing that viewers may not know is in a page, not for one frame: every text, attribute and message that ever was in it is written down.</summary>
public sealed class OverlaySecrecyTests
{
    /// <summary>Notes all texts and attributes from the first on, and whatever comes through a socket, shown or not.</summary>
    private const string Witness = """
        window.seen = [];
        const note = (node) => {
          window.seen.push(node.textContent || '');
          if (node.outerHTML) window.seen.push(node.outerHTML);
        };
        new MutationObserver((changes) => {
          for (const change of changes) {
            change.addedNodes.forEach(note);
            if (change.type === 'characterData') window.seen.push(change.target.data, change.oldValue || '');
            if (change.type === 'attributes') window.seen.push(change.target.getAttribute(change.attributeName) || '', change.oldValue || '');
          }
        }).observe(document, { childList: true, subtree: true, characterData: true, characterDataOldValue: true, attributes: true, attributeOldValue: true });
        const Plain = window.WebSocket;
        window.WebSocket = class extends Plain {
          constructor(...its) {
            super(...its);
            this.addEventListener('message', (event) => window.seen.push(event.data));
          }
        };
        """;

    private static readonly string[] Secrets =
    [
        "Lamp Horror", "Cellar Lurker", "Deep Thing", "45/45", "60/60", "27/27", "/60", "3d7", "1000", "wreckers", "Forty crowns", "The drowned cellar", "Dread of the deep", "Pays the", "4242", "Whisperer",
    ];

    [Fact]
    public async Task Nothing_secret_is_ever_in_an_overlay_while_hidden_ones_act_and_secrets_are_written()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        var evening = await Evening.BeginAsync(host);
        await using var browser = await Browser.StartAsync();
        var pages = new List<IPage>();
        foreach (var name in new[] { "overlay", "initiative", "map", "handout", "spotlight", "clock", "character", "party" })
        {
            pages.Add(await browser.OpenAsync(evening.Address(name), 1280, 720, Witness));
            await Browser.LiveAsync(pages[^1]);
        }

        await evening.StageAsync();
        await ActInSecretAsync(evening);
        await evening.RollAsync("1d4", "the last");
        await evening.DoAsync("lower_third", new JsonObject { ["title"] = "The end" });
        foreach (var page in pages)
        {
            await page.WaitForFunctionAsync("() => window.seen.some((text) => text.includes('The end'))");
            var all = string.Join('\n', await page.EvaluateAsync<string[]>("window.seen"));
            Assert.All(Secrets, secret => Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase));
        }

        var everything = string.Join('\n', await pages[0].EvaluateAsync<string[]>("window.seen"));
        Assert.All(["Unknown creature", "Brine Husk", "bloodied", "Mother Harrow", "keeper's last page", "the last"], open => Assert.Contains(open, everything, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_blank_overlay_is_empty_and_is_told_nothing_until_it_is_not_blank_any_more()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        var evening = await Evening.BeginAsync(host);
        await evening.StageAsync();
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(evening.Address("overlay"), 1280, 720, Witness);
        await Assertions.Expect(page.Locator("[data-combatant]")).ToHaveCountAsync(5);

        await evening.BlankAsync(on: true);
        await page.WaitForFunctionAsync("() => document.querySelector('.stage').hasAttribute('data-blank') && document.querySelectorAll('.part:not([hidden])').length === 0");
        Assert.False(Pixels.Read(await System.IO.File.ReadAllBytesAsync(await Browser.PictureAsync(page, "overlay-blank"))).Any(static pixel => pixel.Alpha > 0));
        await page.EvaluateAsync("() => { window.seen = []; }");
        await evening.RollAsync("1d20+5", "Ilvane Marrow");
        await evening.DoAsync("next_turn", []);
        await evening.DoAsync("set_hp", new JsonObject { ["character_id"] = "Tessaly Quick", ["current"] = 7 });
        await evening.DoAsync("lower_third", new JsonObject { ["title"] = "Meanwhile" });
        var late = await browser.OpenAsync(evening.Address("overlay"), 1280, 720, Witness);
        await Browser.LiveAsync(late);
        Assert.DoesNotContain("Ilvane", string.Join('\n', await late.EvaluateAsync<string[]>("window.seen")), StringComparison.Ordinal);
        await evening.BlankAsync(on: false);

        await Assertions.Expect(page.Locator("[data-part=lower-third] h1")).ToHaveTextAsync("Meanwhile");
        await Assertions.Expect(page.Locator("[data-member='Tessaly Quick'] .hp .words")).ToHaveTextAsync("7/29");
        await Assertions.Expect(page.Locator("[data-combatant='Brine Husk'][data-current]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[data-roll]")).ToHaveCountAsync(0);
    }

    private static async Task ActInSecretAsync(Evening evening)
    {
        await evening.RollAsync("3d7+1000", "Whisperer", hidden: true);
        for (var turn = 0; turn < 7; turn++)
        {
            await evening.DoAsync("next_turn", []);
        }

        await evening.DoAsync("apply_damage", new JsonObject { ["targets"] = new JsonArray("Cellar Lurker"), ["amount"] = 9 });
        await evening.DoAsync("apply_damage", new JsonObject { ["targets"] = new JsonArray("Lamp Horror"), ["amount"] = 31 });
        await evening.DoAsync("add_condition", new JsonObject { ["targets"] = new JsonArray("Cellar Lurker"), ["condition"] = "Dread of the deep" });
        await evening.DoAsync("add_combatant", new JsonObject { ["name"] = "Deep Thing", ["hp"] = 4242, ["hidden"] = true });
        await evening.DoAsync("move_token", new JsonObject { ["who"] = "Deep Thing", ["x"] = 3, ["y"] = 3 });
        await evening.DoAsync("move_token", new JsonObject { ["who"] = "Lamp Horror", ["x"] = 20, ["y"] = 12 });
        await evening.DoAsync("update_campaign_data", new JsonObject { ["data_type"] = "handouts", ["data"] = new JsonObject { ["name"] = "The wreckers' second ledger", ["text"] = "Forty crowns more." } });
        foreach (var (tool, refused) in new[] { ("show_handout", "The wreckers' ledger"), ("spotlight", "Cellar Lurker") })
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => evening.DoAsync(tool, new JsonObject { [tool == "spotlight" ? "who" : "id"] = refused }));
        }
    }
}
