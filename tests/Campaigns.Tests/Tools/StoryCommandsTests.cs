using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class StoryCommandsTests : TableSuite
{
    [Fact]
    public async Task A_session_begins_and_ends_with_its_length()
    {
        var id = Text(await DoneAsync(Gm, "start_session", """{"session_name":"The light that moved"}"""), "id");
        Assert.Equal((id, "The light that moved"), ((await StateAsync(Audience.Everyone)).Session!.Id, (await StateAsync(Audience.Everyone)).Session!.Name));
        await DoneAsync(Kim, "add_session_note", """{"note":"Salt on the stairs."}""");
        Time.Advance(TimeSpan.FromSeconds(3_725.9));
        await DoneAsync(Gm, "end_session");
        var events = await EventsAsync(Audience.Table);
        Assert.Equal([null, null, null, id, id, id], events.Select(static happened => happened.Event.Session));
        Assert.Equal((id, 3_725), (events[^1].Event.Data.GetProperty("id").GetString(), events[^1].Event.Data.GetProperty("durationSeconds").GetInt64()));
        Assert.Null((await StateAsync()).Session);
    }

    [Fact]
    public async Task A_session_needs_no_name()
    {
        await DoneAsync(Gm, "start_session", """{"session_name":""}""");
        Assert.Null((await StateAsync()).Session!.Name);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_ends_a_session_after_no_time()
    {
        await DoneAsync(Gm, "start_session");
        Time.Advance(TimeSpan.FromHours(-2));
        await DoneAsync(Gm, "end_session");
        Assert.Equal(0, (await EventsAsync())[^1].Event.Data.GetProperty("durationSeconds").GetInt64());
    }

    [Fact]
    public async Task Two_sessions_are_not_under_way_at_once_and_none_ends_twice()
    {
        Assert.Equal("no-session", (await RefusedAsync(Gm, "end_session")).Code);
        await DoneAsync(Gm, "start_session");
        Assert.Equal("session-active", (await RefusedAsync(Gm, "start_session")).Code);
        await DoneAsync(Gm, "end_session");
        Assert.NotNull((await RefusedAsync(Gm, "end_session")).Hint);
    }

    [Fact]
    public async Task A_session_begins_in_the_campaign_that_was_named()
    {
        var other = Text(await DoneAsync(Gm, "create_campaign", """{"name":"Other","system":"generic"}"""), "id");
        await DoneAsync(Gm, "start_session", $$"""{"campaign_id":"{{other}}"}""");
        Assert.Null((await StateAsync()).Session);
        Assert.Equal(3, Store.Journal.Head(other));
    }

    [Fact]
    public async Task A_note_is_for_the_table_and_a_decision_for_everyone()
    {
        await DoneAsync(Kim, "add_session_note", """{"note":"Line one\r\n\tline two"}""");
        await DoneAsync(Gm, "record_decision", """{"content":"We take the boat."}""");
        Assert.Equal(["Line one\r\n\tline two"], (await EventsAsync(Audience.Table)).Where(static one => one.Event.Kind == CampaignKinds.NoteAdded).Select(static one => one.Event.Data.GetProperty("text").GetString()));
        Assert.DoesNotContain(await EventsAsync(Audience.Everyone), static one => one.Event.Kind == CampaignKinds.NoteAdded);
        var decision = (await EventsAsync(Audience.Everyone))[^1].Event.Data;
        Assert.Equal(("We take the boat.", "Decided: We take the boat."), (decision.GetProperty("content").GetString(), decision.GetProperty("text").GetString()));
    }

    [Theory]
    [InlineData("add_session_note", "note", Texts.LongestNote)]
    [InlineData("record_decision", "content", Texts.LongestDecision)]
    public async Task The_longest_text_fits_in_any_script_and_one_letter_more_is_refused(string tool, string field, int longest)
    {
        foreach (var letter in new[] { 'a', '<', 'ж', '海', '\n' })
        {
            var text = "x" + new string(letter, longest - 1);
            var json = System.Text.Json.Nodes.JsonValue.Create(text).ToJsonString();
            await DoneAsync(Gm, tool, $$"""{"{{field}}":{{json}}}""");
            var error = await RefusedAsync(Gm, tool, $$"""{"{{field}}":{{json.Insert(json.Length - 1, "x")}}}""");
            Assert.Equal(("invalid", field), (error.Code, error.Field));
        }
    }

    [Theory]
    [InlineData("add_session_note", "note", "{}")]
    [InlineData("add_session_note", "note", """{"note":null}""")]
    [InlineData("add_session_note", "note", """{"note":" \n "}""")]
    [InlineData("add_session_note", "note", """{"note":"bell \u0007"}""")]
    [InlineData("add_session_note", "note", """{"note":"half \ud83c"}""")]
    [InlineData("add_session_note", "session_id", """{"note":"x","session_id":"gone"}""")]
    [InlineData("record_decision", "content", "{}")]
    [InlineData("record_decision", "content", """{"content":["x"]}""")]
    [InlineData("record_decision", "content", """{"content":"\u0000"}""")]
    [InlineData("start_session", "session_name", """{"session_name":"$LONG"}""")]
    [InlineData("start_session", "session_name", """{"session_name":"a\nb"}""")]
    [InlineData("start_session", "campaign_id", """{"campaign_id":"nowhere"}""")]
    [InlineData("add_character", "name", """{"max_hp":5}""")]
    [InlineData("add_character", "name", """{"name":"","max_hp":5}""")]
    [InlineData("add_character", "name", """{"name":"$LONG","max_hp":5}""")]
    [InlineData("add_character", "name", """{"name":"a\u0000","max_hp":5}""")]
    [InlineData("add_character", "player", """{"name":"A","player":"$LONG","max_hp":5}""")]
    [InlineData("add_character", "max_hp", """{"name":"A"}""")]
    [InlineData("add_character", "max_hp", """{"name":"A","max_hp":0}""")]
    [InlineData("add_character", "max_hp", """{"name":"A","max_hp":-5}""")]
    [InlineData("add_character", "max_hp", """{"name":"A","max_hp":1000001}""")]
    [InlineData("add_character", "max_hp", """{"name":"A","max_hp":1e400}""")]
    [InlineData("add_character", "max_hp", """{"name":"A","max_hp":"NaN"}""")]
    [InlineData("add_character", "max_hp", """{"name":"A","max_hp":99999999999}""")]
    [InlineData("add_character", "max_hp", """{"name":"A","max_hp":null}""")]
    [InlineData("add_character", "current_hp", """{"name":"A","max_hp":5,"current_hp":-1}""")]
    [InlineData("add_character", "current_hp", """{"name":"A","max_hp":5,"current_hp":6}""")]
    [InlineData("add_character", "current_hp", """{"name":"A","max_hp":5,"current_hp":1.5}""")]
    [InlineData("set_hp", "character_id", """{"character_id":"nobody","current":1}""")]
    [InlineData("set_hp", "character_id", """{"character_id":"","current":1}""")]
    [InlineData("set_hp", "current", """{"character_id":"$ODDO"}""")]
    [InlineData("set_hp", "current", """{"character_id":"$ODDO","current":-1}""")]
    [InlineData("set_hp", "current", """{"character_id":"$ODDO","current":41}""")]
    [InlineData("set_hp", "current", """{"character_id":"$ODDO","current":"NaN"}""")]
    public async Task What_cannot_be_done_is_refused_with_the_field(string tool, string field, string arguments)
    {
        var oddo = Text(await DoneAsync(Gm, "add_character", """{"name":"Oddo","max_hp":40}"""), "id");
        var its = arguments.Replace("$LONG", new string('a', Texts.LongestName + 1), StringComparison.Ordinal).Replace("$ODDO", oddo, StringComparison.Ordinal);
        Assert.Equal(field, (await RefusedAsync(Gm, tool, its)).Field);
    }

    [Fact]
    public async Task A_character_joins_with_all_hit_points_or_those_that_were_given()
    {
        var whole = Text(await DoneAsync(Gm, "add_character", """{"name":"Oddo","max_hp":40}"""), "id");
        await DoneAsync(Gm, "add_character", """{"name":"Ilvane","player":"Kim","max_hp":38,"current_hp":0}""");
        var party = (await StateAsync(Audience.Everyone)).Party;
        Assert.Equal((whole, "Oddo", null, new HitPoints(40, 40)), (party[0].Id, party[0].Name, party[0].Player, party[0].Hp));
        Assert.Equal(("Ilvane", "Kim", new HitPoints(0, 38)), (party[1].Name, party[1].Player, party[1].Hp));
    }

    [Fact]
    public async Task Hit_points_are_set_in_the_party_and_in_the_fight_by_one_step()
    {
        var oddo = Text(await DoneAsync(Gm, "add_character", """{"name":"Oddo","max_hp":40}"""), "id");
        await DoneAsync(Gm, "set_initiative", """{"initiative_order":[{"name":"Oddo","initiative":3,"is_player":true,"hp":{"current":40,"max":40}},{"name":"Oddo","initiative":2}]}""");
        var head = Store.Journal.Head(Campaign);
        Assert.Equal("Oddo has 7 of 40 hit points.", Said(await DoneAsync(Gm, "set_hp", $$"""{"character_id":"{{oddo}}","current":7}""")));
        var events = await EventsAsync(after: head);
        Assert.Equal(["everyone", "everyone", "gm"], events.Select(static one => one.Event.Audience.ToString()).Order());
        Assert.Single(events.Select(static one => one.Event.Step).Distinct());
        var state = await StateAsync();
        Assert.Equal((7, 7, (HitPoints?)null), (state.Party[0].Hp.Current, state.Fight!.Fighters[0].Hp!.Current, state.Fight.Fighters[1].Hp));
    }

    [Fact]
    public async Task Hit_points_that_stay_the_same_append_nothing()
    {
        var oddo = Text(await DoneAsync(Gm, "add_character", """{"name":"Oddo","max_hp":40}"""), "id");
        var head = Store.Journal.Head(Campaign);
        Assert.Equal("Oddo has 40 of 40 hit points.", Said(await DoneAsync(Gm, "set_hp", $$"""{"character_id":"{{oddo}}","current":40}""")));
        Assert.Equal(head, Store.Journal.Head(Campaign));
    }
}
