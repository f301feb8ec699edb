using System.Net;
using PluginHost.Sdk;

namespace PluginHost.Live.Tests;

/// <summary>Refusals of which nobody else would speak are on the record as well.</summary>
public sealed class RecordTests
{
    [Fact]
    public async Task Whoever_wants_to_act_as_another_and_is_not_the_game_master_is_recorded_without_the_name()
    {
        await using var house = await House.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/tools");
        request.Headers.Authorization = new("Bearer", house.Keys.Text(house.Membership.Keyring.Create("one", Role.Player, "camp").Value!));
        request.Headers.Add("X-PluginHost-As", "somebody-else");
        using var response = await house.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        var record = await OnlyAsync(house);
        Assert.Contains("refused-as", record, StringComparison.Ordinal);
        Assert.Contains("key-one", record, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody-else", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_that_comes_with_no_page_of_ours_is_recorded()
    {
        await using var house = await House.OpenAsync();
        var browser = await Web.GameMasterAsync(house);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/tools/echo") { Content = new StringContent("{}") };
        request.Headers.Add("Cookie", browser.Cookie);
        using var response = await house.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("refused-page", await OnlyAsync(house), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http")]
    [InlineData("stream")]
    [InlineData("socket")]
    [InlineData("line")]
    public async Task Who_asks_more_often_than_is_answered_is_recorded_once_a_minute(string door)
    {
        await using var house = await House.OpenAsync(new LiveOptions { RequestsPerMinute = 3 });
        var key = house.Keys.Text(house.Membership.Keyring.Create("one", Role.Player, "camp").Value!);
        await (door switch { "socket" => SocketAsync(house, key), "line" => LinesAsync(house, key), _ => RequestsAsync(house, key, door == "http" ? "/api/tools/echo" : "/events/send") });
        var record = await OnlyAsync(house, atMost: 2);
        Assert.Contains("refused-flood", record, StringComparison.Ordinal);
        Assert.Contains($"\"{door}\"", record, StringComparison.Ordinal);
    }

    private static async Task RequestsAsync(House house, string key, string path)
    {
        var web = new Web(house) { Token = key };
        for (var i = 0; i < 6; i++)
        {
            await web.PostAsync(path, """{"type":"heartbeat"}""");
        }
    }

    private static async Task SocketAsync(House house, string key)
    {
        using var socket = await house.SocketAsync("/events");
        await socket.SayAsync($$$"""{"id":"1","type":"authenticate","params":{"key":"{{{key}}}"}}""");
        for (var i = 0; i < 6; i++)
        {
            await socket.SayAsync("""{"id":"2","type":"heartbeat"}""");
        }

        await socket.HearAsync("error");
    }

    private static Task<string> LinesAsync(House house, string key) =>
        house.LinesAsync($$"""{"type":"authenticate","key":"{{key}}"}""" + "\n" + string.Concat(Enumerable.Repeat("""{"type":"heartbeat"}""" + "\n", 6)));

    /// <summary>The one record there is; of equal ones within a minute, the second counts the rest.</summary>
    private static async Task<string> OnlyAsync(House house, int atMost = 1)
    {
        await house.Security.FlushAsync();
        Assert.InRange(house.Store.Host.Count, 1, atMost);
        return house.Store.Host[0].Data.GetRawText();
    }
}
