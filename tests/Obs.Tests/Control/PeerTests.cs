namespace PluginHost.Obs.Tests;

/// <summary>The peer is only worth something when others see in it what they see in OBS.</summary>
public sealed class PeerTests
{
    private const string Seen = """
        wrong password 4009
        identified 1
        create scene 100 601 301
        switch 100 600
        shown Js Js
        scenes true
        browser 605
        text 100 601 600
        settings 100 600
        inputs true
        items line 600
        place 100 600
        no such request 204
        too early 4007
        no json 4002
        no data 4003
        no password 4009

        """;

    [Fact]
    public async Task A_client_of_others_sees_an_obs_in_the_peer()
    {
        await using var obs = new ObsPeer(new ObsScenes("text_ft2_source_v2"), "probe-secret").Open();
        Assert.Equal(Seen.ReplaceLineEndings(), (await NodeClient.SeesAsync("control.mjs", obs.Address, "probe-secret")).ReplaceLineEndings());
    }

    [Fact]
    public async Task Streamer_bots_own_client_sees_it_in_its_peer()
    {
        await using var bot = new BotPeer("word").Open();
        Assert.Equal(
            "wrong password refused\nactions Fight!:true Credits:false\ndo ok\ndo refused\n".ReplaceLineEndings(),
            (await NodeClient.SeesAsync("bot.mjs", bot.Address, "word")).ReplaceLineEndings());
        Assert.Equal("Tess", Assert.Single(bot.Done).Arguments["who"]!.GetValue<string>());
    }

    [RealObsFact]
    public async Task The_same_client_sees_the_same_in_obs_itself()
    {
        await using var obs = await RealObs.StartAsync("probe-secret");
        Assert.Equal(Seen.ReplaceLineEndings(), (await NodeClient.SeesAsync("control.mjs", obs.Address, "probe-secret")).ReplaceLineEndings());
    }
}
