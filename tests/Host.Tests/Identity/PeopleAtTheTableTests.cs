using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace PluginHost.Host.Tests;

/// <summary>From the invitation to being forgotten, as a game master and a player live it.</summary>
public sealed class PeopleAtTheTableTests : HostedTest
{
    [Fact]
    public async Task An_invitation_that_nobody_could_open_is_refused_with_the_remedy()
    {
        var refused = await CommandAsync("invite");
        Assert.Equal(ExitCodes.Refused, refused.Code);
        Assert.Contains("run --lan", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("--public-url", refused.Errors, StringComparison.Ordinal);

        var here = await CommandAsync("invite", "--here");
        Assert.Equal(ExitCodes.Ok, here.Code);
        Assert.Contains("/join#", here.Results, StringComparison.Ordinal);
        Assert.Contains("▀", here.Results, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Refused, (await CommandAsync("invite", "--here", "--character", "Nobody At All")).Code);
        Assert.Equal(ExitCodes.Refused, (await CommandAsync("invite", "--here", "--role", "overlay")).Code);
    }

    [Fact]
    public async Task A_player_is_let_in_with_a_character_limited_exported_and_forgotten()
    {
        var (http, person) = await JoinAsync("Mira", "--character", "Tessaly Quick");
        using var _ = http;
        Assert.True((await CallAsync(http, "roll_dice", """{"expression":"1d20"}""")).GetProperty("success").GetBoolean());
        Assert.Equal(person, (await CommandAsync("call", "get_campaign_data", "--data_type", "characters", "--id", "Tessaly Quick", "--json")).Json.GetProperty("data").GetProperty("owner").GetString());

        await CommandAsync("users", "deny", "Mira", "roll_dice");
        Assert.Equal("not-found", Code(await CallAsync(http, "roll_dice", """{"expression":"1d20"}""")));
        Assert.DoesNotContain("\"roll_dice\"", await http.GetStringAsync(new Uri("api/tools", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal("not-found", Code(await CallAsync(http, "next_turn", "{}")));
        await CommandAsync("users", "allow", "Mira", "next_turn");
        Assert.True((await CallAsync(http, "next_turn", "{}")).GetProperty("success").GetBoolean());

        await CallAsync(http, "add_session_note", """{"note":"I, Mira, fear the tide."}""");
        var export = await CommandAsync("users", "export", person);
        Assert.Contains("fear the tide", export.Results, StringComparison.Ordinal);

        var backup = Data.Inside("friday.pluginhost");
        await CommandAsync("backup", backup);
        Assert.Equal(1, (await CommandAsync("users", "erase", "Mira", "--json")).Json.GetProperty("texts").GetInt32());
        Assert.Equal(1, (await CommandAsync("users", "erase", "Mira", "--yes", "--texts", "--json")).Json.GetProperty("blanked").GetInt32());
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(new Uri("api/me", UriKind.Relative))).StatusCode);
        Assert.DoesNotContain("fear the tide", (await CommandAsync("events", "show", "--limit", "500", "--json")).Results, StringComparison.Ordinal);

        Assert.Equal(0, await Host.TerminateAsync());
        Assert.Equal(ExitCodes.Ok, (await CommandAsync("restore", backup)).Code);
        Assert.Empty((await CommandAsync("users", "list", "--json")).Json.GetProperty("people").EnumerateArray());
        Assert.DoesNotContain("fear the tide", (await CommandAsync("events", "show", "--limit", "500", "--json")).Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_wrote_about_somebody_is_listed_before_they_are_forgotten_so_that_it_can_be_blanked()
    {
        var (http, person) = await JoinAsync("Mira");
        using var _ = http;
        await CallAsync(http, "add_session_note", """{"note":"I, Mira, fear the tide."}""");
        await CommandAsync("call", "add_session_note", "--note", "Admirable! Before the others left, MIRA cried.");
        await CommandAsync("call", "add_session_note", "--note", "A miracle at the pier.");
        await CommandAsync("call", "create_shared", "--kind", "note", "--name", "Gossip");
        await CommandAsync("call", "edit_shared", "--document", "Gossip", "--append", "Ask Mi");
        await CommandAsync("call", "edit_shared", "--document", "Gossip", "--append", "ra about it.");

        var would = (await CommandAsync("users", "erase", "Mira", "--json")).Json;
        Assert.Equal(2, would.GetProperty("mentioned").GetInt32());
        var mentions = would.GetProperty("mentions").EnumerateArray().ToList();
        var told = Assert.Single(mentions, static one => one.TryGetProperty("event", out var _));
        Assert.Contains("MIRA cried", told.GetProperty("says").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(person, told.GetProperty("by").GetString());
        Assert.Contains("Ask Mira about it", Assert.Single(mentions, static one => one.TryGetProperty("document", out var _)).GetProperty("says").GetString(), StringComparison.Ordinal);
        var shown = (await CommandAsync("users", "erase", "Mira")).Results;
        Assert.Contains("redact_event", shown, StringComparison.Ordinal);
        Assert.Contains(told.GetProperty("event").GetString()!, shown, StringComparison.Ordinal);

        var blanked = await CommandAsync("call", "redact_event", "--event", told.GetProperty("event").GetString()!, "--reason", "She wished so.");
        Assert.Equal(ExitCodes.Ok, blanked.Code);
        var erased = (await CommandAsync("users", "erase", "Mira", "--yes", "--texts", "--json")).Json;
        Assert.Equal(1, erased.GetProperty("blanked").GetInt32());
        Assert.Equal(1, erased.GetProperty("mentioned").GetInt32());
        Assert.DoesNotContain("MIRA", (await CommandAsync("events", "show", "--limit", "500", "--json")).Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_player_asks_for_in_vain_is_refused_at_every_door_and_recorded()
    {
        var (http, person) = await JoinAsync("Mira");
        using var _ = http;
        foreach (var path in new[] { "events", "events/tail", "security", "users", "keys", "status", $"users/{person}/export" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(new Uri("api/control/" + path, UriKind.Relative))).StatusCode);
        }

        Assert.Equal("not-found", Code(await CallAsync(http, "redact_event", """{"event":"x","reason":"y"}""")));
        using var elsewhere = await http.PostAsJsonAsync(new Uri("api/tools/roll_dice", UriKind.Relative), JsonElement.Parse("""{"arguments":{"expression":"1d6"},"campaign":"somebody-elses"}"""), CallJsonForTest.Default.JsonElement);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        using var asAnother = new HttpRequestMessage(HttpMethod.Get, "api/me");
        asAnother.Headers.Add("X-PluginHost-As", "gm");
        Assert.Equal(HttpStatusCode.Forbidden, (await http.SendAsync(asAnother)).StatusCode);

        var records = (await CommandAsync("security", "--json")).Json.GetProperty("records").EnumerateArray().Where(one => one.TryGetProperty("person", out var who) && who.GetString() == person).ToList();
        Assert.Equal(["person-joined", "refused-as", "refused-campaign", "refused-control", "refused-tool"], records.Select(static one => one.GetProperty("what").GetString()).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(6, records.Where(static one => one.GetProperty("what").GetString() == "refused-control").Sum(static one => one.TryGetProperty("again", out var again) ? again.GetInt32() : 0));
        Assert.DoesNotContain("Mira", (await CommandAsync("events", "show", "--campaign", "host", "--json")).Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_shown_once_works_and_ends_when_it_is_rotated()
    {
        var made = (await CommandAsync("keys", "create", "--name", "foundry", "--role", "player", "--json")).Json.GetProperty("key").GetString()!;
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Host.Port}/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("api/me", UriKind.Relative))).StatusCode);
        var listed = await CommandAsync("keys", "list", "--json");
        Assert.DoesNotContain(made.Split('.')[1], listed.Results, StringComparison.Ordinal);
        Assert.Single(listed.Json.GetProperty("keys").EnumerateArray(), static one => one.GetProperty("name").GetString() == "foundry" && one.TryGetProperty("used", out var _));
        await CommandAsync("keys", "rotate", "foundry");
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(new Uri("api/me", UriKind.Relative))).StatusCode);
        Assert.Equal(["key-made", "key-rotated", "revoked-key"], (await CommandAsync("security", "--json")).Json.GetProperty("records").EnumerateArray().Select(static one => one.GetProperty("what").GetString()));
    }

    [Fact]
    public async Task What_is_given_to_others_is_agreed_to_first_and_on_the_record()
    {
        await CommandAsync("users", "add", "Mira");
        Assert.Contains("agreed to nothing", (await CommandAsync("users", "consent", "Mira")).Results, StringComparison.Ordinal);
        await CommandAsync("users", "consent", "Mira", "--give", "discord/name");
        await CommandAsync("users", "consent", "Mira", "--withdraw", "discord/name");
        Assert.Equal(ExitCodes.Refused, (await CommandAsync("users", "consent", "Mira", "--withdraw", "discord/name")).Code);
        Assert.Equal(ExitCodes.Usage, (await CommandAsync("users", "consent", "Mira", "--give", "discord")).Code);
        var consent = Assert.Single((await CommandAsync("users", "show", "Mira", "--json")).Json.GetProperty("consents").EnumerateArray());
        Assert.True(consent.TryGetProperty("withdrawn", out var _));
        Assert.Equal(["person-made", "consent-given", "consent-withdrawn"], (await CommandAsync("security", "--json")).Json.GetProperty("records").EnumerateArray().Select(static one => one.GetProperty("what").GetString()));
    }

    [Fact]
    public async Task The_join_page_is_strict_about_where_its_parts_come_from()
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Host.Port}/") };
        using var page = await http.GetAsync(new Uri("join", UriKind.Relative));
        Assert.StartsWith("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var part in new[] { "join.js", "join.css", "home.css" })
        {
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(part, UriKind.Relative))).StatusCode);
        }
    }

    private async Task<(HttpClient Http, string Person)> JoinAsync(string name, params string[] words)
    {
        var link = (await CommandAsync(["invite", "--here", "--json", .. words])).Json.GetProperty("address").GetString()!;
        var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Host.Port}/") };
        http.DefaultRequestHeaders.Add("Origin", $"http://127.0.0.1:{Host.Port}");
        using var joined = await http.PostAsJsonAsync(new Uri("api/join", UriKind.Relative), JsonElement.Parse($$"""{"code":"{{link.Split('#')[1]}}","name":"{{name}}"}"""), CallJsonForTest.Default.JsonElement);
        var person = JsonElement.Parse(await joined.Content.ReadAsStringAsync()).GetProperty("person").GetString()!;
        return (http, person);
    }

    private static async Task<JsonElement> CallAsync(HttpClient http, string tool, string arguments)
    {
        using var answer = await http.PostAsJsonAsync(new Uri("api/tools/" + tool, UriKind.Relative), JsonElement.Parse($$"""{"arguments":{{arguments}}}"""), CallJsonForTest.Default.JsonElement);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    private static string? Code(JsonElement answer) => answer.GetProperty("details").GetProperty("code").GetString();
}
