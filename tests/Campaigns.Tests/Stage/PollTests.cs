using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class PollTests : TableSuite
{
    private static readonly Principal Chat = new("twitch", Role.Plugin, "plugin");

    [Fact]
    public async Task Everybody_has_one_vote_and_may_choose_anew()
    {
        await DoneAsync(Gm, "start_poll", """{"question":"Which door?","options":["left","right","the hatch"]}""");
        await DoneAsync(Kim, "vote", """{"option":"LEFT"}""");
        await DoneAsync(Sam, "vote", """{"option":"2"}""");
        await DoneAsync(Kim, "vote", """{"option":"right"}""");
        await DoneAsync(Kim, "vote", """{"option":"right"}""");
        for (var viewer = 0; viewer < 5; viewer++)
        {
            await DoneAsync(Chat, "vote", $$"""{"option":"3","voter":"v{{viewer % 3}}"}""");
        }

        Assert.Equal([0, 2, 3], await CountsAsync());
        await ReopenAsync();
        Assert.Equal([0, 2, 3], await CountsAsync());
        Assert.DoesNotContain(await EventsAsync(Audience.Everyone), static happened => happened.Event.Data.GetRawText().Contains("\"v1\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_vote_is_not_what_the_game_master_takes_back()
    {
        await DoneAsync(Gm, "start_poll", """{"question":"Which door?","options":["left","right"]}""");
        await DoneAsync(Gm, "lower_third", """{"title":"A mistake"}""");
        await DoneAsync(Kim, "vote", """{"option":"1"}""");
        await DoneAsync(Gm, "undo");
        Assert.False((await PartsAsync(Audience.Everyone))["stage"].TryGetProperty("lowerThird", out _));
        Assert.Equal([1, 0], await CountsAsync());
    }

    [Fact]
    public async Task Who_comes_too_late_or_votes_for_somebody_else_is_refused()
    {
        Assert.Equal("no-poll", (await RefusedAsync(Kim, "vote", """{"option":"1"}""")).Code);
        await DoneAsync(Gm, "start_poll", """{"question":"Which door?","options":["left","right"],"seconds":30}""");
        Assert.Equal("option", (await RefusedAsync(Kim, "vote", """{"option":"3"}""")).Field);
        Assert.Equal("forbidden", (await RefusedAsync(Kim, "vote", """{"option":"1","voter":"sam"}""")).Code);
        Assert.Equal("forbidden", (await RefusedAsync(Screen, "vote", """{"option":"1"}""")).Code);
        Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("no-poll", (await RefusedAsync(Kim, "vote", """{"option":"1"}""")).Code);

        await DoneAsync(Gm, "start_poll", """{"question":"Again?","options":["yes","no"]}""");
        await DoneAsync(Gm, "end_poll");
        Assert.Equal("no-poll", (await RefusedAsync(Kim, "vote", """{"option":"1"}""")).Code);
        Assert.True((await PollAsync()).GetProperty("closed").GetBoolean());
        await DoneAsync(Gm, "end_poll");
        Assert.False((await PartsAsync(Audience.Everyone))["stage"].TryGetProperty("poll", out _));
    }

    [Theory]
    [InlineData("""{"question":"","options":["a","b"]}""", "question")]
    [InlineData("""{"question":"A?","options":["a"]}""", "options")]
    [InlineData("""{"question":"A?","options":["a","A"]}""", "options")]
    [InlineData("""{"question":"A?","options":["a","b\nc"]}""", "options")]
    [InlineData("""{"question":"A?","options":["a","b"],"seconds":1}""", "seconds")]
    public async Task What_is_no_poll_is_refused(string arguments, string field) => Assert.Equal(field, (await RefusedAsync(Gm, "start_poll", arguments)).Field);

    private async Task<JsonElement> PollAsync() => (await PartsAsync(Audience.Everyone))["stage"].GetProperty("poll");

    private async Task<IEnumerable<int>> CountsAsync() => (await PollAsync()).GetProperty("options").EnumerateArray().Select(static option => option.GetProperty("votes").GetInt32());
}
