using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.Obs.Tests;

public sealed class ObsControlTests
{
    private const string Word = "a word with \"quotes\" and {computed:address}";

    [Fact]
    public async Task One_command_makes_the_browser_sources_whose_addresses_open_and_no_key_is_told_to_anybody_else()
    {
        var scenes = new ObsScenes("browser_source");
        await using var obs = new ObsPeer(scenes, Word).Open();
        await using var stage = await Stage.OpenAsync(Stage.Obs(obs.Address), ("OBS_WEBSOCKET_PASSWORD", Word));
        await stage.ConnectedAsync();

        var made = (await stage.CallAsync("obs_setup"))["data"]!;
        var pages = (await stage.PluginAsync())["pages"]!.AsArray().Select(static page => page!["path"]!.GetValue<string>()).Where(static page => !page.StartsWith("preview", StringComparison.Ordinal)).ToList();
        Assert.Equal((pages.Count, 2560, 1440), (made["made"]!.AsArray().Count, made["width"]!.GetValue<int>(), made["height"]!.GetValue<int>()));
        Assert.Equal(pages.Count, scenes.Inputs.Count);
        Assert.All(scenes.Items, static item => Assert.Equal("PluginHost", item.Scene));
        Assert.Single(scenes.Items, static item => item.Enabled);

        var address = new Uri(scenes.Inputs["PluginHost dice"]["url"]!.GetValue<string>());
        var parts = address.Fragment.TrimStart('#').Split('&').ToDictionary(static part => part.Split('=')[0], static part => part.Split('=', 2)[1]);
        using var page = await stage.Host.Http.GetAsync(address);
        Assert.True(page.IsSuccessStatusCode);
        await using (var overlay = await OverlaySocket.ConnectAsync(stage.Host.Port, "/obs", parts["key"], parts["campaign"]))
        {
            Assert.False((await overlay.ReceiveAsync(CancellationToken.None)).IsEmpty);
        }

        // Somebody takes a source out of the scene, and all addresses are renewed: the same command brings all up to date.
        scenes.Unplace("PluginHost dice");
        await stage.Host.CommandAsync("overlays", "--renew");
        var again = (await stage.CallAsync("obs_setup", new JsonObject { ["show"] = new JsonArray("dice") }))["data"]!;
        Assert.Equal((0, pages.Count), (again["made"]!.AsArray().Count, again["updated"]!.AsArray().Count));
        Assert.NotEqual(address.OriginalString, scenes.Inputs["PluginHost dice"]["url"]!.GetValue<string>());
        Assert.Contains(scenes.Items, static item => item is { Source: "PluginHost dice", Enabled: true });

        var everything = stage.Host.Output + made.ToJsonString() + again.ToJsonString() + (await stage.PluginAsync()).ToJsonString() + await stage.Host.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.DoesNotContain(parts["key"], everything, StringComparison.Ordinal);
        Assert.DoesNotContain("a word with", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scenes_follow_the_table_and_what_happens_while_obs_is_away_is_shown_when_it_is_back()
    {
        var scenes = new ObsScenes();
        await using var obs = new ObsPeer(scenes).Open();
        await using var stage = await Stage.OpenAsync(Stage.Obs(obs.Address, ("combatStarts", "Battle"), ("combatEnds", "Talk"), ("sessionEnds", "The End")));
        await stage.ConnectedAsync();
        await stage.CallAsync("end_combat");
        await Stage.UntilAsync(() => scenes.Current == "Talk", "The end of the fight was not shown.");
        scenes.Busy = 2;
        await stage.CallAsync("add_combatant", new JsonObject { ["name"] = "Goblin", ["hp"] = 7 });
        await stage.CallAsync("roll_initiative");
        await Stage.UntilAsync(() => scenes.Current == "Battle", "The fight was not shown.");

        await obs.KillAsync();
        await Stage.UntilAsync(async () => (await stage.PluginAsync())["state"]!.GetValue<string>() == "degraded", "Nobody said that OBS is gone.");
        Assert.StartsWith("OBS is gone", (await stage.PluginAsync())["note"]!.GetValue<string>(), StringComparison.Ordinal);
        await stage.CallAsync("end_combat");
        await Stage.UntilAsync(async () => (await stage.CallAsync("obs_status"))["data"]!["waits"]?.GetValue<string>() == "Talk", "The scene does not wait.");
        Assert.Contains("OBS is not connected.", await stage.RefusedAsync("obs_switch_scene", new JsonObject { ["scene"] = "Talk" }), StringComparison.Ordinal);

        obs.Open();
        await Stage.UntilAsync(() => scenes.Current == "Talk", "What waited was not shown.");
        await stage.ConnectedAsync();
        await Stage.UntilAsync(async () => (await stage.PluginAsync())["state"]!.GetValue<string>() == "running", "It stayed degraded.");
        Assert.Null((await stage.CallAsync("obs_status"))["data"]!["waits"]);

        // A scene that OBS does not have is named, and nothing else suffers.
        await stage.CallAsync("end_session");
        await Stage.UntilAsync(async () => (await stage.CallAsync("obs_status"))["data"]!["problem"]?.GetValue<string>().Contains("'The End'", StringComparison.Ordinal) == true, "The missing scene was not named.");
        await stage.CallAsync("obs_switch_scene", new JsonObject { ["scene"] = "battle" });
        Assert.Equal("Battle", scenes.Current);
        Assert.Contains("It has: Scene, Battle, Talk.", await stage.RefusedAsync("obs_switch_scene", new JsonObject { ["scene"] = "Nowhere" }), StringComparison.Ordinal);
        Assert.Empty(obs.Closed);
    }

    [Theory]
    [InlineData("wrong", "OBS refuses the password: set OBS_WEBSOCKET_PASSWORD")]
    [InlineData(null, "OBS wants a password: needs OBS_WEBSOCKET_PASSWORD")]
    public async Task A_wrong_or_missing_password_is_told_once_with_its_remedy_and_the_overlays_go_on(string? given, string expected)
    {
        await using var obs = new ObsPeer(new ObsScenes(), "right").Open();
        await using var stage = await Stage.OpenAsync(Stage.Obs(obs.Address), given is null ? [] : [("OBS_WEBSOCKET_PASSWORD", given)]);
        await Stage.UntilAsync(async () => (await stage.PluginAsync())["note"]?.GetValue<string>().StartsWith(expected, StringComparison.Ordinal) == true, "It was not told.");
        await Stage.UntilAsync(async () => (await stage.PluginAsync())["offers"]!.ToJsonString().Contains("given up until it is reloaded", StringComparison.Ordinal), "It goes on trying.");
        Assert.Equal(("degraded", 1), ((await stage.PluginAsync())["state"]!.GetValue<string>(), obs.Visitors));

        var overlays = await stage.Host.CommandAsync("overlays");
        using var page = await stage.Host.Http.GetAsync(new Uri(overlays["overlays"]![0]!["address"]!.GetValue<string>()));
        Assert.True(page.IsSuccessStatusCode);
        await stage.Host.CommandAsync("plugins", "reload", "obs");
        await Stage.UntilAsync(() => obs.Visitors == 2, "A reload did not try again.");
    }

    [Fact]
    public async Task An_obs_without_browser_sources_says_how_to_get_them()
    {
        var scenes = new ObsScenes("text_ft2_source_v2");
        await using var obs = new ObsPeer(scenes).Open();
        await using var stage = await Stage.OpenAsync(Stage.Obs(obs.Address));
        await stage.ConnectedAsync();
        var refused = await stage.RefusedAsync("obs_setup");
        Assert.Contains("This OBS has no browser sources", refused, StringComparison.Ordinal);
        Assert.Contains("obsproject.com", refused, StringComparison.Ordinal);
        Assert.Contains("There is no overlay", await stage.RefusedAsync("obs_setup", new JsonObject { ["show"] = new JsonArray("nothing") }), StringComparison.Ordinal);

        await stage.CallAsync("obs_text", new JsonObject { ["text"] = "Round 1" });
        await stage.CallAsync("obs_text", new JsonObject { ["text"] = "Round 2" });
        Assert.Equal("Round 2", scenes.Inputs["PluginHost text"]["text"]!.GetValue<string>());
        Assert.Single(scenes.Items);
    }

    [Fact]
    public async Task A_flood_of_events_is_worked_off_in_order_while_the_table_goes_on_and_the_plugin_leaves_whole()
    {
        await using var obs = new ObsPeer(new ObsScenes(), flood: 20_000).Open();
        await using var stage = await Stage.OpenAsync(Stage.Obs(obs.Address));
        await stage.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d6" });
        await Stage.UntilAsync(
            async () => (await stage.PluginAsync())["figures"]!.AsArray().Any(static one => one!["call"]!.GetValue<string>() == "connection obs" && one["calls"]!.GetValue<long>() > 20_000), "The flood was not worked off.");
        Assert.Equal("Scene", (await stage.CallAsync("obs_status"))["data"]!["scene"]!.GetValue<string>());
        Assert.Equal(1, obs.Visitors);

        await stage.Host.CommandAsync("plugins", "reload", "obs");
        Assert.StartsWith("unloaded in", (await stage.PluginAsync())["lastUnload"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_answers_instead_of_obs_harms_nothing()
    {
        string?[] words = ["not json", "[]", "{\"op\":\"two\"}", "{\"op\":2}", new string('[', 100_000), "{\"op\":7,\"d\":{\"requestId\":7}}", "{\"op\":0,\"d\":{\"authentication\":{\"salt\":1}}}", null];
        await using var strange = new SocketHouse(async (visitor, token) =>
        {
            if (words[(visitor.Nth - 1) % words.Length] is { } word)
            {
                await visitor.SayAsync(word, token);
            }
            else
            {
                await visitor.Socket.SendAsync(new byte[64], System.Net.WebSockets.WebSocketMessageType.Binary, true, token);
            }

            await visitor.CloseAsync(1000, token);
            await visitor.HearAsync(token);
        });
        await using var stage = await Stage.OpenAsync(Stage.Obs(strange.Address), ("OBS_WEBSOCKET_PASSWORD", "word"));
        await Stage.UntilAsync(() => strange.Visitors > 4, "It was not tried again.");
        await Stage.UntilAsync(async () => (await stage.PluginAsync())["note"]?.GetValue<string>().Contains("does not speak as OBS", StringComparison.Ordinal) == true, "It was not told.");
        await stage.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d6" });
        Assert.DoesNotContain("plugin-failed", stage.Host.Output, StringComparison.Ordinal);
    }
}
