using System.Text.Json.Nodes;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

/// <summary>What compiled plugins may do through tools: their own and those of others.</summary>
public sealed class PluginCallTests
{
    private static readonly Principal Player = new("tom", Role.Player, "http");

    [Fact]
    public async Task A_plugin_calls_only_what_its_manifest_names_and_nothing_of_the_game_masters_unless_it_was_granted()
    {
        await using var test = await RealHouse.OpenAsync();
        test.Drop("low", Asking("ask_low"), static manifest => manifest["needs"] = Needs("everyone"));
        test.Drop("high", Asking("ask_high"), static manifest => manifest["needs"] = Needs("gm"));
        await test.House.StartAsync(CancellationToken.None);
        var campaign = await test.DoAsync("create_campaign", """{ "name": "Ash", "system": "generic" }""");
        const string Roll = """{ "tool": "roll_dice", "arguments": { "expression": "1d4" } }""";
        const string Decide = """{ "tool": "record_decision", "arguments": { "content": "We flee." } }""";

        Assert.Null(await CodeAsync("ask_low", Roll));
        Assert.Equal("forbidden", await CodeAsync("ask_low", """{ "tool": "list_campaigns", "arguments": {} }"""));
        Assert.Equal("not-found", await CodeAsync("ask_low", Decide));
        Assert.Null(await CodeAsync("ask_high", Decide));
        Assert.Equal("forbidden", await CodeAsync("ask_high", """{ "tool": "create_campaign", "arguments": {} }"""));
        Assert.Equal("not-found", (await test.CallAsync("ask_high", Roll, "no-such-campaign")).Error?.Code);

        async Task<string?> CodeAsync(string tool, string arguments) => (await test.CallAsync(tool, arguments, campaign)).Error?.Code;
    }

