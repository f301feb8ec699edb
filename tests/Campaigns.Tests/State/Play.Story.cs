using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

/// <summary>What is written during the evening: people, places, quests and notes, some of it for few.</summary>
internal sealed partial class Play
{
    private static readonly string[] Types = ["npcs", "locations", "factions", "quests", "plots", "items", "handouts", "maps", "timeline", "scenes", "monsters"];
    private static readonly string[] Looks = ["characters", "npcs", "locations", "quests", "items", "handouts", "timeline", "notes", "decisions", "sessions", "scenes", "campaign"];

    private (string Tool, string Arguments) NextStory(Principal who, KnownState state) => _random.Next(100) switch
    {
        < 16 => ("update_campaign_data", Create()),
        < 34 => ("update_campaign_data", Change(state)),
        < 42 => ("update_campaign_data", $$"""{"data_type":"notes","data":{{Note(who)}} }"""),
        < 44 => ("update_campaign_data", Remove(state)),
        < 51 => ("share", $$"""{"id":"{{Written(state)}}","audience":["{{Pick("everyone", "table", "gm", "person:kim", "person:sam")}}"]}"""),
        < 58 => ("complete_objective", $$"""{"quest":"{{state.World.Of(EntityTypes.Quest).LastOrDefault()?.Id ?? "nothing"}}","objective":"{{_random.Next(1, 4)}}","reopen":{{(_random.Next(4) == 0 ? "true" : "false")}} }"""),
        < 61 => ("update_campaign_data", """{"data_type":"campaign","data":{"date":"1492-03-05 14:30","setting":"A coast."}}"""),
        < 64 => ("advance_time", $$"""{"days":{{_random.Next(3)}},"hours":{{_random.Next(30)}}{{(_random.Next(2) == 0 ? ",\"text\":\"The tide turned.\"" : "")}} }"""),
        < 67 => ("plan_session", $$"""{"name":"Evening {{++_made}}","plan":"{{Name(null)}} strikes."}"""),
        < 69 => ("start_session", $$"""{"session_id":"{{state.World.Of(EntityTypes.Session).FirstOrDefault(static one => one.Its.Text("status") == "planned")?.Id ?? "none"}}"}"""),
        < 72 => ("set_attendance", """{"present":["Kim","Sam"]}"""),
        < 76 => ("award", $$"""{"xp":{{_random.Next(200)}},"loot":[{"name":"Rope {{++_made}}"}],"reason":"The boat"}"""),
        < 80 => ("set_scene", _random.Next(2) == 0 ? $$"""{"scene":"{{Name(null)}}","hidden":true}""" : $$"""{"scene":"{{Pick("The stairs", "The boat", "")}}"}"""),
        < 84 => ("recap", "{}"),
        < 88 => ("history", "{}"),
        < 90 => ("diff", """{"from":"2020-01-01T00:00Z"}"""),
        < 92 => ("at", $$"""{"moment":"2030-01-01T00:00Z","data_type":"{{Pick(Looks)}}"}"""),
        < 94 => ("search_campaign", $$"""{"query":"{{Pick("salt on the stairs", "boat", "veiled", "a hidden thing")}}"}"""),
        < 97 => ("check_links", "{}"),
        _ => ("get_campaign_data", _random.Next(2) == 0 ? $$"""{"data_type":"{{Pick(Looks)}}"}""" : $$"""{"id":"{{Written(state)}}"}"""),
    };

    private string Create()
    {
        var type = Pick(Types);
        var name = $"Thing {++_made}";
        var text = type == "timeline" ? "text" : "description";
        var more = type == "quests" ? ""","objectives":["Find it","Carry it","Burn it"]""" : type == "maps" ? ""","grid":{"width":16,"height":16}""" : "";
        return _random.Next(4) switch
        {
            // What is for the game master alone by its type or its audience, until it is shared.
            0 => $$"""{"data_type":"{{type}}","data":{"name":"{{name}}","audience":["gm"],"{{text}}":"{{Told()}} on the [[Thing 3]]"{{more}} } }""",
            1 => $$"""{"data_type":"{{type}}","data":[{"name":"{{name}}","secret":"{{Name(null)}}","{{text}}":"Salt."{{more}} },{"name":"{{name}} B","{{text}}":"Boat."}]}""",
            2 => $$"""{"data_type":"{{type}}","data":{"name":"{{name}}","audience":["everyone"],"withheld":["trap"],"trap":{"kind":"{{Name(null)}}"},"{{text}}":"[[rules:Fireball]]"{{more}} } }""",
            _ => $$"""{"data_type":"{{type}}","data":{"name":"{{name}}","audience":["person:kim"],"{{text}}":"{{Told("kim")}}"{{more}} } }""",
        };
    }

