using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests;

/// <summary>All that a game master's assistant is offered beside tools can be had.</summary>
public sealed class OfferTests(SharedTable table) : IClassFixture<SharedTable>
{
    [Fact]
    public async Task Whom_the_game_master_can_voice_are_the_people_of_the_campaign_and_not_its_players_characters()
    {
        using var client = await BeginAsync();
        await client.CallAsync("add_character", new JsonObject { ["name"] = "Old Mirren", ["max_hp"] = 9 });
        await client.CallAsync("update_campaign_data", new JsonObject { ["data_type"] = "npcs", ["data"] = new JsonObject { ["name"] = "Old Tam Reed" } });
        var completed = await client.AskAsync("completion/complete", new JsonObject
        {
            ["ref"] = new JsonObject { ["type"] = "ref/prompt", ["name"] = "voice_npc" },
            ["argument"] = new JsonObject { ["name"] = "name", ["value"] = "old" },
        });
        Assert.Equal("""["Old Tam Reed"]""", completed["completion"]!["values"]!.ToJsonString());
    }

    [Fact]
    public async Task What_happened_lately_is_told_without_what_says_nothing_of_itself()
    {
        using var client = await BeginAsync();
        await client.CallAsync("start_poll", new JsonObject { ["question"] = "Up or down?", ["options"] = new JsonArray("up", "down") });
        await client.CallAsync("vote", new JsonObject { ["option"] = "up" });
        await client.CallAsync("add_session_note", new JsonObject { ["note"] = "The stairs creak." });
        var lately = (await client.CallAsync("what_now"))["content"]![0]!["text"]!.GetValue<string>().Split("Lately:\n")[1].Split('\n');
        Assert.Contains(lately, static line => line.EndsWith("The stairs creak.", StringComparison.Ordinal));
        Assert.DoesNotContain(lately, static line => line.EndsWith(" voted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_prompt_is_listed_and_brings_what_it_needs()
    {
        using var client = await BeginAsync();
        await client.CallAsync("set_active_personality", new JsonObject { ["system"] = "coc7e" });
        var listed = (await client.AskAsync("prompts/list"))["prompts"]!.AsArray();
        Assert.Equal(
            ["adjudicate_rule", "build_encounter", "describe_room", "prep_session", "recap", "run_scene", "voice_npc"],
            listed.Select(static prompt => prompt!["name"]!.GetValue<string>()).Where(static name => !name.StartsWith("test_", StringComparison.Ordinal)));
        foreach (var prompt in listed)
        {
            var arguments = new JsonObject(prompt!["arguments"]!.AsArray().Select(static one => KeyValuePair.Create(one!["name"]!.GetValue<string>(), (JsonNode?)"the old mill")));
            var said = await client.AskAsync("prompts/get", new JsonObject { ["name"] = prompt["name"]!.GetValue<string>(), ["arguments"] = arguments });
            Assert.True(said["messages"]!.AsArray().Count > 1, said.ToJsonString());
        }

        var voice = await client.AskAsync("prompts/get", new JsonObject { ["name"] = "voice_npc", ["arguments"] = new JsonObject { ["name"] = "Old Tam" } });
        var tone = await client.AskAsync("resources/read", new JsonObject { ["uri"] = "campaign://current/personality" });
        Assert.Contains(tone["contents"]![0]!["text"]!.GetValue<string>(), voice["messages"]!.AsArray().Select(static message => message!["content"]!["resource"]?["text"]?.GetValue<string>() ?? ""));
        Assert.DoesNotContain("No personality", tone.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_address_can_be_read_and_its_names_are_completed()
    {
        using var client = await BeginAsync();
        var rule = (await client.CallAsync("search", new JsonObject { ["query"] = "light a lantern", ["max_results"] = 1 }))["structuredContent"]!["results"]![0]!;
        await client.CallAsync("start_session");
        var templates = (await client.AskAsync("resources/templates/list"))["resourceTemplates"]!.AsArray().Select(static one => one!["uriTemplate"]!.GetValue<string>()).ToList();
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal) { "campaign://{id}", "campaign://{id}/party", "campaign://{id}/combat", "campaign://{id}/session/current", "campaign://{id}/timeline", "campaign://{id}/notes", "campaign://{id}/personality", "character://{id}", "rules://{source}/{section}" },
            templates.ToHashSet(StringComparer.Ordinal));
        var campaign = Assert.Single(await CompletedAsync(client, "campaign://{id}", "id", ""));
        var source = (await CompletedAsync(client, "rules://{source}/{section}", "source", ""))[0];
        var character = (await CompletedAsync(client, "character://{id}", "id", "ilv"))[0];
        Assert.NotEmpty(await CompletedAsync(client, "rules://{source}/{section}", "section", "la"));
        foreach (var template in templates)
        {
            var uri = template.StartsWith("campaign", StringComparison.Ordinal) ? template.Replace("{id}", campaign, StringComparison.Ordinal)
                : template.Replace("{id}", Uri.EscapeDataString(character), StringComparison.Ordinal).Replace("{source}", source, StringComparison.Ordinal).Replace("{section}", rule["id"]!.GetValue<string>(), StringComparison.Ordinal);
            var read = await client.AskAsync("resources/read", new JsonObject { ["uri"] = uri });
            Assert.True(read["contents"]?[0]?["text"]?.GetValue<string>().Length > 0, $"{uri}: {read.ToJsonString()}");
        }

        Assert.Contains("journal://recent", (await client.AskAsync("resources/list")).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_takes_something_away_for_good_can_be_tried_first()
    {
        using var client = await BeginAsync();
        var destructive = (await client.AskAsync("tools/list"))["tools"]!.AsArray().Where(static tool => tool!["annotations"]!["destructiveHint"]!.GetValue<bool>()).ToList();
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "redact_event", "remove_source" }, destructive.Select(static tool => tool!["name"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal));
        Assert.All(destructive, static tool => Assert.NotNull(tool!["inputSchema"]!["properties"]!["dry_run"]));
        await client.CallAsync("add_session_note", new JsonObject { ["note"] = "The mill burns." });
        var written = (await client.CallAsync("history", new JsonObject { ["limit"] = 1 }))["structuredContent"]!["data"]!["items"]![0]!["event"]!.GetValue<string>();
        var tried = await client.CallAsync("redact_event", new JsonObject { ["event"] = written, ["reason"] = "A slip.", ["dry_run"] = true });
        Assert.StartsWith("Would do", tried["content"]![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("The mill burns", (await client.CallAsync("recap")).ToJsonString() + await NotesAsync(client), StringComparison.Ordinal);
    }

    private static async Task<string> NotesAsync(AssistantClient client) => (await client.AskAsync("resources/read", new JsonObject { ["uri"] = "campaign://current/notes" })).ToJsonString();

    private static async Task<List<string>> CompletedAsync(AssistantClient client, string template, string name, string typed)
    {
        var asked = new JsonObject { ["ref"] = new JsonObject { ["type"] = "ref/resource", ["uri"] = template }, ["argument"] = new JsonObject { ["name"] = name, ["value"] = typed } };
        return [.. (await client.AskAsync("completion/complete", asked))["completion"]!["values"]!.AsArray().Select(static one => one!.GetValue<string>())];
    }

    private async Task<AssistantClient> BeginAsync()
    {
        var client = new AssistantClient(table.Host);
        await client.BeginAsync();
        return client;
    }
}