    [Fact]
    public async Task A_plugin_that_acts_for_somebody_has_the_lesser_rights_of_the_two_and_sees_no_more_than_it_was_granted()
    {
        await using var test = await RealHouse.OpenAsync();
        test.Drop("low", Asking("ask_low"), static manifest => manifest["needs"] = Needs("everyone"));
        test.Drop("high", Asking("ask_high"), static manifest => manifest["needs"] = Needs("gm"));
        await test.House.StartAsync(CancellationToken.None);
        var campaign = await test.DoAsync("create_campaign", """{ "name": "Ash", "system": "generic" }""");
        await test.DoAsync("set_initiative", """{ "initiative_order": [{ "name": "Ogre", "initiative": 3, "hp": { "current": 7, "max": 59 } }] }""", campaign);
        const string Decide = """{ "tool": "record_decision", "arguments": { "content": "We flee." }, "for": "caller" }""";
        const string Look = """{ "tool": "get_campaign_data", "arguments": {}, "for": "caller" }""";

        Assert.Equal("not-found", (await test.CallAsync("ask_low", Decide, campaign)).Error?.Code);
        Assert.Equal("not-found", (await test.CallAsync("ask_high", Decide, campaign, Player)).Error?.Code);
        Assert.Null((await test.CallAsync("ask_high", Decide, campaign)).Error);
        Assert.Contains("59", (await test.CallAsync("ask_high", Look, campaign)).Data?.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("59", (await test.CallAsync("ask_low", Look, campaign)).Data?.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("59", (await test.CallAsync("ask_high", Look, campaign, Player)).Data?.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("forbidden", (await test.CallAsync("ask_high", Decide.Replace("caller", "mira", StringComparison.Ordinal), campaign, Player)).Error?.Code);
    }

    [Fact]
    public async Task A_repeated_call_that_only_plans_a_request_sends_it_once()
    {
        await using var provider = new TestProvider(static _ => "200 OK");
        await using var test = await RealHouse.OpenAsync(static options => options with { LoopbackHttp = true });
        test.Drop("bot", Posting(provider.Address), static manifest => manifest["needs"] = new JsonObject { ["hosts"] = new JsonArray("127.0.0.1") });
        await test.House.StartAsync(CancellationToken.None);
        var campaign = await test.DoAsync("create_campaign", """{ "name": "Ash", "system": "generic" }""");

        var calls = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => test.CallAsync("post", campaign: campaign, id: "same")));
        await test.CallAsync("post", campaign: campaign, id: "another");
        Assert.All(calls, static call => Assert.Null(call.Error));
        await Eventually.HoldsAsync(async () => (await test.Store.Outbox.ListAsync(OutboxState.Sent, 10, CancellationToken.None)).Count == 2, () => $"{provider.Seen.Count} were sent");
        Assert.Equal(2, provider.Seen.Count);

        var other = await test.DoAsync("create_campaign", """{ "name": "Oak", "system": "generic" }""");
        await test.CallAsync("post", campaign: other, id: "same");
        await Eventually.HoldsAsync(() => provider.Seen.Count == 3, () => "another campaign's call was taken for a repetition");
        Assert.Equal(1, test.Store.Journal.Head(campaign));
    }

    [Fact]
    public async Task Tools_that_call_each_other_in_a_circle_are_stopped()
    {
        await using var test = await RealHouse.OpenAsync();
        const string Call = "return await tools.CallAsync(call.Tool == \"ping\" ? \"pong\" : \"ping\", call.Arguments, null, null, cancellationToken);";
        foreach (var name in new[] { "ping", "pong" })
            test.Drop(name, Tool(name, "IToolCaller tools", Call), static manifest => manifest["needs"] = new JsonObject { ["tools"] = new JsonArray("ping", "pong") });
        await test.House.StartAsync(CancellationToken.None);

        for (var round = 0; round < 3; round++)
            Assert.Equal("too-deep", (await test.CallAsync("ping")).Error?.Code);
        Assert.Equal(27, new[] { "ping", "pong" }.Sum(name => test.Status(name)!.Figures.Where(static one => one.Call.StartsWith("tool p", StringComparison.Ordinal)).Sum(static one => one.Calls)));
    }

    [Fact]
    public async Task A_request_that_was_refused_is_a_letter_that_a_person_has_sent_again()
    {
        await using var provider = new TestProvider(static nth => nth == 1 ? "404 Not Found" : "200 OK");
        await using var test = await RealHouse.OpenAsync(static options => options with { LoopbackHttp = true });
        test.Drop("bot", Posting(provider.Address), static manifest => manifest["needs"] = new JsonObject { ["hosts"] = new JsonArray("127.0.0.1") });
        await test.House.StartAsync(CancellationToken.None);
        await test.DoAsync("post");

        await test.UntilAsync("bot", static bot => bot is { Letters: 1 });
        Assert.Contains("plugins letters bot", test.Status("bot")?.Note, StringComparison.Ordinal);
        var letter = Assert.Single(await test.House.LettersAsync("bot", CancellationToken.None));
        Assert.Equal(("request: say it", "answered 404", 1), (letter.Kind, letter.Reason, letter.Attempts));

        Assert.True((await test.House.RetryAsync(letter.Id, CancellationToken.None)).Succeeded);
        await Eventually.HoldsAsync(() => provider.Seen.Count == 2, () => "it was not sent again");
        await test.UntilAsync("bot", static bot => bot is { Letters: 0, Note: null });
        Assert.Equal("not-found", (await test.House.RetryAsync(letter.Id, CancellationToken.None)).Error?.Code);
    }

    private static JsonObject Needs(string audience) => new()
    {
        ["tools"] = new JsonArray("roll_dice", "record_decision", "get_campaign_data"),
        ["audience"] = new JsonArray(audience),
    };

    private static string Asking(string name) => Tool(name, "IToolCaller tools", """
        var its = call.Arguments;
        var whom = its.TryGetProperty("for", out var named) ? named.GetString() == "caller" ? call.Caller : new Principal(named.GetString()!, Role.GameMaster, "cli") : null;
        return await tools.CallAsync(its.GetProperty("tool").GetString()!, its.GetProperty("arguments"), call.Campaign, whom, cancellationToken);
        """);

    private static string Posting(string address) => Tool("post", "IPluginStore store", $$"""
        await store.GetAsync("x", cancellationToken);
        return ToolResult.Text("planned") with
        {
            Reaction = new Reaction { Requests = [new PlannedRequest("say it", "{{address}}")], State = [new StateChange("last", System.Text.Json.JsonElement.Parse("1"))] },
        };
        """);

    private static string Tool(string name, string import, string body) => $$"""
        [Export(typeof(ITool))]
        [method: ImportingConstructor]
        public sealed class TheTool({{import}}) : ITool
        {
            public ToolDescription Description { get; } = new("{{name}}", "A tool", "It answers.", System.Text.Json.JsonElement.Parse("{\"type\":\"object\"}")) { MinimumRole = Role.Player };

            public async Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
            {
                {{body}}
            }
        }
        """;
}
