using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live.Tests;

public sealed class SignInTests
{
    [Fact]
    public async Task A_cookie_outlives_the_host_but_not_its_revocation()
    {
        var data = Directory.CreateTempSubdirectory("live-").FullName;
        try
        {
            string cookie;
            int port;
            await using (var first = await House.OpenAsync(data: data))
            {
                var web = await JoinedAsync(first);
                (cookie, port) = (web.Cookie!, first.Port);
            }

            await using var second = await House.OpenAsync(port: port, data: data);
            var again = new Web(second) { Cookie = cookie };
            Assert.Equal(HttpStatusCode.OK, await again.EchoAsync());
            Assert.Equal(HttpStatusCode.OK, (await again.PostAsync("/api/leave")).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await new Web(second) { Cookie = cookie }.GetAsync("/api/me")).Status);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task A_cookie_that_is_not_used_for_three_months_ends()
    {
        await using var house = await House.OpenAsync();
        var web = await JoinedAsync(house);
        house.Time.Advance(TimeSpan.FromDays(89));
        Assert.Equal(HttpStatusCode.OK, (await web.GetAsync("/api/me")).Status);
        house.Time.Advance(TimeSpan.FromDays(89));
        Assert.Equal(HttpStatusCode.OK, (await web.GetAsync("/api/me")).Status);
        house.Time.Advance(TimeSpan.FromDays(91));
        Assert.Equal(HttpStatusCode.Unauthorized, (await web.GetAsync("/api/me")).Status);
    }

    [Fact]
    public async Task An_access_token_ends_after_an_hour_and_is_refreshed_once()
    {
        await using var house = await House.OpenAsync();
        var (web, pair) = await TokensAsync(house);
        house.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.Unauthorized, await web.EchoAsync());

        web.Token = null;
        var (status, next) = await web.PostAsync("/api/token/refresh", Refresh(pair));
        Assert.Equal(HttpStatusCode.OK, status);
        web.Token = next.GetProperty("access_token").GetString();
        Assert.Equal(HttpStatusCode.OK, await web.EchoAsync());
    }

    [Fact]
    public async Task A_refresh_token_that_comes_twice_ends_all_tokens_of_that_sign_in()
    {
        await using var house = await House.OpenAsync();
        var (web, pair) = await TokensAsync(house);
        web.Token = null;
        var (_, next) = await web.PostAsync("/api/token/refresh", Refresh(pair));
        Assert.Equal(HttpStatusCode.Unauthorized, (await web.PostAsync("/api/token/refresh", Refresh(pair))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await web.PostAsync("/api/token/refresh", Refresh(next))).Status);
        web.Token = next.GetProperty("access_token").GetString();
        Assert.Equal(HttpStatusCode.Unauthorized, await web.EchoAsync());
        await house.Security.FlushAsync();
        Assert.Contains(house.Store.Host, static one => one.Data.GetProperty("what").GetString() == "refused-refresh");
    }

    [Fact]
    public async Task An_access_token_is_no_refresh_token_and_the_other_way_round()
    {
        await using var house = await House.OpenAsync();
        var (web, pair) = await TokensAsync(house);
        web.Token = pair.GetProperty("refresh_token").GetString();
        Assert.Equal(HttpStatusCode.Unauthorized, await web.EchoAsync());
        web.Token = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await web.PostAsync("/api/token/refresh", $$"""{"refresh_token":"{{pair.GetProperty("access_token").GetString()}}"}""")).Status);
    }

    [Fact]
    public async Task A_named_key_is_exchanged_for_tokens_that_end_with_it()
    {
        await using var house = await House.OpenAsync();
        var key = house.Membership.Keyring.Create("script", Role.Player, "camp").Value!;
        var web = new Web(house);
        var (_, pair) = await web.PostAsync("/api/token", $$"""{"key":"{{house.Keys.Text(key)}}"}""");
        web.Token = pair.GetProperty("access_token").GetString();
        Assert.Equal(HttpStatusCode.OK, await web.EchoAsync());
        house.Membership.Keyring.Rotate("script");
        Assert.Equal(HttpStatusCode.Unauthorized, await web.EchoAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await new Web(house).PostAsync("/api/token", $$"""{"key":"{{house.Overlay}}"}""")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await new Web(house).PostAsync("/api/token")).Status);
    }

    [Theory]
    [InlineData("leave")]
    [InlineData("disable")]
    [InlineData("role")]
    [InlineData("erase")]
    public async Task A_socket_closes_at_once_when_its_right_ends(string how)
    {
        await using var house = await House.OpenAsync();
        var (web, pair) = await TokensAsync(house);
        var person = Assert.Single(house.Membership.People.All).Id;
        using var socket = await house.SocketAsync("/events");
        await socket.SayAsync($$$"""{"id":"1","type":"authenticate","params":{"key":"{{{pair.GetProperty("access_token").GetString()}}}"}}""");
        await socket.HearAsync("snapshot");
        _ = how switch
        {
            "leave" => (object)await web.PostAsync("/api/leave"),
            "disable" => house.Membership.People.Disable(person, disabled: true),
            "role" => house.Membership.People.SetRole(person, "camp", null),
            _ => house.Membership.People.Erase(person),
        };
        await socket.HearAsync("closed");
        Assert.Equal((WebSocketCloseStatus)4401, socket.Closed);
    }

    [Fact]
    public async Task Ending_one_sign_in_leaves_the_same_persons_other_socket_open()
    {
        await using var house = await House.OpenAsync();
        var (web, _) = await TokensAsync(house);
        var (_, other) = await web.PostAsync("/api/token");
        using var socket = await house.SocketAsync("/events");
        await socket.SayAsync($$$"""{"id":"1","type":"authenticate","params":{"key":"{{{other.GetProperty("access_token").GetString()}}}"}}""");
        await socket.HearAsync("snapshot");
        await web.PostAsync("/api/leave");
        await socket.SayAsync("""{"id":"2","type":"heartbeat"}""");
        Assert.Equal("2", (await socket.HearAsync("ack")).GetProperty("request_id").GetString());
    }

    internal static async Task<Web> JoinedAsync(House house, Role role = Role.Player, string campaign = "camp")
    {
        var web = new Web(house);
        await web.PostAsync("/api/join", $$"""{"code":"{{house.Membership.Invitations.Create(new Invited(campaign, role)).Value}}","name":"Mira"}""");
        return web;
    }

    private static async Task<(Web Web, JsonElement Pair)> TokensAsync(House house)
    {
        var web = new Web(house);
        var (_, pair) = await web.PostAsync("/api/join", $$"""{"code":"{{house.Membership.Invitations.Create(new Invited("camp", Role.Player)).Value}}","name":"Mira","tokens":true}""");
        web.Token = pair.GetProperty("access_token").GetString();
        return (web, pair);
    }

    private static string Refresh(JsonElement pair) => $$"""{"refresh_token":"{{pair.GetProperty("refresh_token").GetString()}}"}""";
}
