using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

/// <summary>A table that plays a system, and what fights there need again and again.</summary>
public abstract class CombatSuite(string system) : TableSuite
{
    private protected const string Wyrm = """{"name":"Wyrm","hp":100,"ac":15,"dex":14,"resist":["fire",{"resist":["slashing"],"note":"from nonmagical attacks"}],"immune":["cold"],"vulnerable":["thunder"],"legendaryActions":3}""";

    public override async Task InitializeAsync()
    {
        await OpenAsync();
        Campaign = Text(await CallAsync(Gm, "create_campaign", $$"""{"name":"The Salt Road","system":"{{system}}"}"""), "id");
    }

    internal async Task<Fighter> FighterAsync(string name, Audience? audience = null) => (await StateAsync(audience)).Fight!.Fighters.Single(one => one.Name == name);

    internal async Task<string> DoAsync(string tool, string arguments = "{}") => Said(await DoneAsync(Gm, tool, arguments));

    /// <summary>A character of Kim's, and in the fight.</summary>
    internal async Task<string> JoinAsync(string name, int hp, int initiative = 10, string player = "Kim")
    {
        var id = Text(await DoneAsync(Gm, "add_character", $$"""{"name":"{{name}}","player":"{{player}}","max_hp":{{hp}}}"""), "id");
        await DoAsync("add_combatant", $$"""{"of":"{{name}}","initiative":{{initiative}}}""");
        return id;
    }

    internal Task<string> BringAsync(string name, int initiative, int hp = 20) => DoAsync("add_combatant", $$"""{"name":"{{name}}","initiative":{{initiative}},"hp":{{hp}}}""");

    internal async Task<string> TurnAsync()
    {
        await DoAsync("next_turn");
        return (await StateAsync()).Fight!.Current!.Name;
    }

    /// <summary>More of a sheet than a tool would write.</summary>
    internal async Task WriteAsync(string character, params (string Path, string Json)[] leaves)
    {
        var draft = new Draft((await StateAsync()).World);
        foreach (var (path, json) in leaves)
        {
            draft.Set(draft.World.Find(EntityTypes.Character, character)!, path, JsonElement.Parse(json));
        }

        Assert.True((await Store.Journal.CommitAsync(new Journal.Commit { Step = new Journal.Step(Campaign, Gm, draft.Events()) }, CancellationToken.None)).Succeeded);
    }
}
