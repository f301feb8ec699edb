using System.Globalization;
using System.Text.Json.Nodes;
using PluginHost.Campaigns.Shared;
using PluginHost.Harness;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class RoundTripTests : TableSuite
{
    private static readonly string[] Words = ["salt", "Ünde", "海", "---", "name: x", "<!-- property: \"a\" -->", "```", "#1", "a/b", "~", "", " ", "\n", "\"", "\\", "null", "true", "7", "{}", "[]", "🎲"];
    private static readonly string[] Keys = ["name", "description", "text", "status", "secret", "id", "entity", "body", "type", "~id", "a/b", "#0001", "with space", "ü", "npcsOf", "content", "x"];

    [Theory]
    [InlineData("campaign", 1)]
    [InlineData("campaign", 2)]
    [InlineData("campaign", 3)]
    [InlineData("markdown", 4)]
    [InlineData("markdown", 5)]
    [InlineData("markdown", 6)]
    public async Task What_was_exported_is_imported_as_it_was(string format, int seed)
    {
        await FillAsync(new Random(seed), 60);
        await PutAsync(EntityTypes.Quest, "Find the lamp", """{"objectives":[{"text":"Ask","done":true},{"description":"Look","completed":7,"~description":null},"dig"]}""");
        await ShareAsync(new Random(seed));
        var files = await ExportAsync(format);
        Assert.True((await DoneAsync(Gm, "export_campaign", $$"""{"format":"{{format}}"}""")).Data!.Value.GetProperty("left_out").GetArrayLength() == 0);
        var before = Things(await StateAsync(Gm.Audience));
        if (format == "campaign")
        {
            Assert.Equal(["true"], await Ajv.ValidateAsync(Ajv.Schema("campaign"), [System.Text.Json.Nodes.JsonNode.Parse(Assert.Single(files).Bytes)!.ToJsonString()]));
            Assert.DoesNotContain("true", await Ajv.ValidateAsync(Ajv.Schema("campaign"), ["""{"version":"2.0","campaign":{},"world":{},"story":{},"resources":{}}""", """{"version":"1.0","campaign":{"name":"x","system":"y"},"world":{"npcs":[{}]},"story":{},"resources":{}}"""]));
        }

        var folder = Path.Combine(Imports, "back");
        foreach (var (name, bytes) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
            await File.WriteAllBytesAsync(Path.Combine(folder, name), bytes);
        }

        var path = files.Count == 1 ? "back/" + files[0].Name : "back";
        var imported = await DoneAsync(Gm, "import_file", $$"""{"path":"{{path}}","new_campaign":true}""");
        Campaign = imported.Data!.Value.GetProperty("campaign").GetString()!;
        Assert.Equal(before, Things(await StateAsync(Gm.Audience)));
        Assert.Equal(0, imported.Data!.Value.GetProperty("not_understood").GetArrayLength());

        // A second time there is nothing to do, and nothing is appended.
        var head = Store.Journal.Head(Campaign);
        var again = await DoneAsync(Gm, "import_file", $$"""{"path":"{{path}}"}""");
        Assert.Equal((0, 0), (again.Data!.Value.GetProperty("created").GetArrayLength(), again.Data.Value.GetProperty("changed").GetArrayLength()));
        Assert.Equal(head, Store.Journal.Head(Campaign));
    }

    [Fact]
    public async Task A_preview_says_what_would_happen_and_undo_takes_the_whole_import_back()
    {
        const string File = """{"version":"1.0","campaign":{"name":"Lamps","system":"generic"},"world":{"setting":"The coast","currentDate":"3 Frost","locations":[{"id":"loc_1","name":"Pier","npcs":["npc_1"]}],"npcs":[{"id":"npc_1","name":"Keeper","location":"loc_1","role":"ally"}]},"story":{"quests":[{"id":"q1","name":"Find the lamp","status":"active","objectives":[{"description":"Ask the keeper","completed":true}]}],"timeline":[{"session":1,"date":"2024-01-01","events":["They met"]}]},"resources":{"maps":[{"id":"m1","name":"Cellar","gridSize":5}],"handouts":[{"id":"h1","name":"Letter","content":"Come at night.","revealed":true},{"id":"h2","name":"Ledger","content":"Names.","revealed":false}]}}""";
        await System.IO.File.WriteAllTextAsync(Path.Combine(Imports, "lamps.json"), File);
        var head = Store.Journal.Head(Campaign);
        var preview = await DoneAsync(Gm, "import_file", """{"path":"lamps.json","preview":true}""");
        Assert.Equal((head, false, 7), (Store.Journal.Head(Campaign), preview.Data!.Value.GetProperty("applied").GetBoolean(), preview.Data.Value.GetProperty("created").GetArrayLength()));

        await DoneAsync(Gm, "import_file", """{"path":"lamps.json"}""");
        var world = (await StateAsync(Gm.Audience)).World;
        var pier = world.Of(EntityTypes.Location).Single();
        Assert.Equal(world.Of(EntityTypes.Npc).Single().Id, pier.Its.Text("npcs/#0000/ref"));
        Assert.True(world.Of(EntityTypes.Quest).Single().Its.Is("objectives/#0000/done"));
        Assert.Equal(["Letter"], (await StateAsync(Kim.Audience)).World.Of(EntityTypes.Handout).Select(static one => one.Name));
        Assert.Equal("The coast", world.Find(EntityTypes.Campaign, EntityTypes.Campaign)!.Its.Text("setting"));
        Assert.Equal("The Salt Road", world.Find(EntityTypes.Campaign, EntityTypes.Campaign)!.Name);

        await DoneAsync(Gm, "undo");
        Assert.DoesNotContain((await StateAsync()).World.All, static one => one.Type != EntityTypes.Campaign);
    }

    [Fact]
    public async Task An_export_holds_only_what_the_caller_may_see()
    {
        await PutAsync(EntityTypes.Npc, "Keeper", """{"description":"Zqx hidden"}""");
        await PutAsync(EntityTypes.Handout, "Letter", """{"content":"For all","secret":"Zqx secret","audience":["everyone"]}""");
        var seen = (await DoneAsync(Kim, "export_campaign")).Data!.Value.GetRawText();
        Assert.Contains("For all", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Zqx", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hidden_things_picture_is_as_hidden_as_the_thing()
    {
        var file = """{"version":"1.0","campaign":{"name":"Lamps"},"world":{},"blobs":{"a":{"mediaType":"image/png","base64":"AQID"},"b":{"mediaType":"image/png","base64":"BAUG"}},"others":{"item":[{"id":"i1","name":"Lamp","image":{"blob":"a"}},{"id":"i2","name":"Key","audience":["gm"],"image":{"blob":"b"}}]}}""";
        await DoneAsync(Gm, "import_file", new JsonObject { ["content"] = file }.ToJsonString());
        var items = (await StateAsync()).World.Of(EntityTypes.Item).ToDictionary(static one => one.Name, static one => one.Its.Text("image/blob")!);
        await using (var seen = (await Store.Blobs.OpenAsync(items["Lamp"], Kim.Audience, CancellationToken.None)).Value!)
        {
            Assert.Equal(3, seen.Info.Size);
        }

        Assert.Equal("not-found", (await Store.Blobs.OpenAsync(items["Key"], Kim.Audience, CancellationToken.None)).Error?.Code);
        await using var mine = (await Store.Blobs.OpenAsync(items["Key"], Gm.Audience, CancellationToken.None)).Value!;
        Assert.Equal(3, mine.Info.Size);
    }

    [Fact]
    public async Task A_character_is_imported_without_what_stands_beside_it()
    {
        const string File = """{"version":"1.0","campaign":{"name":"Lamps"},"world":{"npcs":[{"id":"n1","name":"Keeper"}]},"characters":[{"id":"c1","name":"Ilvane","player":"Kim"}]}""";
        var arguments = new JsonObject { ["content"] = File }.ToJsonString();
        await DoneAsync(Gm, "import_character", arguments);
        Assert.Equal(["Ilvane"], (await StateAsync()).World.All.Where(static one => one.Type != EntityTypes.Campaign).Select(static one => one.Name));
        var without = new JsonObject { ["content"] = File.Replace("characters", "strangers", StringComparison.Ordinal) }.ToJsonString();
        Assert.Equal("no-character", (await RefusedAsync(Gm, "import_character", without)).Code);
    }

    [Theory]
    [InlineData("nothing.json", "not-found")]
    [InlineData("../secrets", "forbidden")]
    [InlineData("/etc/hostname", "forbidden")]
    public async Task Files_elsewhere_are_not_read(string path, string code) => Assert.Equal(code, (await RefusedAsync(Gm, "import_file", $$"""{"path":"{{path}}"}""")).Code);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("hello")]
    [InlineData("""{"version":"1.0","campaign":{"name":""")]
    [InlineData("""{"version":"9.0","campaign":{},"world":{}}""")]
    [InlineData("""{"version":"1.0","campaign":7,"world":[],"story":"x"}""")]
    [InlineData("""{"version":"1.0","campaign":{"a":1,"a":2},"world":{}}""")]
    [InlineData("""{"version":"1.0","campaign":{"name":"\ud800"},"world":{}}""")]
    public async Task Damaged_files_change_nothing(string text)
    {
        var head = Store.Journal.Head(Campaign);
        var result = await CallAsync(Gm, "import_file", new JsonObject { ["content"] = text }.ToJsonString());
        Assert.True(result.Error is not null || Store.Journal.Head(Campaign) == head);
        if (result.Error is not null)
        {
            AssertSentence(result.Error);
        }
    }

    private async Task FillAsync(Random random, int things)
    {
        var types = EntityTypes.Written.Where(static type => type is not (EntityTypes.Campaign or EntityTypes.Document)).ToArray();
        for (var thing = 0; thing < things; thing++)
        {
            var data = Anything(random, 0);
            await PutAsync(types[random.Next(types.Length)], random.Next(6) == 0 ? null : Words[random.Next(3)] + thing.ToString(CultureInfo.InvariantCulture), data.ToJsonString());
        }
    }

    /// <summary>Notes and boards that people wrote in, for all and for few.</summary>
    private async Task ShareAsync(Random random)
    {
        for (var made = 0; made < 6; made++)
        {
            var (kind, name) = (made % 2 == 0 ? "note" : "board", Words[random.Next(3)] + made.ToString(CultureInfo.InvariantCulture));
            var created = new JsonObject { ["kind"] = kind, ["name"] = name, ["audience"] = new JsonArray(random.Next(2) == 0 ? "gm" : "everyone") };
            var id = Text(await DoneAsync(Gm, "create_shared", created.ToJsonString()), "id");
            var site = Text(await DoneAsync(Gm, "get_shared", $$"""{"document":"{{id}}","edit":true}"""), "site");
            for (var edit = 1; edit < 8; edit++)
            {
                var words = string.Join(random.Next(2) == 0 ? " " : "\n", Enumerable.Range(0, random.Next(0, 9)).Select(_ => Words[random.Next(Words.Length)])) + (random.Next(9) == 0 ? "\r\n" : "");
                var sent = kind == "note"
                    ? new JsonObject { ["document"] = id, ["text"] = words }
                    : new JsonObject { ["document"] = id, ["ops"] = new JsonArray(Drawn(random, site, edit, words)) };
                await DoneAsync(Gm, "edit_shared", sent.ToJsonString());
            }
        }
    }

    private static JsonObject Drawn(Random random, string site, int edit, string words)
    {
        var target = random.Next(1, edit + 1);
        var by = new JsonArray(site, edit);
        var id = $"{site}:{target.ToString(CultureInfo.InvariantCulture)}";
        var fields = new JsonObject { ["x"] = random.Next(99) / 4.0, ["text"] = words, ["points"] = new JsonArray(1, 2.5, -3, 4), ["hidden"] = random.Next(3) == 0, ["name"] = null };
        if (target == edit)
        {
            fields["type"] = random.Next(2) == 0 ? "token" : "fog";
        }

        return random.Next(5) == 0 && target != edit ? new JsonObject { ["op"] = "drop", ["id"] = id, ["by"] = by } : new JsonObject { ["op"] = "set", ["id"] = id, ["by"] = by, ["fields"] = fields };
    }

    private static JsonObject Anything(Random random, int depth)
    {
        var data = new JsonObject();
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            data[Keys[random.Next(Keys.Length)]] = random.Next(depth < 3 ? 7 : 4) switch
            {
                0 => random.Next(-9, 9),
                1 => random.Next(2) == 0,
                2 => null,
                3 => string.Join(random.Next(2) == 0 ? " " : "\n", Enumerable.Range(0, random.Next(1, 30)).Select(_ => Words[random.Next(Words.Length)])),
                4 => new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => (JsonNode?)Anything(random, depth + 1))]),
                _ => Anything(random, depth + 1),
            };
        }

        return data;
    }

    private async Task PutAsync(string type, string? name, string json)
    {
        var data = JsonNode.Parse(json)!.AsObject();
        data.Remove(Telling.WithheldProperty);
        if (name is not null)
        {
            data["name"] = name;
        }
        else
        {
            data.Remove("name");
            data["text"] = "nameless";
        }

        var draft = new Draft((await StateAsync()).World);
        draft.Put(type, CampaignDesk.IdOf(new ToolCall(Guid.NewGuid().ToString(), "put", default, Gm)), Telling.Of(type, Values.Of(data)));
        var step = new Journal.Step(Campaign, Gm, draft.Events());
        Assert.True((await Store.Journal.CommitAsync(new Journal.Commit { Step = step }, CancellationToken.None)).Succeeded);
    }

    private async Task<List<(string Name, byte[] Bytes)>> ExportAsync(string format) =>
        [.. (await DoneAsync(Gm, "export_campaign", $$"""{"format":"{{format}}"}""")).Data!.Value.GetProperty("files").EnumerateArray().Select(static file =>
            (file.GetProperty("name").GetString()!, file.TryGetProperty("text", out var text) ? System.Text.Encoding.UTF8.GetBytes(text.GetString()!) : file.GetProperty("base64").GetBytesFromBase64()))];

    private static string Things(KnownState its) => string.Join('\n', its.World.All.Select(one => $"{one.Type} {one.Id} {(one.Type == EntityTypes.Document ? SharedInfo.Whole(one, its.Shared.Of(one.Id)) : one.Data).GetRawText()}").Order(StringComparer.Ordinal));
}
