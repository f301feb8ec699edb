using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class SessionCommandsTests : TableSuite
{
    [Fact]
    public async Task A_planned_session_begins_by_its_name_with_the_next_number_and_its_plan_stays_the_game_masters()
    {
        await DoneAsync(Gm, "start_session");
        await DoneAsync(Gm, "end_session");
        var id = Text(await DoneAsync(Gm, "plan_session", """{"name":"The reef","planned":"next Friday","plan":"The ship burns."}"""), "id");
        Assert.Null((await StateAsync()).Session);
        Assert.Equal(id, Text(await DoneAsync(Gm, "start_session", """{"session_name":"the reef"}"""), "id"));
        var its = (await StateAsync(Audience.Table)).World.Find(id)!.Its;
        Assert.Equal(("active", 2, "The reef", null), (its.Text("status"), its.Number("number"), its.Text("name"), its.Text("plan")));
        Assert.Equal("The ship burns.", (await StateAsync(Gm.Audience)).World.Find(id)!.Its.Text("plan"));
        await DoneAsync(Gm, "end_session");
        Assert.Equal("session_id", (await RefusedAsync(Gm, "start_session", $$"""{"session_id":"{{id}}"}""")).Field);
    }

    [Fact]
    public async Task A_planned_session_that_begins_anew_does_not_roll_the_same_dice_again_and_they_can_be_checked()
    {
        await DoneAsync(Gm, "plan_session", """{"name":"The reef"}""");
        var rolled = new HashSet<string>(StringComparer.Ordinal);
        for (var time = 0; time < 2; time++)
        {
            await DoneAsync(Gm, "start_session", """{"session_name":"The reef"}""");
            rolled.Add(Said(await DoneAsync(Gm, "roll_dice", """{"expression":"20d1000"}""")));
            if (time == 0)
            {
                await DoneAsync(Gm, "undo");
            }
        }

        Assert.Equal(2, rolled.Count);
        await DoneAsync(Gm, "roll_dice", """{"expression":"d20","hidden":true}""");
        await DoneAsync(Gm, "end_session");
        await DoneAsync(Kim, "verify_rolls");
    }

    [Fact]
    public async Task Experience_and_loot_go_to_the_party_and_stand_in_the_session()
    {
        var ilvane = Text(await DoneAsync(Gm, "add_character", """{"name":"Ilvane","max_hp":9}"""), "id");
        await DoneAsync(Gm, "add_character", """{"name":"Oddo","max_hp":9}""");
        await DoneAsync(Gm, "start_session", """{"session_name":"The reef"}""");
        await DoneAsync(Gm, "award", """{"xp":150,"reason":"The reef","loot":[{"name":"Rope","quantity":2,"owner":"Ilvane"}]}""");
        await DoneAsync(Gm, "award", """{"xp":50,"to":["Ilvane"]}""");
        var world = (await StateAsync(Audience.Table)).World;
        Assert.Equal([200, 150], world.Of(EntityTypes.Character).Select(static one => one.Its.Number("sheet/character/experience")));
        Assert.Equal((ilvane, 2), world.Of(EntityTypes.Item).Single().Its is var rope ? (rope.Text("owner"), rope.Number("quantity")) : default);
        await DoneAsync(Gm, "set_attendance", """{"present":["ilvane","Sam B."]}""");
        var recap = await DoneAsync(Kim, "recap");
        Assert.Contains("Earned: 150 experience each; Rope (The reef)", Said(recap), StringComparison.Ordinal);
        Assert.Contains("There: Ilvane, Sam B.", Said(recap), StringComparison.Ordinal);
        Assert.DoesNotContain("Sam B.", Said(await DoneAsync(Screen, "recap")), StringComparison.Ordinal);
        Assert.Equal("to", (await RefusedAsync(Gm, "award", """{"xp":50,"to":["Ilvan"]}""")).Field);
        Assert.Equal("xp", (await RefusedAsync(Gm, "award", "{}")).Field);
    }

    [Fact]
    public async Task One_scene_is_on_and_the_table_sees_it_unless_it_is_hidden()
    {
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"scenes","data":{"name":"The stairs","text":"Wet stone.","secret":"A trap."}}""");
        await DoneAsync(Gm, "set_scene", """{"scene":"the stairs"}""");
        Assert.Equal("""{"active":true,"name":"The stairs","text":"Wet stone."}""", (await StateAsync(Audience.Table)).World.Of(EntityTypes.Scene).Single().Data.GetRawText());
        await DoneAsync(Gm, "set_scene", """{"scene":"The ambush","hidden":true}""");
        Assert.False((await StateAsync(Audience.Table)).World.Of(EntityTypes.Scene).Single().Its.Is("active"));
        Assert.Single((await StateAsync()).World.Of(EntityTypes.Scene), static one => one.Its.Is("active"));
        await DoneAsync(Gm, "set_scene", """{"scene":""}""");
        Assert.DoesNotContain((await StateAsync()).World.Of(EntityTypes.Scene), static one => one.Its.Is("active"));
    }

    [Fact]
    public async Task A_recap_tells_what_stands_of_a_session_as_the_caller_may_know_it()
    {
        Assert.Equal("session", (await RefusedAsync(Kim, "recap")).Field);
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"quests","data":{"name":"Salt","objectives":["Find it","Burn it"]}}""");
        await DoneAsync(Gm, "start_session", """{"session_name":"The reef"}""");
        await DoneAsync(Kim, "add_session_note", """{"note":"Salt on the stairs."}""");
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"notes","data":{"text":"The keeper lies.","audience":["gm"]}}""");
        await DoneAsync(Gm, "record_decision", """{"content":"We take the boat."}""");
        await DoneAsync(Gm, "complete_objective", """{"quest":"Salt","objective":"1"}""");
        await DoneAsync(Sam, "add_session_note", """{"note":"Sam was wrong."}""");
        await DoneAsync(Sam, "undo");
        await DoneAsync(Gm, "end_session");
        await DoneAsync(Gm, "add_session_note", """{"note":"After hours."}""");
        var recap = Said(await DoneAsync(Kim, "recap", """{"session":"1"}"""));
        Assert.StartsWith("Previously on Session 1, The reef:", recap, StringComparison.Ordinal);
        foreach (var (part, isTold) in new[] { ("Salt on the stairs.", true), ("We take the boat.", true), ("Salt: open (1 of 2 done)", true), ("keeper", false), ("wrong", false), ("After hours", false) })
        {
            Assert.Equal(isTold, recap.Contains(part, StringComparison.Ordinal));
        }

        Assert.Contains("keeper", Said(await DoneAsync(Gm, "recap", """{"session":"The reef"}""")), StringComparison.Ordinal);
        Assert.DoesNotContain("stairs", Said(await DoneAsync(Screen, "recap")), StringComparison.Ordinal);
        Assert.Equal("session", (await RefusedAsync(Kim, "recap", """{"session":"The leaf"}""")).Field);
    }
}
