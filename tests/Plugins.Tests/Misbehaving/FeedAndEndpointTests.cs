using System.Text;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

/// <summary>What goes wrong in feeds and endpoints is an error for whoever asked.</summary>
public sealed class FeedAndEndpointTests
{
    [Theory]
    [InlineData("throw new InvalidOperationException(\"no ink\");", "bad failed in feed board: no ink.")]
    [InlineData("return null!;", "bad returned nothing from feed board.")]
    [InlineData("await Task.Delay(-1, CancellationToken.None); return [];", "bad did not come back from feed board, and the call was abandoned.")]
    public async Task A_feed_that_fails_says_so_to_its_viewers(string body, string told)
    {
        await using var test = await RealHouse.OpenAsync();
        test.Drop("bad", Feed(body));
        test.Drop("good", Feed("return [view.Parts[\"word\"]];"));
        await test.House.StartAsync(CancellationToken.None);

        var view = new FeedView("camp", new Dictionary<string, JsonElement> { ["word"] = JsonElement.Parse("\"hello\"") });
        Assert.Equal(told, (await test.House.Feed("bad", "board")!.OpenAsync(view, CancellationToken.None)).Error?.Message);
        Assert.Equal("hello", (await test.House.Feed("good", "board")!.OpenAsync(view, CancellationToken.None)).Value?[0].GetString());
        Assert.Contains(test.Status("bad")!.Figures, static figures => figures is { Call: "feed board", Failures: 1 });
    }

    [Theory]
    [InlineData("throw new InvalidOperationException(\"no door\");", "bad failed in endpoint: no door.")]
    [InlineData("return null!;", "bad returned nothing from endpoint.")]
    [InlineData("return new EndpointResponse(99999);", "bad failed in endpoint: an endpoint answers with a status of 200 to 599 and a media type.")]
    [InlineData("return new EndpointResponse(200) { MediaType = \"a\\r\\nb\" };", "bad failed in endpoint: an endpoint answers with a status of 200 to 599 and a media type.")]
    [InlineData("return new EndpointResponse(200) { Reaction = Reaction.Append(new NewEvent(\"dice/rolled\", System.Text.Json.JsonElement.Parse(\"{}\"), Audience.Everyone)) };", "bad may not append 'dice/rolled': its own kinds start with 'bad/'.")]
    public async Task An_endpoint_that_fails_says_so_to_whoever_asked(string body, string told)
    {
        await using var test = await RealHouse.OpenAsync();
        test.Drop("bad", Endpoint(body));
        test.Drop("good", Endpoint("return new EndpointResponse(200) { Body = System.Text.Encoding.UTF8.GetBytes(request.Path) };"));
        await test.House.StartAsync(CancellationToken.None);

        var request = new EndpointRequest("GET", "/over/there", TestHouse.Gm);
        Assert.Equal(told, (await test.House.HandleAsync("bad", request, CancellationToken.None)).Error?.Message);
        var good = await test.House.HandleAsync("good", request, CancellationToken.None);
        Assert.Equal("/over/there", Encoding.UTF8.GetString(good.Value!.Body.Span));
        Assert.Equal("not-found", (await test.House.HandleAsync("nobody", request, CancellationToken.None)).Error?.Code);
    }

    [Fact]
    public async Task What_is_exported_twice_is_named()
    {
        await using var test = await RealHouse.OpenAsync();
        var twice = Feed("return [];") + Feed("return [];").Replace("Board", "Other", StringComparison.Ordinal)
            + Endpoint("return new EndpointResponse(204);") + Endpoint("return new EndpointResponse(204);").Replace("TheEndpoint", "Other2", StringComparison.Ordinal);
        test.Drop("double", twice);
        await test.House.StartAsync(CancellationToken.None);
        Assert.Equal(
            ["It exports 2 endpoints; only one of them is called.", "It exports the feed 'board' more than once; only one of them is served."],
            test.Status("double")?.Warnings);
    }

    [Fact]
    public async Task A_new_version_that_needs_something_takes_over_but_is_called_by_nobody()
    {
        await using var test = await RealHouse.OpenAsync();
        test.Drop("bot", Feed("return [];"));
        await test.House.StartAsync(CancellationToken.None);
        Assert.NotNull(test.House.Feed("bot", "board"));

        const string Needing = "[Export(typeof(IStartupHook))] public sealed class Start : IStartupHook { public Task<Readiness> StartAsync(Startup s, CancellationToken t) => Task.FromResult(Readiness.Missing(\"a word\")); }";
        test.Drop("bot", Feed("return [];") + Needing, static manifest => manifest["version"] = "2.0.0");
        await test.UntilAsync("bot", static bot => bot is { State: PluginState.Idle, Version: "2.0.0", Note: "needs a word", LastUnload: not null });
        Assert.Null(test.House.Feed("bot", "board"));
    }

    private static string Feed(string body) => $$"""
        [Export(typeof(IFeed))]
        public sealed class Board : IFeed
        {
            public string Name => "board";

            public async ValueTask<IReadOnlyList<System.Text.Json.JsonElement>> OpenAsync(FeedView view, CancellationToken cancellationToken)
            {
                await Task.CompletedTask;
                {{body}}
            }

            public ValueTask<IReadOnlyList<System.Text.Json.JsonElement>> NextAsync(FeedView view, TableEvent happened, CancellationToken cancellationToken) => OpenAsync(view, cancellationToken);
        }
        """;

    private static string Endpoint(string body) => $$"""
        [Export(typeof(IEndpoint))]
        public sealed class TheEndpoint : IEndpoint
        {
            public async Task<EndpointResponse> HandleAsync(EndpointRequest request, CancellationToken cancellationToken)
            {
                await Task.CompletedTask;
                {{body}}
            }
        }
        """;
}
