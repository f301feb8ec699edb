using System.Net;

namespace PluginHost.Live.Tests;

public sealed class ExternalTests
{
    [Fact]
    public async Task Whoever_was_invited_links_an_account_and_comes_back_by_it()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var house = await House.OpenAsync(new LiveOptions { External = provider.Options });
        var web = await SignInTests.JoinedAsync(house);
        var person = Assert.Single(house.Membership.People.All).Id;
        var (status, _) = await GoAsync(house, web.Cookie);
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Equal(("guild", "17"), (house.Membership.People.Find(person)!.Handles.Single().Provider, house.Membership.People.Find(person)!.Handles.Single().Subject));

        var (again, cookie) = await GoAsync(house, null);
        Assert.Equal(HttpStatusCode.Redirect, again);
        var (_, me) = await new Web(house) { Cookie = cookie }.GetAsync("/api/me");
        Assert.Equal(person, me.GetProperty("person").GetString());
    }

    [Fact]
    public async Task An_account_that_nobody_linked_lets_nobody_in()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var house = await House.OpenAsync(new LiveOptions { External = provider.Options });
        var (status, cookie) = await GoAsync(house, null);
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Null(cookie);
        await house.Security.FlushAsync();
        Assert.Equal("refused-account", Assert.Single(house.Store.Host).Data.GetProperty("what").GetString());
    }

    [Fact]
    public async Task An_account_of_one_person_is_not_linked_to_another()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var house = await House.OpenAsync(new LiveOptions { External = provider.Options });
        await GoAsync(house, (await SignInTests.JoinedAsync(house)).Cookie);
        var (status, _) = await GoAsync(house, (await SignInTests.JoinedAsync(house)).Cookie);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Single(house.Membership.People.All, static one => one.Handles.Length == 1);
    }

    [Theory]
    [InlineData("denied")]
    [InlineData("token")]
    [InlineData("userinfo")]
    [InlineData("silent")]
    [InlineData("garbage")]
    public async Task What_goes_wrong_at_the_provider_is_one_sentence_and_lets_nobody_in(string fault)
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var house = await House.OpenAsync(new LiveOptions { External = provider.Options });
        await GoAsync(house, (await SignInTests.JoinedAsync(house)).Cookie);
        provider.Fault = fault;
        var (status, cookie) = await GoAsync(house, null);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Null(cookie);
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_is_refused()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var house = await House.OpenAsync(new LiveOptions { External = provider.Options });
        using var response = await house.Http.GetAsync(new Uri("/signin/external/callback?code=stolen&state=made-up", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("PLUGINHOST_OAUTH_TOKEN", null, "PLUGINHOST_OAUTH_TOKEN")]
    [InlineData("PLUGINHOST_OAUTH_TOKEN", "http://provider.example/token", "PLUGINHOST_OAUTH_TOKEN")]
    [InlineData("PLUGINHOST_OAUTH_AUTHORIZE", "nonsense", "PLUGINHOST_OAUTH_AUTHORIZE")]
    public void Settings_that_lack_something_are_named(string name, string? value, string said) =>
        Assert.Contains(said, ExternalProvider.From(asked => asked == name ? value : "https://provider.example/x").Error!.Message, StringComparison.Ordinal);

    [Fact]
    public void Without_settings_there_is_no_provider()
    {
        var provider = ExternalProvider.From(static _ => null);
        Assert.True(provider.Error is null && provider.Value is null);
    }

    /// <summary>As a browser goes: to the provider and back, with the cookies that it was given on the way.</summary>
    private static async Task<(HttpStatusCode Status, string? Cookie)> GoAsync(House house, string? cookie)
    {
        var jar = new List<string>();
        if (cookie is not null)
        {
            jar.Add(cookie);
        }

        var address = new Uri(house.Http.BaseAddress!, "/signin/external");
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (address.Port == house.Port && jar.Count > 0)
            {
                // A strict cookie does not come along when another site sent the browser here.
                request.Headers.Add("Cookie", string.Join("; ", address.AbsolutePath.EndsWith("callback", StringComparison.Ordinal) ? jar.Where(one => one != cookie) : jar));
            }

            using var response = await house.Http.SendAsync(request);
            var set = response.Headers.TryGetValues("Set-Cookie", out var values) ? values.Select(static one => one.Split(';')[0]).ToList() : [];
            jar.AddRange(set);
            if (response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location is { } next && (next.IsAbsoluteUri || next.OriginalString != "/play"))
            {
                address = new Uri(address, next);
                continue;
            }

            return (response.StatusCode, set.Find(one => one.StartsWith($"pluginhost-{house.Port}=", StringComparison.Ordinal)));
        }
    }
}
