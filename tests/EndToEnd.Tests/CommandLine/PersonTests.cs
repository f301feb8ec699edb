using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

public sealed class PersonTests
{
    private static readonly HttpStatusCode[] No = [HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden];

    [Fact]
    public async Task The_game_master_acts_as_a_player_with_that_players_rights()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        await host.CommandAsync("call", "roll_dice", "--expression", "1d20", "--as", "mira");
        var rolled = (await host.CommandAsync("events", "show", "--limit", "1", "--kind", "dice/rolled"))["events"]![0]!;
        Assert.Equal("mira", rolled["person"]!.GetValue<string>());

        await Refusal.ExpectAsync(1, "not-found", "call", "next_turn", "--as", "mira", "--data", host.Data);
        await host.CommandAsync("call", "next_turn");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("mira")]
    [InlineData("gm")]
    public async Task An_overlays_key_calls_nothing_as_anybody(string? person)
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        var campaign = (await host.CommandAsync("campaigns"))["campaigns"]![0]!["id"]!.GetValue<string>();
        var before = await EventsAsync(host);
        host.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.OverlayKey(campaign));

        var call = new JsonObject { ["tool"] = "roll_dice", ["arguments"] = new JsonObject { ["expression"] = "1d20" }, ["campaign"] = campaign, ["as"] = person };
        Assert.Contains(await PostAsync(host, "/api/control/call", call), No);
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(host, "/api/tools/roll_dice", call));

        host.Http.DefaultRequestHeaders.Authorization = null;
        Assert.Contains(await PostAsync(host, "/api/control/call", call), No);
        Assert.Equal(before, await EventsAsync(host));
    }

    /// <summary>In the campaign; what was refused stands in the host's own journal.</summary>
    private static async Task<long> EventsAsync(HostProcess host) => (await host.CommandAsync("campaigns"))["campaigns"]![0]!["events"]!.GetValue<long>();

    private static async Task<HttpStatusCode> PostAsync(HostProcess host, string path, JsonObject body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await host.Http.PostAsync(new Uri(path, UriKind.Relative), content);
        return response.StatusCode;
    }
}
