using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>A whole evening through the command line alone, as a game master has it.</summary>
public sealed class WholeEveningTests
{
    private static readonly (string Name, string Player, int Points, int Armour, int Bonus)[] Party = [("Ilvane", "Kim", 31, 15, 5), ("Oddo", "Sam", 44, 18, 4), ("Tessaly", "Ren", 29, 14, 6)];

    [Fact]
    public async Task An_evening_is_played_taken_back_exported_and_goes_on_elsewhere()
    {
        using var folder = new TemporaryFolder();
        JsonNode exported;
        await using (var host = await HostProcess.StartAsync(folder.In("data")))
        {
            await CallAsync(host, "create_campaign", "--name", "The Salt Road", "--system", "dnd5e", "--description", "A road that the sea takes twice a day.");
            foreach (var one in Party)
            {
                await File.WriteAllTextAsync(folder.In($"{one.Name}.json"), Sheet(one));
                var shown = await host.CommandAsync("import", folder.In($"{one.Name}.json"), "--preview");
                Assert.False(shown["data"]!["applied"]!.GetValue<bool>());
                await host.CommandAsync("import", folder.In($"{one.Name}.json"));
            }

            await CallAsync(host, "plan_session", "--name", "The light that moved", "--plan", "The keeper is the lurker.");
            await CallAsync(host, "start_session", "--session_name", "The light that moved");
            await CallAsync(host, "add_session_note", "--note", "The log ends three winters ago.");
            await FightAsync(host);
            await CallAsync(host, "record_decision", "--content", "We take the boat.");
            await CallAsync(host, "end_session");
            var recap = Text(await CallAsync(host, "recap"));
            Assert.Contains("The light that moved", recap, StringComparison.Ordinal);
            Assert.Contains("We take the boat.", recap, StringComparison.Ordinal);
            Assert.DoesNotContain("The keeper is the lurker", Text(await host.CommandAsync("call", "recap", "--as", "kim")), StringComparison.Ordinal);

            // The end of the session and the decision before it.
            await CallAsync(host, "undo");
            await CallAsync(host, "undo");
            var decisions = await CallAsync(host, "get_campaign_data", "--data_type", "decisions");
            Assert.DoesNotContain("We take the boat.", decisions.ToJsonString(), StringComparison.Ordinal);
            Assert.Contains("active", (await CallAsync(host, "get_campaign_data", "--data_type", "sessions")).ToJsonString(), StringComparison.Ordinal);

            exported = await ExportAsync(host, folder.In("out"));
        }

        await using var other = await HostProcess.StartAsync(folder.In("other"));
        var came = await other.CommandAsync("import", folder.In("out/campaign.json"), "--new");
        Assert.Empty(came["data"]!["not_understood"]!.AsArray());
        var again = await ExportAsync(other, folder.In("again"));
        Assert.Equal(exported.ToJsonString(), again.ToJsonString());
        Assert.Equal(3, exported["characters"]!.AsArray().Count);
    }

    private static async Task FightAsync(HostProcess host)
    {
        await CallAsync(host, "add_combatant", "--name", "Brine Husk", "--count", "2", "--hp", "22", "--ac", "12", "--initiative", "12");
        await CallAsync(host, "add_combatant", "--name", "Lurker", "--hp", "40", "--ac", "15", "--initiative", "9", "--hidden", "true");
        foreach (var one in Party)
        {
            await CallAsync(host, "add_combatant", "--of", one.Name);
        }

        await CallAsync(host, "roll_initiative");
        await CallAsync(host, "next_turn");
        for (var round = 1; round <= 4; round++)
        {
            await host.CommandAsync("call", "apply_damage", "--targets", """["Brine Husk 1"]""", "--dice", "2d6+3", "--type", "slashing");
            await host.CommandAsync("call", "apply_damage", "--targets", """["Oddo"]""", "--amount", "4", "--type", "cold");
            if (round == 2)
            {
                await host.CommandAsync("call", "reveal", "--combatant_id", "Lurker");
                await host.CommandAsync("call", "add_condition", "--targets", """["Tessaly"]""", "--condition", "poisoned", "--rounds", "1");
            }

            await CallAsync(host, "next_round");
        }

        var state = await CallAsync(host, "combat_state");
        Assert.Contains("Lurker", Text(state), StringComparison.Ordinal);
        await CallAsync(host, "end_combat");
        var oddo = (await CallAsync(host, "get_campaign_data", "--data_type", "party"))["data"]!.AsArray().Single(static one => one!["name"]!.GetValue<string>() == "Oddo")!;
        Assert.Equal(44 - (4 * 4), oddo["hp"]!["current"]!.GetValue<int>());
    }

    private static async Task<JsonNode> ExportAsync(HostProcess host, string folder)
    {
        await host.CommandAsync("export", "--to", folder);
        return JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "campaign.json")))!;
    }

    private static Task<JsonNode> CallAsync(HostProcess host, string tool, params string[] arguments) => host.CommandAsync(["call", tool, .. arguments]);

    private static string Text(JsonNode result) => string.Concat(result["content"]!.AsArray().Select(static part => part!["text"]?.GetValue<string>()));

    private static string Sheet((string Name, string Player, int Points, int Armour, int Bonus) one) => $$"""
        {"version":"1.0","system":"dnd5e","character":{"name":"{{one.Name}}","player":"{{one.Player}}","level":3},
        "attributes":{"str":{"value":16},"dex":{"value":14},"con":{"value":12},"int":{"value":10},"wis":{"value":13},"cha":{"value":8} },
        "combat":{"hp":{"current":{{one.Points}},"max":{{one.Points}} },"ac":{{one.Armour}},"speed":{"walk":30},"attacks":[{"name":"Longsword","bonus":{{one.Bonus}},"damage":"1d8+3","type":"slashing"}] },
        "features":[{"name":"Second wind","uses":{"current":1,"max":1,"recharge":"short rest"} }],"lantern":{"lit":true} }
        """;
}
