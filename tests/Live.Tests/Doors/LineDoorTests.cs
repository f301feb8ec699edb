using System.Text.Json;

namespace PluginHost.Live.Tests;

public sealed class LineDoorTests
{
    [Fact]
    public async Task Commands_are_answered_a_line_each()
    {
        await using var house = await House.OpenAsync();
        var lines = Split(await house.LinesAsync($$"""
            {"type":"authenticate","key":"{{house.Keys.CommandLine()}}"}
            {"type":"command","id":"c1","command":"echo","params":{"n":1},"campaign":"camp"}
            {"type":"command","command":"nothing"}
            {"type":"other"}
            not json

            """));
        Assert.Equal(5, lines.Count);
        Assert.True(lines[0].TryGetProperty("result", out _));
        Assert.Equal(1, lines[1].GetProperty("result").GetProperty("data").GetProperty("n").GetInt32());
        Assert.Equal("c1", lines[1].GetProperty("id").GetString());
        Assert.All(lines[2..], line => Assert.False(string.IsNullOrEmpty(line.GetProperty("error").GetProperty("error").GetString())));
    }

    [Theory]
    [InlineData("{\"type\":\"command\",\"command\":\"echo\"}\n")]
    [InlineData("{\"type\":\"authenticate\",\"key\":\"a.b\"}\n{\"type\":\"command\",\"command\":\"echo\"}\n")]
    public async Task Without_a_key_there_is_one_refusal_and_the_door_closes(string text)
    {
        await using var house = await House.OpenAsync();
        Assert.Equal("unauthenticated", Assert.Single(Split(await house.LinesAsync(text))).GetProperty("error").GetProperty("details").GetProperty("code").GetString());
        Assert.Empty(house.Table.Called);
    }

    [Fact]
    public async Task A_key_that_is_revoked_meanwhile_opens_nothing_more()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.TcpAsync();
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true };
        await writer.WriteAsync($$"""{"type":"authenticate","key":"{{house.Keys.CommandLine()}}"}""" + "\n");
        Assert.Contains("Welcome", await reader.ReadLineAsync(Peer.Deadline()), StringComparison.Ordinal);

        house.Keys.RevokeCommandLine();

        Assert.Contains("unauthenticated", await reader.ReadLineAsync(Peer.Deadline()), StringComparison.Ordinal);
        Assert.Null(await reader.ReadLineAsync(Peer.Deadline()));
        Assert.Empty(house.Table.Called);
    }

    [Fact]
    public async Task A_line_without_end_is_refused_before_it_fills_the_memory()
    {
        await using var house = await House.OpenAsync();
        var answer = Assert.Single(Split(await house.LinesAsync("{" + new string(' ', 120_000))));
        Assert.Equal("too-large", answer.GetProperty("error").GetProperty("details").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Who_subscribes_is_shown_the_campaign_and_told_a_line_each_between_the_answers()
    {
        await using var house = await House.OpenAsync();
        house.Store.Append("before");
        using var line = await LinePeer.OpenAsync(house);
        await line.SayAsync($$"""{"type":"authenticate","key":"{{house.Keys.CommandLine()}}"}""");
        Assert.True((await line.HearAsync())!.Value.TryGetProperty("result", out _));
        await line.SayAsync("""{"type":"subscribe","id":"s1","campaign":"camp"}""");
        var welcome = (await line.HearAsync())!.Value;
        Assert.Equal("s1", welcome.GetProperty("id").GetString());
        Assert.Equal("gm", welcome.GetProperty("result").GetProperty("data").GetProperty("role").GetString());
        Assert.Equal("before", (await line.HearAsync("snapshot")).GetProperty("data").GetProperty("parts").GetProperty("last").GetProperty("text").GetString());

        house.Store.Append("after");
        var told = await line.HearAsync("event");
        Assert.Equal("after", told.GetProperty("data").GetProperty("text").GetString());
        await line.SayAsync("""{"type":"command","id":"c1","command":"echo"}""");
        var answer = (await line.HearAsync())!.Value;
        while (!answer.TryGetProperty("result", out _))
        {
            answer = (await line.HearAsync())!.Value;
        }

        Assert.Equal("c1", answer.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Who_has_said_everything_and_listens_goes_on_being_told()
    {
        await using var house = await House.OpenAsync(new LiveOptions { Heartbeat = TimeSpan.FromMilliseconds(50) });
        using var line = await LinePeer.OpenAsync(house);
        await line.SayAsync($$"""{"type":"subscribe","key":"{{house.Overlay}}"}""");
        line.Finish();
        await line.HearAsync("snapshot");
        await line.HearAsync("heartbeat");
        house.Store.Append("still told");
        Assert.Equal("still told", (await line.HearAsync("event")).GetProperty("data").GetProperty("text").GetString());
        house.Keys.RevokeOverlays("camp");
        var last = (await line.HearAsync())!.Value;
        while (!last.TryGetProperty("error", out _))
        {
            last = (await line.HearAsync())!.Value;
        }

        Assert.Equal("unauthenticated", last.GetProperty("error").GetProperty("details").GetProperty("code").GetString());
        Assert.Null(await line.HearAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"type\":")]
    public async Task Who_says_nothing_more_or_never_ends_a_line_is_not_waited_for(string begun)
    {
        await using var house = await House.OpenAsync(new LiveOptions { Idle = TimeSpan.FromMilliseconds(200), ReadPatience = TimeSpan.FromMilliseconds(200) });
        using var line = await LinePeer.OpenAsync(house);
        await line.SayAsync($$"""{"type":"authenticate","key":"{{house.Keys.CommandLine()}}"}""" + "\n" + begun);
        Assert.True((await line.HearAsync())!.Value.TryGetProperty("result", out _));
        while (await line.HearAsync() is { } answer)
        {
            Assert.True(answer.TryGetProperty("error", out _));
        }
    }

    private static List<JsonElement> Split(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonElement.Parse(line)).ToList();
}
