using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class RepetitionTests : TableSuite
{
    private const string Fight = """{"initiative_order":[{"name":"Ogre","initiative":7,"hp":{"current":20,"max":20}},{"name":"Shade","initiative":5,"hidden":true}]}""";

    [Theory]
    [InlineData("add_character", """{"name":"Ilvane","max_hp":30}""")]
    [InlineData("set_hp", """{"character_id":"$ODDO","current":3}""")]
    [InlineData("end_session", "{}")]
    [InlineData("add_session_note", """{"note":"The tide is out."}""")]
    [InlineData("record_decision", """{"content":"We take the boat."}""")]
    [InlineData("set_initiative", Fight)]
    [InlineData("next_turn", "{}")]
    [InlineData("update_monster_hp", """{"monster_id":"$OGRE","new_hp":4}""")]
    [InlineData("reveal", """{"combatant_id":"$SHADE"}""")]
    [InlineData("roll_dice", """{"expression":"20d1000"}""")]
    [InlineData("roll_dice", """{"expression":"20d1000","hidden":true}""")]
    public async Task A_repeated_call_has_one_effect_and_one_answer_whatever_happened_since(string tool, string arguments)
    {
        var its = await PrepareAsync(arguments);
        Time.Advance(TimeSpan.FromMilliseconds(61_700));
        var first = await DoneAsync(Gm, tool, its, "once");
        var head = Store.Journal.Head(Campaign);
        Time.Advance(TimeSpan.FromMinutes(5));
        await AssertRepeatedAsync(tool, its, first, head);

        // The world goes on, so that the command would now be decided otherwise, or refused; and the host is started anew.
        await CallAsync(Gm, "end_session");
        await DoneAsync(Gm, "set_initiative", """{"initiative_order":[{"name":"Crab","initiative":1}]}""");
        await DoneAsync(Gm, "set_initiative", """{"initiative_order":[]}""");
        await ReopenAsync();
        await AssertRepeatedAsync(tool, its, first, Store.Journal.Head(Campaign));
    }

    [Fact]
    public async Task Starting_a_session_again_answers_with_the_session_that_was_begun()
    {
        var first = await DoneAsync(Gm, "start_session", """{"session_name":"The light that moved"}""", "once");
        var head = Store.Journal.Head(Campaign);
        await AssertRepeatedAsync("start_session", """{"session_name":"The light that moved"}""", first, head);
        await DoneAsync(Gm, "end_session");
        await AssertRepeatedAsync("start_session", """{"session_name":"The light that moved"}""", first, Store.Journal.Head(Campaign));
        Assert.Null((await StateAsync()).Session);
    }

    [Fact]
    public async Task Creating_a_campaign_again_creates_none()
    {
        const string Arguments = """{"name":"Brine","system":"generic"}""";
        var first = await DoneAsync(Gm, "create_campaign", Arguments, "once");
        var again = await DoneAsync(Gm, "create_campaign", Arguments, "once");
        Assert.Equal(Text(first, "id"), Text(again, "id"));
        Assert.Equal((Said(first), 1), (Said(again), Store.Journal.Head(Text(first, "id"))));
    }

    [Fact]
    public async Task An_id_that_was_used_with_other_arguments_changes_nothing_and_claims_nothing()
    {
        var its = await PrepareAsync("$OGRE");
        await DoneAsync(Gm, "update_monster_hp", $$"""{"monster_id":"{{its}}","new_hp":4}""", "once");
        var other = await DoneAsync(Gm, "update_monster_hp", $$"""{"monster_id":"{{its}}","new_hp":17}""", "once");
        Assert.Equal("This was done before; nothing was changed.", Said(other));
        Assert.Equal(4, (await StateAsync()).Fight!.Fighters[0].Hp!.Current);
    }

    [Fact]
    public async Task Another_person_with_the_same_id_is_not_told_what_the_first_was_told()
    {
        await DoneAsync(Gm, "roll_dice", """{"expression":"3d1000","hidden":true}""", "once");
        var other = await DoneAsync(Kim, "roll_dice", """{"expression":"3d1000","hidden":true}""", "once");
        Assert.Equal(("This was done before; nothing was changed.", null), (Said(other), other.Data));
    }

    [Fact]
    public async Task A_call_whose_events_were_blanked_since_can_still_be_repeated()
    {
        await DoneAsync(Kim, "add_session_note", """{"note":"A name that must go."}""", "once");
        var head = Store.Journal.Head(Campaign);
        await Store.Journal.RedactAsync(Campaign, head, Gm, "asked for", CancellationToken.None);
        var again = await DoneAsync(Kim, "add_session_note", """{"note":"A name that must go."}""", "once");
        Assert.Equal("This was done before; nothing was changed.", Said(again));
        Assert.Equal(head + 1, Store.Journal.Head(Campaign));
    }

    private async Task<string> PrepareAsync(string arguments)
    {
        await DoneAsync(Gm, "start_session");
        var oddo = Text(await DoneAsync(Gm, "add_character", """{"name":"Oddo","max_hp":40}"""), "id");
        await DoneAsync(Gm, "set_initiative", Fight);
        return arguments.Replace("$ODDO", oddo, StringComparison.Ordinal)
            .Replace("$OGRE", await CombatantAsync("Ogre"), StringComparison.Ordinal)
            .Replace("$SHADE", await CombatantAsync("Shade"), StringComparison.Ordinal);
    }

    private async Task AssertRepeatedAsync(string tool, string arguments, ToolResult first, long head)
    {
        var again = await DoneAsync(Gm, tool, arguments, "once");
        Assert.Equal((Said(first), first.Data?.GetRawText()), (Said(again), again.Data?.GetRawText()));
        Assert.Equal(head, Store.Journal.Head(Campaign));
    }
}
