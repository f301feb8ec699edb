using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>What is hidden reaches only the audience it names, through every door: each secret is a text that stands nowhere else.</summary>
public sealed class SecretTests
{
    private const string Ambusher = "Zzyxambusher";
    private const string Unnamed = "Qvorxunnamed";
    private const string Points = "774193";
    private const string Wounded = "774192";
    private const string Fortune = "931188";
    private const string Afterwards = "931199";
    private const string Said = "Tabletalk-5531";
    private static readonly string[] Sockets = ["/", "/events", "/obs", "/plugins/obs/feeds/overlay"];

    [Fact]
    public async Task No_door_tells_a_secret_to_anybody_but_the_game_master()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        var campaign = await PlantAsync(host);
        await using var gm = new Viewer(host, host.Key, null);
        await using var player = new Viewer(host, host.Key, "mira");
        await using var overlay = new Viewer(host, host.OverlayKey(campaign), null);
        await using var spectator = new Viewer(host, null, null);
        Viewer[] all = [gm, player, overlay, spectator];
        foreach (var viewer in all)
        {
            foreach (var path in Sockets)
            {
                await viewer.WatchAsync(path, campaign);
            }
        }

        var monster = await MonsterAsync(host, campaign);
        await host.CallAsync("update_monster_hp", new JsonObject { ["monster_id"] = monster, ["new_hp"] = int.Parse(Wounded) }, campaign);
        await host.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d1+931198", ["hidden"] = true }, campaign);
        await host.CallAsync("next_turn", [], campaign);
        await host.CallAsync("add_session_note", new JsonObject { ["note"] = Said }, campaign);
        await host.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d1+41", ["player"] = "Lastroll" }, campaign);
        await Task.WhenAll(gm.UntilHeardAsync("Lastroll", 4), player.UntilHeardAsync("Lastroll", 4), overlay.UntilHeardAsync("Lastroll", 4));
        foreach (var viewer in all)
        {
            await viewer.AskAsync(campaign);
        }

        foreach (var secret in (string[])[Ambusher, Unnamed, Points, Wounded, Fortune, Afterwards, Said])
        {
            Assert.Contains(secret, gm.Heard, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, overlay.Heard, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, spectator.Heard, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var secret in (string[])[Ambusher, Unnamed, Points, Wounded, Fortune, Afterwards])
        {
            Assert.DoesNotContain(secret, player.Heard, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains(Said, player.Heard, StringComparison.Ordinal);
        Assert.DoesNotContain("Lastroll", spectator.Heard, StringComparison.Ordinal);
        Assert.DoesNotContain(Ambusher, host.Output, StringComparison.Ordinal);
    }

    private static async Task<string> PlantAsync(HostProcess host)
    {
        var campaign = (await host.CallAsync("create_campaign", new JsonObject { ["name"] = "Secrets", ["system"] = "generic" }))["data"]!["id"]!.GetValue<string>();
        var order = new JsonArray(
            new JsonObject { ["name"] = "Mira", ["initiative"] = 15, ["is_player"] = true },
            new JsonObject { ["name"] = Ambusher, ["initiative"] = 18, ["hidden"] = true, ["hp"] = Pair() },
            new JsonObject { ["name"] = Unnamed, ["initiative"] = 12, ["known"] = false, ["hp"] = Pair() });
        await host.CallAsync("set_initiative", new JsonObject { ["initiative_order"] = order }, campaign);
        await host.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d1+931187", ["hidden"] = true }, campaign);
        return campaign;
    }

    private static JsonObject Pair() => new() { ["current"] = int.Parse(Points), ["max"] = int.Parse(Points) };

    private static async Task<string> MonsterAsync(HostProcess host, string campaign)
    {
        var state = await host.CallAsync("get_campaign_data", new JsonObject { ["data_type"] = "initiative" }, campaign);
        return state["data"]!["order"]!.AsArray().First(one => one!["name"]!.GetValue<string>() == Unnamed)!["id"]!.GetValue<string>();
    }
}
