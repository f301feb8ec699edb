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

    private static List<JsonElement> Split(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonElement.Parse(line)).ToList();
}
