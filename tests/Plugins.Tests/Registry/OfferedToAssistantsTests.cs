using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

/// <summary>Resources, prompts and completions of a plugin: served behind its guard, and gone with it.</summary>
public sealed class OfferedToAssistantsTests
{
    private const string Reader = """
        [Export(typeof(IResourceProvider))]
        public sealed class Reader : IResourceProvider
        {
            public IReadOnlyList<ResourceDescription> Resources { get; } = [new("omen://{id}", "An omen", "One omen.") { MinimumRole = Role.Player, MediaType = "text/plain" }];

            public Task<Result<ExportDocument>> ReadAsync(string uri, Principal caller, CancellationToken cancellationToken) => uri switch
            {
                "omen://throws" => throw new InvalidOperationException("at the wrong moment"),
                "omen://large" => Task.FromResult<Result<ExportDocument>>(new ExportDocument("large", "text/plain", new byte[2 << 20])),
                "omen://none" => Task.FromResult<Result<ExportDocument>>(Error.NotFound("There is no such omen.")),
                _ => Task.FromResult<Result<ExportDocument>>(new ExportDocument("omen.txt", "text/plain", System.Text.Encoding.UTF8.GetBytes(uri + " for " + caller.Person))),
            };
        }

        [Export(typeof(IPromptProvider))]
        [Export(typeof(IArgumentCompleter))]
        public sealed class Prompter : IPromptProvider, IArgumentCompleter
        {
            public IReadOnlyList<PromptDescription> Prompts { get; } = [new("tell_omen", "Tell an omen", "Tells one.", [new PromptArgument("tone", "How.", true)])];

            public Task<PromptResult> RenderAsync(PromptCall call, CancellationToken cancellationToken) => Task.FromResult(PromptResult.Text("Tell it " + call.Arguments["tone"]));

            public Task<IReadOnlyList<string>> CompleteAsync(CompletionCall completion, CancellationToken cancellationToken) =>
                completion.Typed == "boom" ? throw new InvalidOperationException() : Task.FromResult<IReadOnlyList<string>>([completion.Typed + "ly", "", null!]);
        }
        """;

    private static readonly Principal Mira = new("mira", Role.Player, "mcp");

    [Fact]
    public async Task What_a_plugin_offers_is_read_and_rendered_and_what_it_does_wrong_is_a_sentence()
    {
        await using var test = await RealHouse.OpenAsync();
        test.Drop("omens", Reader);
        await test.House.StartAsync(CancellationToken.None);
        Assert.Equal(["resource omen://{id}", "prompt tell_omen"], test.Status("omens")?.Offers);
        Assert.Empty(test.Status("omens")!.Warnings);

        var omen = Assert.Single(test.House.Resources);
        Assert.Equal("omen://7 for mira", Encoding.UTF8.GetString((await omen.ReadAsync("omen://7", Mira, CancellationToken.None)).Value!.Content.Span));
        Assert.Equal("not-found", (await omen.ReadAsync("omen://none", Mira, CancellationToken.None)).Error!.Code);
        Assert.False((await omen.ReadAsync("omen://throws", Mira, CancellationToken.None)).Succeeded);
        Assert.False((await omen.ReadAsync("omen://large", Mira, CancellationToken.None)).Succeeded);

        var prompt = Assert.Single(test.House.Prompts);
        var rendered = await prompt.RenderAsync(new PromptCall("tell_omen", new Dictionary<string, string> { ["tone"] = "softly" }, Mira), CancellationToken.None);
        Assert.Equal("Tell it softly", Assert.IsType<TextContent>(Assert.Single(rendered.Messages).Content).Text);
        Assert.NotNull((await prompt.RenderAsync(new PromptCall("tell_omen", new Dictionary<string, string>(), Mira), CancellationToken.None)).Error);
        Assert.Equal(["softly"], await prompt.CompleteAsync(new CompletionCall("tell_omen", "tone", "soft", Mira), CancellationToken.None));
        Assert.Empty(await prompt.CompleteAsync(new CompletionCall("tell_omen", "tone", "boom", Mira), CancellationToken.None));
    }

    [Fact]
    public async Task What_a_plugin_offered_is_gone_with_it_and_so_is_its_memory()
    {
        await using var test = await RealHouse.OpenAsync();
        test.Drop("omens", Reader);
        await test.House.StartAsync(CancellationToken.None);
        var omen = Assert.Single(test.House.Resources);
        Assert.True((await omen.ReadAsync("omen://7", Mira, CancellationToken.None)).Succeeded);

        await test.House.DisableAsync("omens", CancellationToken.None);
        Assert.Empty(test.House.Resources);
        Assert.Empty(test.House.Prompts);
        Assert.False((await omen.ReadAsync("omen://7", Mira, CancellationToken.None)).Succeeded);
        Assert.StartsWith("unloaded in", test.Status("omens")?.LastUnload, StringComparison.Ordinal);
    }
}
