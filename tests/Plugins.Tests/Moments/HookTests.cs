namespace PluginHost.Plugins.Tests;

/// <summary>Each moment as the campaign's own tools bring it about, told to a compiled plugin.</summary>
public sealed class HookTests
{
    private const string Witness = """
        using System.Text.Json;
        [Export(typeof(ISessionHook)), Export(typeof(IDecisionHook)), Export(typeof(IEntityHook)), Export(typeof(IUpdateHook))]
        public sealed class Witness : ISessionHook, IDecisionHook, IEntityHook, IUpdateHook
        {
            public Task<Reaction> SessionStartedAsync(SessionStarted its, CancellationToken token) => Keep("started", $"{its.Id} {its.Name} of {its.Project} by {its.User}");
            public Task<Reaction> SessionEndedAsync(SessionEnded its, CancellationToken token) => Keep("ended", $"{its.Id} {its.Duration >= TimeSpan.Zero}");
            public Task<Reaction> DecisionAsync(Decision its, CancellationToken token) => Keep("decision", its.Content);
            public Task<Reaction> EntityAsync(Entity its, CancellationToken token) => Keep("entity", $"{its.Type} {its.Id} {its.Data.GetProperty("name").GetString()}");
            public Task<Reaction> UpdateAsync(Update its, CancellationToken token) => Keep("update", $"{its.Event.Kind} {its.Session}");

            private static Task<Reaction> Keep(string key, string text) =>
                Task.FromResult(new Reaction { State = [new StateChange(key, JsonElement.Parse("\"" + text + "\""))] });
        }
        """;

    [Fact]
    public async Task Each_hook_is_called_at_its_moment_and_updates_are_the_rest()
    {
        await using var test = await RealHouse.OpenAsync();
        test.Drop("witness", Witness, static manifest => manifest["needs"]!["reads"]!["kinds"] = new System.Text.Json.Nodes.JsonArray("campaigns/*", "dice/rolled"));
        await test.House.StartAsync(CancellationToken.None);
        Assert.Equal(["hook session", "hook update", "hook decision", "hook entity"], test.Status("witness")?.Offers);

        var campaign = await test.DoAsync("create_campaign", """{ "name": "Ash", "system": "generic" }""");
        var session = await test.DoAsync("start_session", """{ "session_name": "One" }""", campaign);
        await test.KeepsAsync("witness", "started", $"{session} One of Ash by mira");
        await test.DoAsync("roll_dice", """{ "expression": "1d4" }""", campaign);
        await test.KeepsAsync("witness", "update", $"dice/rolled {session}");
        await test.DoAsync("record_decision", """{ "content": "We flee." }""", campaign);
        await test.KeepsAsync("witness", "decision", "We flee.");
        var hero = await test.DoAsync("add_character", """{ "name": "Ari", "max_hp": 9 }""", campaign);
        await test.KeepsAsync("witness", "entity", $"character {hero} Ari");
        await test.DoAsync("end_session", campaign: campaign);
        await test.KeepsAsync("witness", "ended", $"{session} True");

        Assert.Equal("dice/rolled " + session, (await test.StateAsync("witness", "update"))?.GetString());
        Assert.Equal(0, test.Status("witness")?.Letters);
    }

    [Fact]
    public async Task Hooks_without_reads_are_called_too_but_not_for_what_is_old()
    {
        await using var test = await RealHouse.OpenAsync();
        var folder = test.Drop("witness", Witness, static manifest => manifest["needs"] = new System.Text.Json.Nodes.JsonObject());
        var manifest = ManifestReader.Read(folder).Value!.Manifest;
        Assert.Null(manifest.Needs.Reads);
        Assert.Equal(TimeSpan.FromMinutes(5), manifest.Needs.Reading.MaxAge);

        await test.House.StartAsync(CancellationToken.None);
        var campaign = await test.DoAsync("create_campaign", """{ "name": "Ash", "system": "generic" }""");
        await test.DoAsync("record_decision", """{ "content": "We stay." }""", campaign);
        await test.KeepsAsync("witness", "decision", "We stay.");
        Assert.Null(await test.StateAsync("witness", "update"));
    }

    [Fact]
    public async Task What_a_hook_failed_at_is_set_aside_and_the_status_says_what_to_do()
    {
        await using var test = await RealHouse.OpenAsync();
        test.Drop("clumsy", Witness.Replace("Keep(\"decision\", its.Content)", "throw new InvalidOperationException(\"no ink\")", StringComparison.Ordinal));
        await test.House.StartAsync(CancellationToken.None);
        var campaign = await test.DoAsync("create_campaign", """{ "name": "Ash", "system": "generic" }""");
        await test.DoAsync("record_decision", """{ "content": "We flee." }""", campaign);
        await test.UntilAsync("clumsy", static plugin => plugin?.Letters == 1);

        Assert.Equal("1 delivery or request failed and was set aside: see 'plugins letters clumsy', then 'plugins retry'.", test.Status("clumsy")?.Note);
        await test.DoAsync("add_character", """{ "name": "Ari", "max_hp": 9 }""", campaign);
        await Eventually.HoldsAsync(async () => await test.StateAsync("clumsy", "entity") is not null, () => $"it is {test.Status("clumsy")}");
    }
}
