using System.Text.Json.Nodes;

namespace PluginHost.Obs.Tests;

public sealed class StreamerBotTests
{
    [Theory]
    [InlineData("word", true)]
    [InlineData(null, true)]
    [InlineData(null, false)]
    public async Task Actions_are_listed_and_done_by_hand_and_at_cues_also_after_it_was_away(string? password, bool greets)
    {
        await using var bot = new BotPeer(password, greets).Open();
        await using var stage = await Stage.OpenAsync(Bot(bot.Address), ("STREAMERBOT_PASSWORD", "word"));
        await ReadyAsync(stage);
        Assert.Equal(["Fight!", "Credits"], (await stage.CallAsync("streamerbot_actions"))["data"]!["actions"]!.AsArray().Select(static action => action!["name"]!.GetValue<string>()));

        await stage.CallAsync("streamerbot_do", new JsonObject { ["action"] = "Credits", ["arguments"] = new JsonObject { ["who"] = "Tess" } });
        Assert.Equal("Tess", Assert.Single(bot.Done).Arguments["who"]!.GetValue<string>());
        Assert.Contains("Streamer.bot did not do it.", await stage.RefusedAsync("streamerbot_do", new JsonObject { ["action"] = "Nothing" }), StringComparison.Ordinal);

        await stage.CallAsync("end_combat");
        await stage.CallAsync("add_combatant", new JsonObject { ["name"] = "Goblin", ["hp"] = 7 });
        await Stage.UntilAsync(() => bot.Done.Count == 2, "The cue was not followed.");
        Assert.Equal(("Fight!", "combatStarts"), (bot.Done.Last().Action, bot.Done.Last().Arguments["cue"]!.GetValue<string>()));

        await bot.DisposeAsync();
        await Stage.UntilAsync(async () => (await stage.PluginAsync())["offers"]!.ToJsonString().Contains("streamer-bot (not connected", StringComparison.Ordinal), "Nobody saw it go.");
        await stage.CallAsync("end_combat");
        await stage.CallAsync("add_combatant", new JsonObject { ["name"] = "Ogre", ["hp"] = 40 });
        await stage.CallAsync("end_session");
        bot.Open();
        await Stage.UntilAsync(() => bot.Done.Count == 4, "What waited was not done.");
        Assert.Equal(["combatStarts", "sessionEnds"], bot.Done.Skip(2).Select(static done => done.Arguments["cue"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("wrong", "Streamer.bot refuses the password: set STREAMERBOT_PASSWORD")]
    [InlineData(null, "Streamer.bot wants a password: needs STREAMERBOT_PASSWORD")]
    public async Task A_wrong_or_missing_password_is_told_once_with_its_remedy(string? given, string expected)
    {
        await using var bot = new BotPeer("word").Open();
        await using var stage = await Stage.OpenAsync(Bot(bot.Address), given is null ? [] : [("STREAMERBOT_PASSWORD", given)]);
        await Stage.UntilAsync(async () => (await stage.PluginAsync())["note"]?.GetValue<string>().StartsWith(expected, StringComparison.Ordinal) == true, "It was not told.");
        await Stage.UntilAsync(async () => (await stage.PluginAsync())["offers"]!.ToJsonString().Contains("given up", StringComparison.Ordinal), "It goes on trying.");
        Assert.Equal(1, bot.Visitors);
        Assert.Contains("Streamer.bot is not connected.", await stage.RefusedAsync("streamerbot_actions"), StringComparison.Ordinal);
    }

    private static JsonObject Bot(string address) => new()
    {
        ["obs"] = new JsonObject { ["address"] = "" },
        ["streamerBot"] = new JsonObject { ["address"] = address, ["actions"] = new JsonObject { ["combatStarts"] = "Fight!", ["sessionEnds"] = "Credits" } },
    };

    private static Task ReadyAsync(Stage stage) => Stage.UntilAsync(
        async () =>
        {
            try
            {
                await stage.CallAsync("streamerbot_actions");
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        },
        "Streamer.bot did not become connected.");
}
