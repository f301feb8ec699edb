using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class RestTests() : CombatSuite("dnd5e")
{
    private string _oddo = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _oddo = Text(await DoneAsync(Gm, "add_character", """{"name":"Oddo","player":"Kim","max_hp":40,"current_hp":11}"""), "id");
        await WriteAsync(
            _oddo,
            ("sheet/character/level", "4"),
            ("sheet/attributes/con/modifier", "2"),
            ("sheet/spells/slots/1/current", "4"),
            ("sheet/spells/slots/1/max", "4"),
            ("sheet/spells/slots/pact/current", "0"),
            ("sheet/spells/slots/pact/max", "2"),
            ("sheet/features/#0000/name", "\"Second Wind\""),
            ("sheet/features/#0000/uses/current", "1"),
            ("sheet/features/#0000/uses/max", "1"),
            ("sheet/features/#0000/uses/recharge", "\"short rest\""),
            ("sheet/features/#0001/name", "\"Channel\""),
            ("sheet/features/#0001/uses/current", "0"),
            ("sheet/features/#0001/uses/max", "3"),
            ("sheet/features/#0001/uses/recharge", "\"long rest\""),
            ("sheet/inventory/#0000/name", "\"Torch\""),
            ("sheet/inventory/#0000/quantity", "3"));
    }

    [Fact]
    public async Task A_player_spends_what_is_theirs_and_no_more_than_there_is()
    {
        Assert.Equal("Oddo spends a slot of level 1 (3/4 left).", Said(await DoneAsync(Kim, "spend", """{"kind":"slot","name":"1"}""")));
        Assert.Contains("(0/1 left)", Said(await DoneAsync(Kim, "spend", """{"kind":"use","name":"second wind"}""")), StringComparison.Ordinal);
        Assert.Equal("Oddo spends 2 Torch (1 left).", Said(await DoneAsync(Kim, "spend", """{"kind":"item","name":"Torch","amount":2}""")));
        Assert.Equal("amount", (await RefusedAsync(Kim, "spend", """{"kind":"item","name":"Torch","amount":2}""")).Field);
        Assert.Contains("1, pact", (await RefusedAsync(Kim, "spend", """{"kind":"slot","name":"9"}""")).Hint, StringComparison.Ordinal);
        Assert.Equal("kind", (await RefusedAsync(Kim, "spend", """{"kind":"luck"}""")).Field);
        Assert.Equal("forbidden", (await RefusedAsync(Sam, "spend", """{"kind":"slot","name":"1","character":"Oddo"}""")).Code);
    }

    [Fact]
    public async Task A_short_rest_gives_back_what_says_so_and_hit_dice_heal()
    {
        await DoneAsync(Kim, "spend", """{"kind":"slot","name":"1"}""");
        await DoneAsync(Kim, "spend", """{"kind":"use","name":"Second Wind"}""");
        await DoAsync("short_rest");
        Assert.Equal((3, 2, 1, 0), await LeftAsync());
        await DoneAsync(Kim, "spend", """{"kind":"hit_die","amount":2}""");
        Assert.InRange((await StateAsync()).Party[0].Hp.Current, 11 + 2 + 4, 11 + 16 + 4);
    }

    [Fact]
    public async Task A_long_rest_gives_back_all_and_takes_a_level_of_exhaustion()
    {
        await DoneAsync(Kim, "spend", """{"kind":"slot","name":"1"}""");
        await DoneAsync(Kim, "spend", """{"kind":"hit_die","amount":4}""");
        await DoAsync("add_condition", """{"targets":["Oddo"],"condition":"exhaustion","value":2}""");
        await DoAsync("heal", """{"targets":["Oddo"],"amount":6,"temporary":true}""");
        await DoAsync("long_rest");
        Assert.Equal((4, 2, 1, 3), await LeftAsync());
        var oddo = (await StateAsync(Audience.Everyone)).Party[0];
        Assert.Equal((new HitPoints(40, 40), "exhaustion 1"), (oddo.Hp, oddo.Conditions.Single()));
        Assert.Equal(2, Supplies.HitDice((await StateAsync()).World.Find(EntityTypes.Character, _oddo)!.Its)!.Current);
        Assert.Contains("Oddo (Kim)", Said(await DoneAsync(Kim, "party_status")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exhaustion_kills_at_its_last_level()
    {
        await DoAsync("add_condition", """{"targets":["Oddo"],"condition":"exhaustion","value":6}""");
        Assert.True((await StateAsync()).Party[0].Death!.Dead);
    }

    [Fact]
    public async Task Nobody_rests_in_a_fight()
    {
        await DoAsync("add_combatant", """{"of":"Oddo","initiative":3}""");
        Assert.Equal("fighting", (await RefusedAsync(Gm, "long_rest")).Code);
        await DoAsync("add_condition", """{"targets":["Oddo"],"condition":"poisoned"}""");
        await DoAsync("add_condition", """{"targets":["Oddo"],"condition":"blinded","rounds":3}""");
        await DoAsync("end_combat");
        Assert.Equal("poisoned", (await StateAsync(Audience.Everyone)).Party[0].Conditions.Single());
    }

    [Fact]
    public async Task Dice_take_their_numbers_from_the_sheet()
    {
        await WriteAsync(_oddo, ("sheet/skills/stealth/value", "7"));
        var rolled = await DoneAsync(Kim, "roll_dice", """{"expression":"Stealth check","character":"Oddo"}""");
        Assert.Equal("Oddo", rolled.Data!.Value.GetProperty("player").GetString());
        Assert.InRange(rolled.Data!.Value.GetProperty("total").GetDouble(), 8, 27);
        Assert.Equal("forbidden", (await RefusedAsync(Sam, "roll_dice", """{"expression":"Stealth check","character":"Oddo"}""")).Code);
        Assert.Equal("expression", (await RefusedAsync(Kim, "roll_dice", """{"expression":"Yodelling check","character":"Oddo"}""")).Field);
    }

    [Fact]
    public async Task What_is_asked_is_everyones_what_must_be_reached_is_not_and_how_it_went_is_told_at_last()
    {
        await WriteAsync(_oddo, ("sheet/skills/perception/value", "3"));
        await DoAsync("request_rolls", """{"what":"Perception check","dc":14}""");
        await DoAsync("request_rolls", """{"what":"Listen","blind":true}""");
        var request = (await StateAsync(Audience.Everyone)).World.Of(EntityTypes.RollRequest).First().As(RollRequest.From);
        Assert.Equal(("Perception check", null), (request.What, request.Dc));
        await DoneAsync(Kim, "answer_roll", $$"""{"request_id":"{{request.Id}}"}""");
        Assert.Equal("request_id", (await RefusedAsync(Kim, "answer_roll", $$"""{"request_id":"{{request.Id}}","total":3}""")).Field);
        Assert.Contains("Oddo has rolled.", Said(await DoneAsync(Kim, "answer_roll", """{"total":31}""")), StringComparison.Ordinal);
        Assert.DoesNotContain(await EventsAsync(Audience.Table), static happened => happened.Event.Data.GetRawText().Contains("31", StringComparison.Ordinal) && happened.Event.Kind == CampaignKinds.EntityChanged);
        var word = (await StateAsync()).World.Find(EntityTypes.RollRequest, request.Id)!.As(RollRequest.From).Answers[_oddo].Degree;
        Assert.Null((await StateAsync(Audience.Table)).World.Find(EntityTypes.RollRequest, request.Id)!.As(RollRequest.From).Answers[_oddo].Degree);
        Assert.Equal($"Perception check: Oddo {word}.", await DoAsync("reveal_rolls", $$"""{"request_id":"{{request.Id}}"}"""));
        Assert.Equal(word, (await StateAsync(Audience.Everyone)).World.Find(EntityTypes.RollRequest, request.Id)!.As(RollRequest.From).Answers[_oddo].Degree);
    }

    [Theory]
    [InlineData("a stealth check adv", true)]
    [InlineData("Stealth", true)]
    [InlineData("Arcana check", false)]
    [InlineData("1d20+7", false)]
    public async Task A_players_ordinary_roll_answers_what_was_asked_of_that_character_and_nothing_else(string said, bool answers)
    {
        await WriteAsync(_oddo, ("sheet/skills/stealth/value", "7"), ("sheet/skills/arcana/value", "1"));
        await DoAsync("request_rolls", """{"what":"Stealth check","dc":14}""");
        var rolled = await DoneAsync(Kim, "roll_dice", $$"""{"expression":"{{said}}","character":"Oddo"}""", "one-roll");
        var request = (await StateAsync()).World.Of(EntityTypes.RollRequest).Single().As(RollRequest.From);
        Assert.Equal(answers, rolled.Data!.Value.TryGetProperty("answers", out var id) && id.GetString() == request.Id);
        Assert.Equal(answers ? [rolled.Data.Value.GetProperty("total").GetInt32()] : [], request.Answers.Values.Select(static one => one.Total));
        Assert.Equal(answers, Said(rolled).Contains("That answers what was asked, Stealth check [", StringComparison.Ordinal));
        Assert.Equal(!answers, request.Open);
        Assert.Equal(Said(rolled), Said(await DoneAsync(Kim, "roll_dice", $$"""{"expression":"{{said}}","character":"Oddo"}""", "one-roll")));
        Assert.False((await DoneAsync(Kim, "roll_dice", """{"expression":"Stealth check","character":"Oddo"}""")).Data!.Value.TryGetProperty("answers", out _) && answers);
    }

    [Fact]
    public async Task A_roll_that_others_do_not_see_answers_only_what_was_asked_for_blind()
    {
        await WriteAsync(_oddo, ("sheet/skills/stealth/value", "7"));
        await DoAsync("request_rolls", """{"what":"Stealth check"}""");
        Assert.False((await DoneAsync(Kim, "roll_dice", """{"expression":"Stealth","character":"Oddo","hidden":true}""")).Data!.Value.TryGetProperty("answers", out _));
        Assert.DoesNotContain("answers", Said(await DoneAsync(Kim, "roll_dice", """{"expression":"Stealth","character":"Oddo","audience":"blind"}""")), StringComparison.Ordinal);
        await DoAsync("request_rolls", """{"what":"stealth","blind":true}""");
        Assert.Contains("That answers", Said(await DoneAsync(Kim, "roll_dice", """{"expression":"Stealth","character":"Oddo","audience":"blind"}""")), StringComparison.Ordinal);
        Assert.Equal([false, true], (await StateAsync()).World.Of(EntityTypes.RollRequest).Select(static one => one.As(RollRequest.From).Answers.Count == 1));
    }

    private async Task<(int? One, int? Pact, int? Wind, int? Channel)> LeftAsync()
    {
        var its = (await StateAsync()).World.Find(EntityTypes.Character, _oddo)!.Its;
        return (its.Number("sheet/spells/slots/1/current"), its.Number("sheet/spells/slots/pact/current"), its.Number("sheet/features/#0000/uses/current"), its.Number("sheet/features/#0001/uses/current"));
    }
}
