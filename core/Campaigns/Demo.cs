using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>A campaign to look at on a host that has none, made with the same tools as any other.</summary>
public static class Demo
{
    /// <summary>How many events the whole demo has: one that has fewer was broken off, and is made to its end.</summary>
    internal const int Whole = 25;

    private const string Host = "host";

    /// <returns>The demo campaign's id when it was made now, or an empty text when there are campaigns already.</returns>
    public static async Task<string> EnsureAsync(IJournalStore store, IReadOnlyList<ITool> tools, Principal gm, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);

        // Most hosts that start have others, or a whole one: which of the two, nobody needs to know.
        var there = store.Journal.Journals.Where(static journal => journal != Host).ToList();
        if (there.Count > 1 || there.Any(journal => store.Journal.Head(journal) >= Whole))
        {
            return "";
        }

        const string Creation = """{"name":"The Salt Lantern","system":"generic","description":"A lighthouse that lures ships."}""";
        var planned = await Call(null, 0, "create_campaign", Creation, dryRun: true);
        var campaign = planned.Data?.GetProperty("id").GetString() ?? throw new InvalidOperationException("The demo has no id.");
        if (store.Journal.Head(campaign) >= Whole || store.Journal.Journals.Any(journal => journal != Host && journal != campaign))
        {
            return "";
        }

        await Call(null, 0, "create_campaign", Creation);
        (string Tool, string Arguments)[] calls =
        [
            ("add_character", """{"name":"Ilvane Marrow","player":"Kim","max_hp":38,"current_hp":31}"""),
            ("add_character", """{"name":"Brother Oddo","player":"Sam","max_hp":44}"""),
            ("add_character", """{"name":"Tessaly Quick","player":"Ren","max_hp":29,"current_hp":12}"""),
            ("start_session", """{"session_name":"The light that moved"}"""),
            ("add_session_note", """{"note":"The keeper's log ends three winters ago."}"""),
            ("roll_dice", """{"expression":"1d20+5","player":"Ilvane Marrow"}"""),
            ("roll_dice", """{"expression":"2d6+3","player":"Brother Oddo"}"""),
            ("roll_dice", """{"expression":"1d20+2","player":"Lurker","hidden":true}"""),
            ("set_initiative", """
                {"initiative_order":[
                {"name":"Tessaly Quick","initiative":19,"hp":{"current":12,"max":29},"is_player":true},
                {"name":"Brine Husk","initiative":16,"hp":{"current":45,"max":45}},
                {"name":"Ilvane Marrow","initiative":14,"hp":{"current":31,"max":38},"is_player":true},
                {"name":"Lamp Horror","initiative":12,"hp":{"current":60,"max":60},"known":false},
                {"name":"Cellar Lurker","initiative":9,"hp":{"current":27,"max":27},"hidden":true},
                {"name":"Brother Oddo","initiative":7,"hp":{"current":44,"max":44},"is_player":true}]}
                """),
            ("next_turn", "{}"),
        ];
        for (var index = 0; index < calls.Length; index++)
        {
            await Call(campaign, index + 1, calls[index].Tool, calls[index].Arguments);
        }

        return campaign;

        async Task<ToolResult> Call(string? into, int number, string name, string arguments, bool dryRun = false)
        {
            var call = new ToolCall($"demo-{number}", name, JsonElement.Parse(arguments), gm) { Campaign = into, DryRun = dryRun };
            var result = await tools.Single(tool => tool.Description.Name == name).CallAsync(call, new Unheard(), cancellationToken);
            return result.Error is { } error ? throw new InvalidOperationException($"The demo could not be made: {error}") : result;
        }
    }

    private sealed class Unheard : IProgress<ToolProgress>
    {
        public void Report(ToolProgress value)
        {
        }
    }
}
