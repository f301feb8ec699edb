using System.Net;
using PluginHost.Sdk;

namespace PluginHost.Live.Tests;

public sealed class JoiningTests
{
    [Fact]
    public async Task An_invitation_makes_somebody_a_player_of_that_campaign_and_no_other()
    {
        await using var house = await House.OpenAsync();
        var web = new Web(house);
        var code = Code(house);
        var (status, welcome) = await web.PostAsync("/api/join", $$"""{"code":"{{code}}","name":"  Mira "}""");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("Mira", "player", "camp"), (welcome.GetProperty("name").GetString(), welcome.GetProperty("role").GetString(), welcome.GetProperty("campaign").GetString()));
        Assert.Contains("httponly", web.LastSetCookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", web.LastSetCookie!.Replace("samesite", "", StringComparison.OrdinalIgnoreCase), StringComparison.OrdinalIgnoreCase);

        var (_, me) = await web.GetAsync("/api/me");
        Assert.Equal(welcome.GetProperty("person").GetString(), me.GetProperty("person").GetString());
        Assert.Equal("camp", Assert.Single(me.GetProperty("campaigns").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.OK, await web.EchoAsync());
        Assert.Equal(HttpStatusCode.NotFound, await web.EchoAsync("other"));
        Assert.StartsWith("p-", Assert.Single(house.Table.Called).Caller.Person, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_is_spent_expired_or_made_up_is_refused_in_one_sentence_and_on_the_record()
    {
        await using var house = await House.OpenAsync();
        var spent = Code(house);
        await new Web(house).PostAsync("/api/join", $$"""{"code":"{{spent}}","name":"Mira"}""");
        var late = Code(house);
        house.Time.Advance(TimeSpan.FromDays(8));
        foreach (var (code, expected) in new[] { (spent, "invitation-spent"), (late, "invitation-expired"), ("made-up", "invitation-unknown"), ("", "invitation-unknown") })
        {
            var (status, body) = await new Web(house).PostAsync("/api/join", $$"""{"code":"{{code}}","name":"Otto"}""");
            Assert.Equal(422, (int)status);
            Assert.Equal(expected, body.GetProperty("details").GetProperty("code").GetString());
            Assert.Equal(1, body.GetProperty("error").GetString()!.Count(static letter => letter == '.'));
        }

        Assert.Equal("Mira", Assert.Single(house.Membership.People.All).Name);
        await house.Security.FlushAsync();
        Assert.Contains(house.Store.Host, static one => one.Data.GetProperty("what").GetString() == "refused-invitation");
        Assert.All(house.Store.Host, one => Assert.DoesNotContain(spent, one.Data.GetRawText(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\\nb")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890")]
    public async Task A_name_that_is_none_does_not_use_the_invitation_up(string name)
    {
        await using var house = await House.OpenAsync();
        var code = Code(house);
        var (status, _) = await new Web(house).PostAsync("/api/join", $$"""{"code":"{{code}}","name":"{{name}}"}""");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        (status, _) = await new Web(house).PostAsync("/api/join", $$"""{"code":"{{code}}","name":"Mira"}""");
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task Whoever_is_known_joins_another_campaign_as_the_same_person_with_another_role_there()
    {
        await using var house = await House.OpenAsync();
        var web = new Web(house);
        await web.PostAsync("/api/join", $$"""{"code":"{{Code(house)}}","name":"Mira"}""");
        var second = house.Membership.Invitations.Create(new Invited("other", Role.Spectator)).Value;
        await web.PostAsync("/api/join", $$"""{"code":"{{second}}"}""");
        var person = Assert.Single(house.Membership.People.All);
        Assert.Equal((Role.Player, Role.Spectator), (person.Roles["camp"], person.Roles["other"]));

        await web.EchoAsync("camp");
        await web.EchoAsync("other");
        Assert.Equal([Role.Player, Role.Spectator], house.Table.Called.Select(static call => call.Caller.Role));
    }

    [Fact]
    public async Task The_character_of_an_invitation_is_given_by_a_call_of_the_game_master()
    {
        await using var house = await House.OpenAsync();
        var code = house.Membership.Invitations.Create(new Invited("camp", Role.Player) { Character = "Perrin" }).Value;
        var (_, welcome) = await new Web(house).PostAsync("/api/join", $$"""{"code":"{{code}}","name":"Mira"}""");
        Assert.Equal("Perrin", welcome.GetProperty("character").GetString());
        var call = Assert.Single(house.Table.Called);
        Assert.Equal(("update_campaign_data", Role.GameMaster), (call.Tool, call.Caller.Role));
        Assert.Equal(welcome.GetProperty("person").GetString(), call.Arguments.GetProperty("data").GetProperty("owner").GetString());

        var gone = house.Membership.Invitations.Create(new Invited("camp", Role.Player) { Character = "Nobody" }).Value;
        (_, welcome) = await new Web(house).PostAsync("/api/join", $$"""{"code":"{{gone}}","name":"Otto"}""");
        Assert.Contains("no such character", welcome.GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_game_master_does_not_use_an_invitation_up_by_looking_at_it()
    {
        await using var house = await House.OpenAsync();
        var code = Code(house);
        var (status, _) = await (await Web.GameMasterAsync(house)).PostAsync("/api/join", $$"""{"code":"{{code}}","name":"Mira"}""");
        Assert.Equal(HttpStatusCode.Conflict, status);
        (status, _) = await new Web(house).PostAsync("/api/join", $$"""{"code":"{{code}}","name":"Mira"}""");
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task Of_many_at_once_only_as_many_get_in_as_the_invitation_has_uses()
    {
        await using var house = await House.OpenAsync();
        var code = house.Membership.Invitations.Create(new Invited("camp", Role.Player) { Uses = 3 }).Value;
        var joined = await Task.WhenAll(Enumerable.Range(0, 12).Select(at => new Web(house).PostAsync("/api/join", $$"""{"code":"{{code}}","name":"Guest {{at}}"}""")));
        Assert.Equal(3, joined.Count(static one => one.Status == HttpStatusCode.OK));
        Assert.Equal(3, house.Membership.People.All.Count);
    }

    [Fact]
    public async Task A_script_gets_tokens_instead_of_a_cookie()
    {
        await using var house = await House.OpenAsync();
        var web = new Web(house);
        var (_, welcome) = await web.PostAsync("/api/join", $$"""{"code":"{{Code(house)}}","name":"Mira","tokens":true}""");
        Assert.Null(web.Cookie);
        Assert.Equal(3600, welcome.GetProperty("expires_in").GetInt64());
        web.Token = welcome.GetProperty("access_token").GetString();
        Assert.Equal(HttpStatusCode.OK, await web.EchoAsync());
    }

    private static string Code(House house) => house.Membership.Invitations.Create(new Invited("camp", Role.Player)).Value!;
}