    private string Change(KnownState state)
    {
        if (state.World.Find(Written(state)) is not { } entity)
        {
            return """{"data_type":"npcs","data":{"id":"nobody","description":"x"}}""";
        }

        var type = DataTypes.Of(entity.Type);
        var changed = _random.Next(7) switch
        {
            0 => $"\"secret\":\"{Name(null)}\"",
            1 => "\"description\":\"Salt on the stairs.\"",
            2 => $"\"tags\":[\"wet\",\"cold\"],\"depth\":{_random.Next(99)}",
            3 => "\"description\":null",
            4 => $"\"audience\":[\"gm\"],\"notes\":\"{Told()}\"",
            5 => "\"state\":{\"doors\":[{\"open\":true},{\"open\":false}]},\"withheld\":[\"state\"]",
            _ => "\"links\":[\"Thing 1\",{\"to\":\"Thing 2\",\"as\":\"foe\"}],\"state\":\"quiet\"",
        };
        var was = _random.Next(3) == 0 ? ",\"was\":{\"description\":\"Salt.\"}" : "";
        return $$"""{"data_type":"{{type}}","data":{"id":"{{entity.Id}}",{{changed}} }{{was}} }""";
    }

    private string Note(Principal who) => _random.Next(3) switch
    {
        0 => $$"""{"text":"{{Name(who)}}","audience":["person:{{who.Person}}"]}""",
        1 => $$"""{"text":"{{Name(who)}}","audience":["gm"]}""",
        _ => """{"text":"Salt on the stairs, by hand."}""",
    };

    private string Remove(KnownState state) => state.World.Find(Written(state)) is { } entity
        ? $$"""{"data_type":"{{DataTypes.Of(entity.Type)}}","data":{"id":"{{entity.Id}}","_delete":true} }"""
        : """{"data_type":"npcs","data":{"id":"nobody","_delete":true}}""";

    private string Written(KnownState state)
    {
        var all = state.World.All.Where(static one => EntityTypes.Written.Contains(one.Type) && one.Type is not (EntityTypes.Campaign or EntityTypes.Session or EntityTypes.Character)).ToList();
        return all.Count == 0 || _random.Next(15) == 0 ? "nobody" : all[_random.Next(all.Count)].Id;
    }

    /// <summary>Secret until somebody shares what it was written of.</summary>
    private string Told(string? owner = null)
    {
        var marker = Name(null);
        Secrets[^1] = Secrets[^1] with { Owner = owner };
        return marker;
    }

    /// <summary>Whoever shares a thing, or withholds something else of it from now on, tells what is not secret of it.</summary>
    private void LearnStory(string tool, string arguments, KnownState before, long head)
    {
        var isRetold = tool == "update_campaign_data" && arguments.Contains("\"withheld\":[\"state\"]", StringComparison.Ordinal);
        if (!isRetold && (tool != "share" || arguments.Contains("[\"gm\"]", StringComparison.Ordinal)))
        {
            return;
        }

        foreach (var entity in before.World.All.Where(one => arguments.Contains($"\"{one.Id}\"", StringComparison.Ordinal)))
        {
            var withheld = isRetold ? [] : entity.Its.Pairs().Where(static leaf => leaf.Key.StartsWith("withheld/", StringComparison.Ordinal)).Select(static leaf => leaf.Value.GetString()).ToList();
            var told = string.Join(' ', entity.Its.Pairs().Where(leaf => leaf.Key != "secret" && !withheld.Contains(leaf.Key.Split('/')[0])).Select(static leaf => leaf.Value.GetRawText()));
            foreach (var secret in Secrets.Where(secret => told.Contains(secret.Marker, StringComparison.Ordinal)))
            {
                secret.Until = Math.Min(secret.Until, head);
            }
        }
    }

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
