using System.Text.Json.Nodes;
using PluginHost.Campaigns.Shared;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed partial class SharedCommandsTests : TableSuite
{
    [Fact]
    public async Task What_two_write_at_one_place_stands_one_after_the_other_for_both()
    {
        var note = await MadeAsync(Gm, """{"kind":"note","name":"The pier","text":"Salt on the stairs."}""");
        var (kim, sam) = (await SiteAsync(Kim, note), await SiteAsync(Sam, note));
        await EditAsync(Kim, note, $$"""{"op":"ins","id":["{{kim}}",20],"l":["~",4],"r":["~",5],"t":"y sand"}""");
        await EditAsync(Sam, note, $$"""{"op":"ins","id":["{{sam}}",20],"l":["~",4],"r":["~",5],"t":"ed fish"}""", $$"""{"op":"del","at":[["~",1,1],["~",19,1]]}""");
        var text = await TextAsync(Gm, note);
        Assert.Contains("y sand", text, StringComparison.Ordinal);
        Assert.Contains("ed fish", text, StringComparison.Ordinal);
        Assert.Equal("alt".Length + "y sand".Length + "ed fish".Length + " on the stairs".Length, text.Length);
        Assert.Equal(text, await TextAsync(Kim, note));
    }

    [Fact]
    public async Task Operations_that_are_known_change_nothing_and_append_nothing()
    {
        var note = await MadeAsync(Kim, """{"kind":"note","name":"Ours"}""");
        var kim = await SiteAsync(Kim, note);
        var op = $$"""{"op":"ins","id":["{{kim}}",1],"l":null,"r":null,"t":"salt"}""";
        await EditAsync(Kim, note, op);
        var head = Store.Journal.Head(Campaign);
        Assert.Equal(0, (await EditAsync(Kim, note, op, op)).Data!.Value.GetProperty("applied").GetInt32());
        await EditAsync(Kim, note, """{"op":"del","at":[["gone",1,5]]}""");
        Assert.Equal(head, Store.Journal.Head(Campaign));

        // A longer one that holds it adds the rest alone.
        await EditAsync(Kim, note, $$"""{"op":"ins","id":["{{kim}}",1],"l":null,"r":null,"t":"salt and sand"}""");
        Assert.Equal("salt and sand", await TextAsync(Sam, note));
    }

    [Fact]
    public async Task Undo_takes_back_what_one_wrote_and_leaves_what_others_wrote_since()
    {
        var note = await MadeAsync(Gm, """{"kind":"note","name":"The pier","text":"one two three"}""");
        await DoneAsync(Kim, "edit_shared", Edit(note, "text", "one three"));
        await DoneAsync(Sam, "edit_shared", Edit(note, "append", " four"));
        await DoneAsync(Kim, "undo");
        Assert.Equal("one two three four", await TextAsync(Gm, note));
        await DoneAsync(Kim, "redo");
        Assert.Equal("one three four", await TextAsync(Gm, note));
        await DoneAsync(Kim, "undo");
        Assert.Equal("one two three four", await TextAsync(Gm, note));

        // The game master's undo is not about what a player is just writing.
        await DoneAsync(Gm, "undo");
        Assert.Equal("not-found", (await CallAsync(Kim, "get_shared", $$"""{"document":"{{note}}"}""")).Error!.Code);
        await DoneAsync(Gm, "redo");
        Assert.Equal("one two three four", await TextAsync(Kim, note));
    }

    [Fact]
    public async Task Undo_on_a_board_restores_what_nobody_changed_since()
    {
        var board = await MadeAsync(Gm, """{"kind":"board","name":"Cellar"}""");
        var gm = await SiteAsync(Gm, board);
        await EditAsync(Gm, board, Set(gm, 1, $"{gm}:1", """{"type":"token","name":"Gull","x":1}"""));
        await EditAsync(Gm, board, Set(gm, 2, $"{gm}:1", """{"x":5,"y":7}"""));
        await EditAsync(Gm, board, $$"""{"op":"drop","id":"{{gm}}:1","by":["{{gm}}",3]}""");
        await DoneAsync(Gm, "undo");
        await DoneAsync(Gm, "undo");
        Assert.Equal("""[{"name":"Gull","type":"token","x":1}]""", (await ObjectsAsync(Kim, board)).Replace($"\"id\":\"{gm}:1\",", "", StringComparison.Ordinal));
        await DoneAsync(Gm, "undo");
        Assert.Equal("[]", await ObjectsAsync(Kim, board));
        await DoneAsync(Gm, "redo");
        Assert.Contains("Gull", await ObjectsAsync(Kim, board), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hidden_object_reaches_the_game_master_alone_until_it_is_shown_with_all_that_it_is_now()
    {
        var board = await MadeAsync(Gm, """{"kind":"board","name":"Cellar"}""");
        var gm = await SiteAsync(Gm, board);
        var kim = await SiteAsync(Kim, board);
        var id = $"{gm}:1";
        await EditAsync(Gm, board, Set(gm, 1, id, """{"type":"token","name":"Assassin","x":1,"hidden":true}"""));
        Assert.Equal("[]", await ObjectsAsync(Kim, board));
        var probe = await EditAsync(Kim, board, Set(kim, 2, id, """{"x":3}"""));
        var guess = await EditAsync(Kim, board, Set(kim, 2, $"{gm}:99", """{"x":3}"""));
        Assert.Equal(guess.Data!.Value.GetRawText(), probe.Data!.Value.GetRawText());
        await EditAsync(Gm, board, Set(gm, 3, id, """{"name":"Beggar","hidden":false}"""));
        Assert.Contains("Beggar", await ObjectsAsync(Kim, board), StringComparison.Ordinal);
        await EditAsync(Kim, board, Set(kim, 9, id, """{"x":3}"""));
        await EditAsync(Gm, board, Set(gm, 10, id, """{"hidden":true}"""));
        Assert.Equal("[]", await ObjectsAsync(Kim, board));
        Assert.Contains("\"x\":3", await ObjectsAsync(Gm, board), StringComparison.Ordinal);
        Assert.DoesNotContain(await EventsAsync(Kim.Audience), static happened => happened.Event.Data.GetRawText().Contains("Assassin", StringComparison.Ordinal));
        await DoneAsync(Gm, "undo");
        Assert.Contains("\"x\":3", await ObjectsAsync(Kim, board), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sharing_a_note_tells_all_of_it_and_hiding_it_takes_it_away()
    {
        var note = await MadeAsync(Gm, """{"kind":"note","name":"The plan","text":"They strike at night.","audience":["gm"]}""");
        Assert.Equal("not-found", (await RefusedAsync(Kim, "get_shared", $$"""{"document":"{{note}}"}""")).Code);
        Assert.Equal("not-found", (await RefusedAsync(Kim, "edit_shared", Edit(note, "append", "x"))).Code);
        await DoneAsync(Gm, "edit_shared", Edit(note, "text", "They strike at dawn."));
        await DoneAsync(Gm, "share", $$"""{"id":"{{note}}","audience":["table"]}""");
        Assert.Equal("They strike at dawn.", await TextAsync(Kim, note));
        Assert.DoesNotContain(await EventsAsync(Kim.Audience), static happened => happened.Event.Data.GetRawText().Contains("night", StringComparison.Ordinal));
        await DoneAsync(Kim, "edit_shared", Edit(note, "append", " Beware."));
        await DoneAsync(Gm, "share", $$"""{"id":"{{note}}","audience":["gm"]}""");
        Assert.Equal("not-found", (await CallAsync(Kim, "get_shared", $$"""{"document":"{{note}}"}""")).Error!.Code);
        Assert.DoesNotContain("Beware", System.Text.Encoding.UTF8.GetString(new CampaignFold().Save((await Views.StateAsync(Campaign, Kim.Audience, CancellationToken.None)).State)), StringComparison.Ordinal);
        await DoneAsync(Gm, "undo");
        Assert.Equal("They strike at dawn. Beware.", await TextAsync(Kim, note));
        Assert.Equal("They strike at dawn. Beware.", await TextAsync(Gm, note));
    }

    [Fact]
    public async Task Notes_are_found_by_their_text_by_those_who_see_them()
    {
        var note = await MadeAsync(Gm, """{"kind":"note","name":"The plan","text":"A smuggler hides below.","audience":["gm"]}""");
        Assert.Contains(note, Said(await DoneAsync(Gm, "search_campaign", """{"query":"smuggler"}""")), StringComparison.Ordinal);
        Assert.DoesNotContain(note, Said(await DoneAsync(Kim, "search_campaign", """{"query":"smuggler"}""")), StringComparison.Ordinal);
        await DoneAsync(Gm, "edit_shared", Edit(note, "text", "A lighthouse keeper."));
        Assert.Contains(note, Said(await DoneAsync(Gm, "search_campaign", """{"query":"lighthouse"}""")), StringComparison.Ordinal);
        Assert.DoesNotContain(note, Said(await DoneAsync(Gm, "search_campaign", """{"query":"smuggler"}""")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_has_one_line_for_what_somebody_typed_in_one_go()
    {
        var note = await MadeAsync(Gm, """{"kind":"note","name":"The pier"}""");
        foreach (var word in new[] { "salt", " and", " sand" })
        {
            await DoneAsync(Kim, "edit_shared", Edit(note, "append", word));
        }

        await DoneAsync(Sam, "edit_shared", Edit(note, "append", "!"));
        var items = (await DoneAsync(Kim, "history", $$"""{"id":"{{note}}"}""")).Data!.Value.GetProperty("items").EnumerateArray().Select(static line => line.GetProperty("what").GetString()!).ToList();
        Assert.Equal(["wrote in The pier", "wrote in The pier", "new document The pier"], items);
    }

    [Fact]
    public async Task An_edit_that_is_redacted_is_gone_with_its_copies_and_nothing_else_is()
    {
        var note = await MadeAsync(Gm, """{"kind":"note","name":"The pier","text":"Salt."}""");
        await DoneAsync(Kim, "edit_shared", Edit(note, "append", " Zqx lives at 7 Mill Lane."));
        var edit = (await EventsAsync())[^1].Id;
        await DoneAsync(Sam, "edit_shared", Edit(note, "append", " Beware."));
        await DoneAsync(Kim, "edit_shared", Edit(note, "text", "Salt. Beware."));
        await DoneAsync(Kim, "undo");
        Assert.Equal("Salt. Zqx lives at 7 Mill Lane. Beware.", await TextAsync(Sam, note));
        await DoneAsync(Gm, "redact_event", $$"""{"event":"{{edit}}","reason":"A person's address."}""");
        Assert.Equal("Salt.Beware.", (await TextAsync(Sam, note)).Replace(" ", "", StringComparison.Ordinal));
        Assert.DoesNotContain(await EventsAsync(), static happened => happened.Event.Data.ValueKind == System.Text.Json.JsonValueKind.Object && happened.Event.Data.GetRawText().Contains("Mill", StringComparison.Ordinal));
        await DoneAsync(Kim, "edit_shared", Edit(note, "append", " On."));
        await ReopenAsync();
        Assert.Equal("Salt.Beware.On.", (await TextAsync(Kim, note)).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_locked_document_and_a_locked_object_are_open_to_few()
    {
        var board = await MadeAsync(Gm, """{"kind":"board","name":"Cellar"}""");
        var (gm, kim) = (await SiteAsync(Gm, board), await SiteAsync(Kim, board));
        await EditAsync(Gm, board, Set(gm, 1, $"{gm}:1", """{"type":"image","image":"abc","locked":true}"""), Set(gm, 2, $"{gm}:2", """{"type":"fog","points":[0,0,5,0,5,5]}"""));
        foreach (var id in new[] { 1, 2 })
        {
            var left = await EditAsync(Kim, board, Set(kim, 3, $"{gm}:{id}", """{"x":5}"""));
            Assert.Equal("locked", left.Data!.Value.GetProperty("left_out")[0].GetProperty("why").GetString());
        }

        Assert.Equal("forbidden", (await RefusedAsync(Viewer, "edit_shared", Edit(board, "text", "x"))).Code);
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"documents","data":{"id":"{{board}}","locked":true} }""");
        Assert.Equal("forbidden", (await RefusedAsync(Kim, "edit_shared", $$"""{"document":"{{board}}","ops":[{{Set(kim, 3, $"{kim}:3", """{"type":"pen"}""")}}]}""")).Code);
    }

    [Fact]
    public async Task A_long_text_becomes_events_that_the_journal_holds()
    {
        var note = await MadeAsync(Gm, """{"kind":"note","name":"Long"}""");
        var text = string.Concat(Enumerable.Repeat("海🎲\"\n", 25_000));
        await DoneAsync(Gm, "edit_shared", Edit(note, "text", text));
        Assert.Equal(text, await TextAsync(Kim, note));
        await DoneAsync(Gm, "edit_shared", Edit(note, "text", ""));
        await DoneAsync(Gm, "undo");
        Assert.Equal(text, await TextAsync(Kim, note));
        await DoneAsync(Gm, "share", $$"""{"id":"{{note}}","audience":["everyone"]}""");
        Assert.Equal(text, await TextAsync(Viewer with { Role = Role.Overlay }, note));
        Assert.Equal("text", (await RefusedAsync(Gm, "edit_shared", Edit(note, "text", new string('x', SharedLimits.LongestText + 1)))).Field);
    }

    private async Task<string> MadeAsync(Principal who, string arguments) => Text(await DoneAsync(who, "create_shared", arguments), "id");

    private async Task<string> SiteAsync(Principal who, string document) => Text(await DoneAsync(who, "get_shared", $$"""{"document":"{{document}}","edit":true}"""), "site");

    private async Task<ToolResult> EditAsync(Principal who, string document, params string[] ops) => await DoneAsync(who, "edit_shared", $$"""{"document":"{{document}}","ops":[{{string.Join(',', ops)}}]}""");

    private async Task<string> TextAsync(Principal who, string document) => Text(await DoneAsync(who, "get_shared", $$"""{"document":"{{document}}"}"""), "text");

    private async Task<string> ObjectsAsync(Principal who, string document) => (await DoneAsync(who, "get_shared", $$"""{"document":"{{document}}"}""")).Data!.Value.GetProperty("objects").GetRawText();

    private static string Set(string site, int counter, string id, string fields) => $$"""{"op":"set","id":"{{id}}","by":["{{site}}",{{counter}}],"fields":{{fields}} }""";

    private static string Edit(string document, string property, string value) => new JsonObject { ["document"] = document, [property] = value }.ToJsonString();
}
