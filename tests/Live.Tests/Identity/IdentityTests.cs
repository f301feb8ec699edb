using System.Net;
using PluginHost.Sdk;

namespace PluginHost.Live.Tests;

public sealed class IdentityTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("keys-").FullName;

    [Fact]
    public void A_key_says_who_bears_it()
    {
        var keys = NewKeys();
        Assert.Equal(Role.GameMaster, keys.Verify(keys.CommandLine()).Value?.Role);
        var overlay = keys.Verify(keys.Overlay("camp", "stream")).Value;
        Assert.Equal(Role.Overlay, overlay?.Role);
        Assert.Equal("camp", overlay?.Campaign);
        Assert.Equal(Audience.Everyone, overlay?.Audience);
    }

    [Fact]
    public void A_key_changed_in_any_character_is_worthless()
    {
        var keys = NewKeys();
        var key = keys.Overlay("camp", "stream");
        for (var i = 0; i < key.Length - 1; i++)
        {
            var forged = key.ToCharArray();
            forged[i] = forged[i] == 'A' ? 'B' : 'A';
            Assert.False(keys.Verify(new string(forged)).Succeeded);
        }

        Assert.All(["", ".", "a.b", key + "A", key.Split('.')[0]], bad => Assert.False(keys.Verify(bad).Succeeded));
    }

    [Fact]
    public void Revoking_one_key_leaves_the_others_and_lasts()
    {
        var (one, other) = (NewKeys().Overlay("camp", "one"), NewKeys().Overlay("camp", "other"));
        NewKeys().RevokeOverlay("camp", "one");
        var keys = NewKeys();
        Assert.False(keys.Verify(one).Succeeded);
        Assert.True(keys.Verify(other).Succeeded);
        Assert.True(keys.Verify(keys.Overlay("camp", "one")).Succeeded);
    }

    [Fact]
    public void The_hosts_key_is_for_its_owner_only()
    {
        _ = NewKeys();
        var file = Path.Combine(_data, "host.key");
        if (OperatingSystem.IsWindows())
            return;

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.Equal("key-exposed", HostKey.LoadOrCreate(_data).Error?.Code);
    }

    [Fact]
    public async Task A_link_opens_once_and_the_cookie_opens_the_host()
    {
        await using var house = await House.OpenAsync();
        var link = new Uri($"/enter?ticket={house.Tickets.Issue()}", UriKind.Relative);
        using var entered = await house.Http.GetAsync(link);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        var cookie = entered.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);

        using var again = await house.Http.GetAsync(link);
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        Assert.Contains("status", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.Contains("echo", await ToolsAsync(house, cookie.Split(';')[0]), StringComparison.Ordinal);
        Assert.DoesNotContain("echo", await ToolsAsync(house, cookie.Split(';')[0] + "x"), StringComparison.Ordinal);
        Assert.DoesNotContain("echo", await ToolsAsync(house, "a=b"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1:PORT", HttpStatusCode.OK)]
    public async Task A_cookie_changes_nothing_unless_our_own_page_sends_it(string? origin, HttpStatusCode expected)
    {
        await using var house = await House.OpenAsync();
        using var entered = await house.Http.GetAsync(new Uri($"/enter?ticket={house.Tickets.Issue()}", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/tools/echo");
        request.Headers.Add("Cookie", entered.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        if (origin is not null)
            request.Headers.Add("Origin", origin.Replace("PORT", house.Port.ToString(), StringComparison.Ordinal));
        using var response = await house.Http.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task The_game_master_may_act_as_a_player_and_nobody_else_may()
    {
        await using var house = await House.OpenAsync();
        Assert.Equal(HttpStatusCode.OK, await CallAsAsync(house, house.Keys.CommandLine(), "mira"));
        var caller = Assert.Single(house.Table.Called).Caller;
        Assert.Equal(("mira", Role.Player), (caller.Person, caller.Role));
        Assert.Equal(HttpStatusCode.Forbidden, await CallAsAsync(house, house.Overlay, "mira"));
        Assert.Equal(HttpStatusCode.BadRequest, await CallAsAsync(house, house.Keys.CommandLine(), "a b"));
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private static async Task<HttpStatusCode> CallAsAsync(House house, string key, string person)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/tools/echo");
        request.Headers.Authorization = new("Bearer", key);
        request.Headers.Add("X-PluginHost-As", person);
        using var response = await house.Http.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<string> ToolsAsync(House house, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/tools");
        request.Headers.Add("Cookie", cookie);
        using var response = await house.Http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private Keys NewKeys() => Keys.Open(HostKey.LoadOrCreate(_data).Value!, _data).Value!;
}
