using System.Net;
using System.Net.WebSockets;
using PluginHost.Sdk;

namespace PluginHost.Live.Tests;

/// <summary>Whoever asks for what is not theirs is refused at every door, and it is on the record.</summary>
public sealed class RefusalTests
{
    public static TheoryData<string, string> Everywhere
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var door in new[] { "http", "socket", "line" })
            {
                foreach (var proof in new[] { "none", "made-up", "expired", "revoked", "rotated", "disabled", "other-campaign", "other-role" })
                {
                    all.Add(door, proof);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Nobody_acts_with(string door, string proof)
    {
        await using var house = await House.OpenAsync();
        var key = await KeyAsync(house, proof);
        var refused = door switch { "http" => await HttpAsync(house, key), "socket" => await SocketAsync(house, key), _ => await LineAsync(house, key) };
        Assert.True(refused);
        Assert.DoesNotContain(house.Table.Called, static call => call.Caller.Role is Role.GameMaster or Role.Player);
        if (proof is "none" or "other-role")
        {
            return;
        }

        await house.Security.FlushAsync();
        var expected = proof switch { "other-campaign" => "refused-campaign", "revoked" or "rotated" => "revoked-key", _ => "refused-key" };
        var record = Assert.Single(house.Store.Host).Data;
        Assert.Equal(expected, record.GetProperty("what").GetString());
        Assert.DoesNotContain(key[..12], record.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http")]
    [InlineData("socket")]
    [InlineData("line")]
    public async Task The_same_call_succeeds_with_the_right_key(string door)
    {
        await using var house = await House.OpenAsync();
        var key = house.Keys.Text(house.Membership.Keyring.Create("right", Role.Player, "camp").Value!);
        Assert.False(door switch { "http" => await HttpAsync(house, key), "socket" => await SocketAsync(house, key), _ => await LineAsync(house, key) });
    }

    [Fact]
    public async Task A_spectator_who_was_invited_sees_what_everyone_sees_and_nothing_else()
    {
        await using var house = await House.OpenAsync();
        var watching = await SignInTests.JoinedAsync(house, Role.Spectator);
        var (_, pair) = await watching.PostAsync("/api/token");
        using var socket = await house.SocketAsync("/events");
        await socket.SayAsync($$$"""{"id":"1","type":"authenticate","params":{"key":"{{{pair.GetProperty("access_token").GetString()}}}"}}""");
        await socket.HearAsync("snapshot");
        house.Store.Append("secret", Audience.GameMaster);
        house.Store.Append("for the table", Audience.Table);
        house.Store.Append("for all");
        Assert.Contains("for all", (await socket.HearAsync("event")).GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://evil.example", "refused-page")]
    [InlineData(null, "refused-stranger")]
    public async Task A_page_from_elsewhere_and_a_stranger_are_recorded(string? origin, string what)
    {
        await using var house = await House.OpenAsync();
        if (origin is not null)
        {
            await Assert.ThrowsAsync<WebSocketException>(() => house.SocketAsync("/events", options => options.SetRequestHeader("Origin", origin)));
        }
        else
        {
            using var socket = await house.SocketAsync("/events");
            await socket.SayAsync("""{"id":"1","type":"authenticate"}""");
            await socket.HearAsync("error");
        }

        await house.Security.FlushAsync();
        Assert.Equal(what, Assert.Single(house.Store.Host).Data.GetProperty("what").GetString());
    }

    private static async Task<string> KeyAsync(House house, string proof)
    {
        var ring = house.Membership.Keyring;
        switch (proof)
        {
            case "none":
                return string.Empty;
            case "made-up":
                return "CfDJ8made-up-by-somebody";
            case "expired":
                var web = new Web(house);
                var code = house.Membership.Invitations.Create(new Invited("camp", Role.Player)).Value;
                var (_, pair) = await web.PostAsync("/api/join", $$"""{"code":"{{code}}","name":"Mira","tokens":true}""");
                await house.Security.FlushAsync();
                house.Store.Host.Clear();
                house.Time.Advance(TimeSpan.FromHours(2));
                return pair.GetProperty("access_token").GetString()!;
            case "disabled":
                var late = await SignInTests.JoinedAsync(house);
                var (_, tokens) = await late.PostAsync("/api/token");
                house.Membership.People.Disable(Assert.Single(house.Membership.People.All).Id, disabled: true);
                await house.Security.FlushAsync();
                house.Store.Host.Clear();
                return tokens.GetProperty("access_token").GetString()!;
            case "other-role":
                return house.Keys.Text(ring.Create("stream", Role.Overlay, "camp").Value!);
            default:
                var key = house.Keys.Text(ring.Create("one", Role.Player, proof == "other-campaign" ? "other" : "camp").Value!);
                _ = proof switch { "revoked" => ring.Revoke("one"), "rotated" => ring.Rotate("one"), _ => null };
                return key;
        }
    }

    private static async Task<bool> HttpAsync(House house, string key)
    {
        var web = new Web(house) { Token = key.Length == 0 ? null : key };
        return await web.EchoAsync("camp") is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound or HttpStatusCode.Forbidden;
    }

    private static async Task<bool> SocketAsync(House house, string key)
    {
        using var socket = await house.SocketAsync("/events");
        await socket.SayAsync($$$"""{"id":"1","type":"authenticate","params":{"key":"{{{key}}}"}}""");
        await socket.SayAsync("""{"id":"2","type":"tool_call","method":"echo","params":{},"campaign":"camp"}""");
        while (await socket.HearAsync() is var heard)
        {
            if (heard.GetProperty("type").GetString() == "closed")
            {
                Assert.Equal((WebSocketCloseStatus)4401, socket.Closed);
                return true;
            }

            if (heard.TryGetProperty("request_id", out var request) && request.GetString() == "2")
            {
                return heard.TryGetProperty("error", out var error) && error.ValueKind == System.Text.Json.JsonValueKind.Object;
            }
        }

        return false;
    }

    private static async Task<bool> LineAsync(House house, string key)
    {
        var said = await house.LinesAsync($$$"""{"id":"1","type":"authenticate","key":"{{{key}}}"}{{{"\n"}}}{"id":"2","type":"command","command":"echo","params":{},"campaign":"camp"}{{{"\n"}}}""");
        return !said.Contains("said", StringComparison.Ordinal);
    }
}
