using Microsoft.Playwright;

namespace PluginHost.EndToEnd.Tests;

/// <summary>Names and audiences of what is written together, changed on the page, in real browsers.</summary>
public sealed class SharedAudienceTests
{
    private const string Keep = """
        window.seen = [];
        new MutationObserver(() => window.seen.push(document.documentElement.outerHTML)).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        """;

    [Fact]
    public async Task A_note_is_renamed_shown_to_one_and_hidden_again_while_both_look_at_it()
    {
        using var folder = new TemporaryFolder();
        await using var table = await DeskAndPhone.BeginAsync(folder, Keep);
        var (master, player) = (table.Master, table.Player);
        await DeskAndPhone.MakeAsync(master, "note", "Rumours");
        await DeskAndPhone.TypeAtAsync(master, 0, "The lamp is lit.");
        await DeskAndPhone.OpenAsync(player, "Rumours");
        await Assertions.Expect(player.Locator("#paper")).ToHaveValueAsync("The lamp is lit.");
        await Assertions.Expect(player.Locator("#about")).ToBeHiddenAsync();

        // Renamed: at once on every screen.
        await ChangeAsync(master, name: "What the keeper said");
        await Assertions.Expect(master.Locator("#title")).ToHaveTextAsync("What the keeper said");
        await Assertions.Expect(player.Locator("#title")).ToHaveTextAsync("What the keeper said");

        // Hidden: gone from the player's screen, and nothing of what follows arrives there.
        await ChangeAsync(master, who: "mine");
        await Assertions.Expect(player.Locator("#documents li")).ToHaveCountAsync(0);
        await Assertions.Expect(player.Locator("#note")).ToBeHiddenAsync();
        await Assertions.Expect(player.Locator("#paper")).ToHaveValueAsync("");
        await Assertions.Expect(player.Locator("#title")).ToHaveTextAsync("Draw and write together");
        await DeskAndPhone.TypeAtAsync(master, 0, "Ratcatcher ");
        await Assertions.Expect(master.Locator("#note-kept")).ToHaveTextAsync("Saved");

        // Shown to one alone, with all that it says by now.
        await master.ClickAsync("#about");
        await Assertions.Expect(master.Locator("#change input[value=mine]")).ToBeCheckedAsync();
        await master.Locator("#change input[value=some] + span").ClickAsync();
        await Browser.PictureAsync(master, "shared-audience");
        Assert.False(await player.EvaluateAsync<bool>("() => window.seen.some((one) => one.includes('Ratcatcher'))"));
        await master.Locator("#change-some span", new() { HasText = "Kim" }).ClickAsync();
        await master.ClickAsync("#change .go");
        await DeskAndPhone.OpenAsync(player, "What the keeper said");
        await Assertions.Expect(player.Locator("#paper")).ToHaveValueAsync("Ratcatcher The lamp is lit.");
        await DeskAndPhone.TypeAtAsync(player, 0, "Oh. ");
        await Assertions.Expect(master.Locator("#paper")).ToHaveValueAsync("Oh. Ratcatcher The lamp is lit.");

        // What a player made, the player renames and shares, on a phone as well.
        await DeskAndPhone.MakeAsync(player, "board", "Our map");
        await ChangeAsync(player, name: "Our own map", who: "mine", before: () => Browser.PictureAsync(player, "shared-audience-phone"));
        await Assertions.Expect(player.Locator("#title")).ToHaveTextAsync("Our own map");
        await Assertions.Expect(master.Locator("#documents")).ToContainTextAsync("Our own map");
        await Assertions.Expect(player.Locator("#board")).ToBeVisibleAsync();
        Assert.Empty(table.Faults);
    }

    private static async Task ChangeAsync(IPage page, string? name = null, string? who = null, Func<Task>? before = null)
    {
        await page.ClickAsync("#about");
        if (name is not null)
        {
            await page.FillAsync("#change-name", name);
        }

        if (who is not null)
        {
            await page.Locator($"#change input[value={who}] + span").ClickAsync();
        }

        if (before is not null)
        {
            await before();
        }

        await page.ClickAsync("#change .go");
        await Assertions.Expect(page.Locator("#change")).ToBeHiddenAsync();
    }
}
