using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace PluginHost.Host.Tests;

/// <summary>Somebody who is the game master of one campaign, a player of another and nobody in a third, with one assistant for all.</summary>
public sealed class SeatTests : HostedTest
{
    private readonly HttpClient _http = new();
    private string? _session;
    private int _ids;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _http.BaseAddress = new Uri($"http://127.0.0.1:{Host.Port}/");
        _http.DefaultRequestHeaders.Add("Origin", $"http://127.0.0.1:{Host.Port}");
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json, text/event-stream");
    }

    protected override void Dispose(bool isDisposing)
    {
        _http.Dispose();
        base.Dispose(isDisposing);
    }

    [Fact]
    public async Task Somebody_in_several_campaigns_is_in_each_who_they_are_there_and_nobody_in_others()
    {
        var (run, played, others) = (await CreateAsync("Alder Ford"), await CreateAsync("Birch Ford"), await CreateAsync("Cedar Ford"));
        var hidden = await CommandAsync(
            "call", "set_initiative", "--campaign", played, "--initiative_order", """[{"name":"Nithe Dross","initiative":20,"hp":{"current":30,"max":30},"hidden":true},{"name":"Ilvane Marrow","initiative":3,"is_player":true}]""");
        Assert.Equal(ExitCodes.Ok, hidden.Code);
        var person = await JoinAsync(run);
        await CommandAsync("users", "role", person, "player", "--campaign", played);

        await AskAsync("initialize", """{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}""");
        var listed = (await CallAsync("list_campaigns", "{}")).GetRawText();
        Assert.Contains(run, listed, StringComparison.Ordinal);
        Assert.Contains(played, listed, StringComparison.Ordinal);
        Assert.DoesNotContain(others, listed, StringComparison.Ordinal);
        Assert.Contains("set_initiative", await ToolsAsync());
        Assert.Contains(run, (await CallAsync("what_now", "{}")).GetRawText(), StringComparison.Ordinal);

        // One call about the other campaign, without going there.
        Assert.False(Failed(await CallAsync("get_campaign_data", $$"""{"campaign_id":"{{played}}"}""")));
        Assert.True(Failed(await CallAsync("get_campaign_data", $$"""{"campaign_id":"{{others}}"}""")));

        Assert.False(Failed(await CallAsync("select_campaign", $$"""{"campaign":"{{played}}"}""")));
        var tools = await ToolsAsync();
        Assert.Contains("roll_dice", tools);
        Assert.Contains("select_campaign", tools);
        Assert.DoesNotContain("set_initiative", tools);
        Assert.Contains(played, (await CallAsync("what_now", "{}")).GetRawText(), StringComparison.Ordinal);
        var fight = (await AskAsync("resources/read", """{"uri":"campaign://current/combat"}""")).GetRawText();
        Assert.Contains("Ilvane Marrow", fight, StringComparison.Ordinal);
        Assert.DoesNotContain("Nithe Dross", fight, StringComparison.Ordinal);

        foreach (var there in (string[])[others, "no-such-campaign"])
        {
            var refused = await CallAsync("select_campaign", $$"""{"campaign":"{{there}}"}""");
            Assert.True(Failed(refused));
            Assert.Contains("There is no such campaign.", refused.GetRawText(), StringComparison.Ordinal);
        }

        Assert.True((await AskAsync("resources/read", $$"""{"uri":"campaign://{{others}}/party"}""")).TryGetProperty("error", out _));
        Assert.Contains(played, (await CallAsync("what_now", "{}")).GetRawText(), StringComparison.Ordinal);
        Assert.False(Failed(await CallAsync("select_campaign", """{"campaign":"Alder Ford"}""")));
        Assert.Contains("set_initiative", await ToolsAsync());

        var records = (await CommandAsync("security", "--json")).Json.GetProperty("records").EnumerateArray()
            .Where(one => one.GetProperty("what").GetString() == "refused-campaign" && one.TryGetProperty("target", out var target) && target.GetString() == others).ToList();
        Assert.NotEmpty(records);
        Assert.All(records, one => Assert.Equal(person, one.GetProperty("person").GetString()));
    }

    [Fact]
    public async Task An_address_that_names_a_campaign_leaves_no_other_to_somebody_who_is_in_several()
    {
        var (run, played) = (await CreateAsync("Alder Ford"), await CreateAsync("Birch Ford"));
        await CommandAsync("users", "role", await JoinAsync(run), "player", "--campaign", played);
        await AskAsync("initialize", """{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}""", "?campaign=" + played);
        var listed = (await CallAsync("list_campaigns", "{}")).GetRawText();
        Assert.Contains(played, listed, StringComparison.Ordinal);
        Assert.DoesNotContain(run, listed, StringComparison.Ordinal);
        var tools = await ToolsAsync();
        Assert.DoesNotContain("select_campaign", tools);
        Assert.DoesNotContain("set_initiative", tools);
        Assert.True((await AskAsync("resources/read", $$"""{"uri":"campaign://{{run}}/party"}""")).TryGetProperty("error", out _));
    }

    private async Task<string> CreateAsync(string name) =>
        (await CommandAsync("call", "create_campaign", "--name", name, "--system", "generic", "--json")).Json.GetProperty("data").GetProperty("id").GetString()!;

    private async Task<string> JoinAsync(string campaign)
    {
        var link = (await CommandAsync("invite", "--here", "--role", "gm", "--campaign", campaign, "--json")).Json.GetProperty("address").GetString()!;
        using var joined = await _http.PostAsJsonAsync(new Uri("api/join", UriKind.Relative), JsonElement.Parse($$"""{"code":"{{link.Split('#')[1]}}","name":"Mira"}"""), CallJsonForTest.Default.JsonElement);
        return JsonElement.Parse(await joined.Content.ReadAsStringAsync()).GetProperty("person").GetString()!;
    }

    private async Task<List<string>> ToolsAsync()
    {
        var (all, cursor) = (new List<string>(), "{}");
        while (true)
        {
            var page = await AskAsync("tools/list", cursor);
            all.AddRange(page.GetProperty("tools").EnumerateArray().Select(static tool => tool.GetProperty("name").GetString()!));
            if (!page.TryGetProperty("nextCursor", out var next))
            {
                return all;
            }

            cursor = $$"""{"cursor":{{next.GetRawText()}}}""";
        }
    }

    private Task<JsonElement> CallAsync(string tool, string arguments) => AskAsync("tools/call", $$"""{"name":"{{tool}}","arguments":{{arguments}}}""");

    /// <returns>The result, or the whole answer when there is none.</returns>
    private async Task<JsonElement> AskAsync(string method, string parameters, string query = "")
    {
        var id = ++_ids;
        using var request = new HttpRequestMessage(HttpMethod.Post, "mcp" + query)
        {
            Content = new StringContent($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}""", Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        if (_session is not null)
        {
            request.Headers.Add("Mcp-Session-Id", _session);
        }

        using var response = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        _session ??= response.Headers.GetValues("Mcp-Session-Id").Single();
        var answer = (await response.Content.ReadAsStringAsync()).Split('\n').Where(static line => line.StartsWith("data: {", StringComparison.Ordinal)).Select(static line => JsonElement.Parse(line[6..]))
            .Single(one => one.TryGetProperty("id", out var its) && its.GetRawText() == $"{id}");
        return answer.TryGetProperty("result", out var result) ? result : answer;
    }

    private static bool Failed(JsonElement result) => result.GetProperty("isError").GetBoolean();
}
