using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace PluginHost.EndToEnd.Tests;

/// <summary>A game master and a player draw and write together, in real browsers over a network that breaks.</summary>
public sealed class SharedPagesTests
{
    /// <summary>All that a board shows, as it is drawn.</summary>
    private const string Drawn = "() => [...document.querySelectorAll('#canvas .ground > g, #canvas .things > g, #canvas .party > g')].map((one) => one.outerHTML).join('\\n')";

    /// <summary>Collects whatever is ever in the page, however briefly.</summary>
    private const string Watcher = """
        window.seen = [];
        const keep = () => window.seen.push(document.documentElement.outerHTML);
        new MutationObserver(keep).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        """;

    [Fact]
    public async Task A_note_and_a_board_that_two_edit_offline_become_the_same_with_all_that_both_did()
    {
        using var folder = new TemporaryFolder();
        await using var table = await DeskAndPhone.BeginAsync(folder);
        var (master, player) = (table.Master, table.Player);
        await DeskAndPhone.MakeAsync(master, "note", "Rumours");
        await DeskAndPhone.TypeAtAsync(master, 0, "The lamp is lit.");
        await DeskAndPhone.OpenAsync(player, "Rumours");
        await Assertions.Expect(player.Locator("#paper")).ToHaveValueAsync("The lamp is lit.");
        await DeskAndPhone.TypeAtAsync(player, 3, " very");
        await player.ClickAsync("#note-undo");
        await Assertions.Expect(player.Locator("#paper")).ToHaveValueAsync("The lamp is lit.");
        await DeskAndPhone.MakeAsync(master, "board", "Harbour");
        await DeskAndPhone.DragAsync(master, "rect", (100, 100), (260, 200));
        await DeskAndPhone.DragAsync(master, "ellipse", (20, 20), (60, 60));
        await Assertions.Expect(DeskAndPhone.Things(master)).ToHaveCountAsync(2);
        await master.ClickAsync("#board-undo");
        await DeskAndPhone.OpenAsync(player, "Harbour");
        await Assertions.Expect(DeskAndPhone.Things(player)).ToHaveCountAsync(1);

        await table.CutAsync();
        await DeskAndPhone.DragAsync(master, "line", (300, 120), (380, 220));
        await DeskAndPhone.DragAsync(player, "ellipse", (40, 120), (140, 220));
        await DeskAndPhone.DragAsync(player, "pen", (60, 250), (200, 300));
        await DeskAndPhone.OpenAsync(master, "Rumours");
        await DeskAndPhone.OpenAsync(player, "Rumours");
        await DeskAndPhone.TypeAtAsync(master, 0, "Hear this: ");
        await DeskAndPhone.TypeAtAsync(player, "The lamp is lit.".Length, " Nobody lit it.");
        await DeskAndPhone.TypeAtAsync(player, 4, "old ");
        await Assertions.Expect(player.Locator("#note-kept")).ToContainTextAsync("wait");

        table.Mend();
        foreach (var page in new[] { master, player })
        {
            await Assertions.Expect(page.Locator("#paper")).ToHaveValueAsync("Hear this: The old lamp is lit. Nobody lit it.", Long);
            await Assertions.Expect(page.Locator("#note-kept")).ToHaveTextAsync("Saved");
        }

        await Browser.PictureAsync(player, "shared-note-phone");
        await Browser.PictureAsync(master, "shared-note");
        await DeskAndPhone.OpenAsync(master, "Harbour");
        await DeskAndPhone.OpenAsync(player, "Harbour");
        foreach (var page in new[] { master, player })
        {
            await Assertions.Expect(DeskAndPhone.Things(page)).ToHaveCountAsync(4);
            await Assertions.Expect(page.Locator("#board-kept")).ToHaveTextAsync("Saved");
        }

        Assert.Equal(await master.EvaluateAsync<string>(Drawn), await player.EvaluateAsync<string>(Drawn));
        Assert.Empty(table.Faults);
    }

    [Fact]
    public async Task What_was_written_offline_outlives_a_reload_and_is_sent_when_the_host_is_back()
    {
        using var folder = new TemporaryFolder();
        await using var table = await DeskAndPhone.BeginAsync(folder);
        var (master, player) = (table.Master, table.Player);
        await DeskAndPhone.MakeAsync(master, "note", "Rumours");
        await DeskAndPhone.OpenAsync(player, "Rumours");
        await player.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => true)");
        await table.CutAsync();
        await DeskAndPhone.TypeAtAsync(player, 0, "Written in a tunnel!");
        await player.Keyboard.PressAsync("Backspace");
        await player.Keyboard.TypeAsync(".");
        await player.ReloadAsync();
        await Assertions.Expect(player.Locator("#light")).ToHaveTextAsync("reconnecting");
        await Assertions.Expect(player.Locator("#unsent")).ToHaveTextAsync("Written in a tunnel.");
        await Browser.PictureAsync(player, "shared-away-phone");
        table.Mend();
        await Assertions.Expect(player.Locator("#paper")).ToHaveValueAsync("Written in a tunnel.", Long);
        await Assertions.Expect(master.Locator("#paper")).ToHaveValueAsync("Written in a tunnel.", Long);
        await Assertions.Expect(player.Locator("#note-kept")).ToHaveTextAsync("Saved");
        Assert.Equal(0, await player.EvaluateAsync<int>("() => Object.keys(localStorage).length"));
        Assert.Empty(table.Faults);
    }

    [Fact]
    public async Task A_player_is_shown_the_map_and_tokens_and_never_what_the_game_master_hides()
    {
        using var folder = new TemporaryFolder();
        await using var table = await DeskAndPhone.BeginAsync(folder, Watcher);
        var (master, player) = (table.Master, table.Player);
        var frames = new ConcurrentQueue<string>();
        player.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => frames.Enqueue(frame.Text ?? "");
        await table.Evening.DoAsync("share", new JsonObject { ["id"] = "The drowned cellar", ["audience"] = new JsonArray("table") });
        await DeskAndPhone.MakeAsync(master, "board", "The cellar");
        await master.SelectOptionAsync("#map", new SelectOptionValue { Label = "The drowned cellar" });
        await DeskAndPhone.TokenAsync(master, "Ilvane Marrow");
        await DeskAndPhone.TokenAsync(master, "Cellar Lurker (hidden)");
        await master.ClickAsync("#secretly");
        await DeskAndPhone.WriteAsync(master, (300, 80), "Trapdoor of doom");
        await master.ClickAsync("#secretly");
        await master.ClickAsync("#fog");
        await DeskAndPhone.DragAsync(master, "reveal", (200, 120), (560, 390));
        await Assertions.Expect(DeskAndPhone.Things(master)).ToHaveCountAsync(4);

        await player.ReloadAsync();
        await DeskAndPhone.OpenAsync(player, "The cellar");
        await Assertions.Expect(DeskAndPhone.Things(player)).ToHaveCountAsync(2);
        await player.WaitForFunctionAsync("() => performance.getEntriesByType('resource').some((one) => one.name.includes('/blobs/') && one.responseEnd > 0)");
        await Assertions.Expect(player.Locator("#lifted .hole")).ToHaveCountAsync(1);
        await DeskAndPhone.DragAsync(player, "pen", (80, 260), (220, 330));
        await Assertions.Expect(DeskAndPhone.Things(master)).ToHaveCountAsync(5);
        await Assertions.Expect(master.Locator("#canvas .pointer")).ToContainTextAsync("Kim");
        await Browser.PictureAsync(master, "shared-board");
        var picture = Pixels.Read(await File.ReadAllBytesAsync(await Browser.PictureAsync(player, "shared-board-phone")));
        Assert.False(picture.Any(static colour => colour is (255, 0, 255, _)));

        // Last, so that whatever could come has come: what is shown from now on is whole.
        await table.HiddenAsync("Lurker", frames);
        await table.HiddenAsync("doom", frames);
        await master.ClickAsync("#tools [data-tool=select]");
        await master.Locator("#canvas text", new PageLocatorOptions { HasText = "Trapdoor" }).ClickAsync();
        await master.ClickAsync("#hide");
        await Assertions.Expect(player.Locator("#canvas")).ToContainTextAsync("Trapdoor of doom");
        await table.HiddenAsync("Lurker", frames);
        Assert.NotEmpty(frames);
        Assert.Empty(table.Faults);
    }

    [Fact]
    public async Task A_player_sees_the_picture_of_a_handout_that_only_the_table_may_see()
    {
        using var folder = new TemporaryFolder();
        await using var table = await DeskAndPhone.BeginAsync(folder);
        await table.Evening.DoAsync("share", new JsonObject { ["id"] = "The keeper's last page", ["audience"] = new JsonArray("table") });
        await table.Player.GotoAsync(table.Page.Replace("/board", "/play", StringComparison.Ordinal));
        var picture = table.Player.Locator("#known img");
        await picture.ScrollIntoViewIfNeededAsync();
        await table.Player.WaitForFunctionAsync("() => document.querySelector('#known img').naturalWidth === 160");
        await Browser.PictureAsync(table.Player, "player-handout");
        Assert.Empty(table.Faults);
    }

    private static LocatorAssertionsToHaveValueOptions Long => new() { Timeout = 60_000 };
}
