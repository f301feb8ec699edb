using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class CombatCommandsTests : TableSuite
{
    private const string Five = """
        {"initiative_order":[
        {"name":"Husk","initiative":16,"hp":{"current":45,"max":45}},
        {"name":"Horror","initiative":12,"hp":{"current":60,"max":60},"known":false},
        {"name":"Lurker","initiative":12,"hp":{"current":27,"max":27},"hidden":true},
        {"name":"Gull","initiative":12},
        {"name":"Oddo","initiative":-7,"hp":{"current":44,"max":44},"is_player":true}]}
        """;

    [Fact]
    public async Task Everyone_sees_the_order_without_what_is_hidden()
    {
        await DoneAsync(Gm, "set_initiative", Five);
        var order = (await StateAsync(Audience.Everyone)).Fight!.Fighters;
        Assert.Equal(["Husk", "Unknown creature 1", "Gull", "Oddo"], order.Select(static one => one.Name));
        Assert.Equal(["healthy", "healthy", null, "healthy"], order.Select(static one => one.State));
        Assert.Equal(["Husk", "Horror", "Lurker", "Gull", "Oddo"], (await StateAsync(Gm.Audience)).Fight!.Fighters.Select(static one => one.Name));
        Assert.All((await StateAsync(Audience.Table)).Fight!.Fighters, static one => Assert.Null(one.Hp));
    }

    [Fact]
    public async Task Turns_go_round_and_those_of_the_hidden_are_not_shown()
    {
        await DoneAsync(Gm, "set_initiative", Five);
        var shown = new List<string>();
        for (var turn = 0; turn < 6; turn++)
        {
            await DoneAsync(Gm, "next_turn");
            var part = (await PartsAsync(Audience.Everyone))["initiative"];
            shown.Add($"{part.GetProperty("round").GetInt32()} {part.GetProperty("order")[part.GetProperty("currentTurn").GetInt32()].GetProperty("name").GetString()}");
        }

        Assert.Equal(["1 Husk", "1 Unknown creature 1", "1 Unknown creature 1", "1 Gull", "1 Oddo", "2 Husk"], shown);
        var exact = (await PartsAsync(Gm.Audience))["initiative"];
        Assert.Equal((2, 0), (exact.GetProperty("round").GetInt32(), exact.GetProperty("currentTurn").GetInt32()));
    }

    [Theory]
    [InlineData(45, 44, null)]
    [InlineData(45, 22, "bloodied")]
    [InlineData(22, 4, "near death")]
    [InlineData(4, 0, "down")]
    [InlineData(0, 45, "healthy")]
    [InlineData(45, 90, null)]
    public async Task Everyone_learns_of_hit_points_only_when_the_word_changes(int before, int after, string? word)
    {
        await DoneAsync(Gm, "set_initiative", Five);
        var husk = await CombatantAsync("Husk");
        await DoneAsync(Gm, "update_monster_hp", $$"""{"monster_id":"{{husk}}","new_hp":{{before}}}""");
        var head = Store.Journal.Head(Campaign);
        await DoneAsync(Gm, "update_monster_hp", $$"""{"monster_id":"{{husk}}","new_hp":{{after}}}""");
        Assert.Equal(word is null ? [] : [word], (await EventsAsync(Audience.Table, head)).Select(static one => one.Event.Data.GetProperty("set").GetProperty("state").GetString()!));
        Assert.Equal(new HitPoints(after, Math.Max(45, after)), (await StateAsync()).Fight!.Fighters[0].Hp);
    }

    [Fact]
    public async Task Wounds_of_the_hidden_are_shown_when_they_are_revealed()
    {
        await DoneAsync(Gm, "set_initiative", Five);
        var lurker = await CombatantAsync("Lurker");
        var head = Store.Journal.Head(Campaign);
        await DoneAsync(Gm, "update_monster_hp", $$"""{"monster_id":"{{lurker}}","new_hp":13}""");
        Assert.Empty(await EventsAsync(Audience.Table, head));
        Assert.Equal("Everyone now sees Lurker.", Said(await DoneAsync(Gm, "reveal", $$"""{"combatant_id":"{{lurker}}"}""")));
        var shown = (await StateAsync(Audience.Everyone)).Fight!.Fighters.Single(one => one.Id == lurker);
        Assert.Equal(("Lurker", 12, "bloodied", null), (shown.Name, shown.Initiative, shown.State, shown.Hp));
    }

    [Fact]
    public async Task Whoever_is_revealed_stands_where_the_turns_will_go()
    {
        await DoneAsync(Gm, "set_initiative", Five);
        await DoneAsync(Gm, "reveal", $$"""{"combatant_id":"{{await CombatantAsync("Lurker")}}"}""");
        await DoneAsync(Gm, "reveal", $$"""{"combatant_id":"{{await CombatantAsync("Horror")}}"}""");
        var exact = (await StateAsync(Gm.Audience)).Fight!.Fighters.Select(static one => (one.Id, one.Name));
        Assert.Equal(exact, (await StateAsync(Audience.Everyone)).Fight!.Fighters.Select(static one => (one.Id, one.Name)));
    }

    [Fact]
    public async Task One_who_is_revealed_in_its_own_turn_is_shown_with_it()
    {
        await DoneAsync(Gm, "set_initiative", """{"initiative_order":[{"name":"Lurker","initiative":9,"hidden":true},{"name":"Gull","initiative":3}]}""");
        await DoneAsync(Gm, "next_turn");
        await DoneAsync(Gm, "next_turn");
        await DoneAsync(Gm, "next_turn");
        var lurker = await CombatantAsync("Lurker");
        Assert.Equal(1, (await StateAsync(Audience.Everyone)).Fight!.Round);
        await DoneAsync(Gm, "reveal", $$"""{"combatant_id":"{{lurker}}"}""");
        var order = (await StateAsync(Audience.Everyone)).Fight!;
        Assert.Equal((2, lurker, "Lurker"), (order.Round, order.Turn, order.Fighters[0].Name));
    }

    [Fact]
    public async Task A_reveal_of_what_everyone_knows_appends_nothing()
    {
        await DoneAsync(Gm, "set_initiative", Five);
        var head = Store.Journal.Head(Campaign);
        var husk = await CombatantAsync("Husk");
        Assert.Equal("Everyone knows Husk already.", Said(await DoneAsync(Gm, "reveal", $$"""{"combatant_id":"{{husk}}"}""")));
        await DoneAsync(Gm, "update_monster_hp", $$"""{"monster_id":"{{husk}}","new_hp":45}""");
        Assert.Equal(head, Store.Journal.Head(Campaign));
    }

    [Fact]
    public async Task An_empty_list_ends_the_fight_once()
    {
        await DoneAsync(Gm, "set_initiative", Five);
        Assert.Equal("The fight is over.", Said(await DoneAsync(Gm, "set_initiative", """{"initiative_order":[]}""")));
        var head = Store.Journal.Head(Campaign);
        Assert.Equal("There is no fight.", Said(await DoneAsync(Gm, "set_initiative", """{"initiative_order":[]}""")));
        Assert.Equal(head, Store.Journal.Head(Campaign));
        Assert.Equal(0, (await PartsAsync(Audience.Everyone))["initiative"].GetProperty("order").GetArrayLength());
        Assert.Equal("no-fight", (await RefusedAsync(Gm, "next_turn")).Code);
    }

    [Fact]
    public async Task A_party_members_points_change_in_the_party_too_and_have_its_bounds()
    {
        await DoneAsync(Gm, "add_character", """{"name":"Oddo","max_hp":44}""");
        await DoneAsync(Gm, "set_initiative", Five);
        var oddo = await CombatantAsync("Oddo");
        await DoneAsync(Gm, "update_monster_hp", $$"""{"monster_id":"{{oddo}}","new_hp":5}""");
        Assert.Equal(5, (await StateAsync(Audience.Everyone)).Party[0].Hp.Current);
        Assert.Equal("new_hp", (await RefusedAsync(Gm, "update_monster_hp", $$"""{"monster_id":"{{oddo}}","new_hp":45}""")).Field);
    }

    [Fact]
    public async Task The_fullest_fight_in_the_widest_letters_fits()
    {
        var one = $$"""{"hp":{"current":1000000,"max":1000000},"name":"{{new string('海', Texts.LongestName)}}","initiative":-2147483648,"is_player":false}""";
        await DoneAsync(Gm, "set_initiative", $$"""{"initiative_order":[{{string.Join(',', Enumerable.Repeat(one, 100))}}]}""");
        Assert.Equal(100, (await StateAsync(Audience.Everyone)).Fight!.Fighters.Length);
        var more = await RefusedAsync(Gm, "set_initiative", $$"""{"initiative_order":[{{string.Join(',', Enumerable.Repeat(one, 101))}}]}""");
        Assert.Equal("initiative_order", more.Field);
    }

    [Theory]
    [InlineData("set_initiative", "initiative_order", "{}")]
    [InlineData("set_initiative", "initiative_order", """{"initiative_order":null}""")]
    [InlineData("set_initiative", "initiative_order", """{"initiative_order":{}}""")]
    [InlineData("set_initiative", "initiative_order[0]", """{"initiative_order":[null]}""")]
    [InlineData("set_initiative", "initiative_order[0]", """{"initiative_order":[7]}""")]
    [InlineData("set_initiative", "initiative_order[1]", """{"initiative_order":[{"name":"A","initiative":1},{"name":"B"}]}""")]
    [InlineData("set_initiative", "initiative_order[0].name", """{"initiative_order":[{"name":" ","initiative":1}]}""")]
    [InlineData("set_initiative", "initiative_order[0].name", """{"initiative_order":[{"name":"a\nb","initiative":1}]}""")]
    [InlineData("set_initiative", "initiative_order[0].initiative", """{"initiative_order":[{"name":"A","initiative":"NaN"}]}""")]
    [InlineData("set_initiative", "initiative_order[0].initiative", """{"initiative_order":[{"name":"A","initiative":99999999999}]}""")]
    [InlineData("set_initiative", "initiative_order[0].hp", """{"initiative_order":[{"name":"A","initiative":1,"hp":{"current":1,"max":0}}]}""")]
    [InlineData("set_initiative", "initiative_order[0].hp", """{"initiative_order":[{"name":"A","initiative":1,"hp":{"current":-1,"max":5}}]}""")]
    [InlineData("set_initiative", "initiative_order[0].hp", """{"initiative_order":[{"name":"A","initiative":1,"hp":{"current":6,"max":5}}]}""")]
    [InlineData("set_initiative", "initiative_order[0].hp", """{"initiative_order":[{"name":"A","initiative":1,"hp":{"current":6}}]}""")]
    [InlineData("set_initiative", "session_id", """{"session_id":"gone","initiative_order":[]}""")]
    [InlineData("update_monster_hp", "monster_id", """{"monster_id":"nobody","new_hp":1}""")]
    [InlineData("update_monster_hp", "monster_id", """{"new_hp":1}""")]
    [InlineData("update_monster_hp", "new_hp", """{"monster_id":"$HUSK"}""")]
    [InlineData("update_monster_hp", "new_hp", """{"monster_id":"$HUSK","new_hp":-1}""")]
    [InlineData("update_monster_hp", "new_hp", """{"monster_id":"$HUSK","new_hp":1000001}""")]
    [InlineData("update_monster_hp", "new_hp", """{"monster_id":"$HUSK","new_hp":2.5}""")]
    [InlineData("update_monster_hp", "session_id", """{"monster_id":"$HUSK","new_hp":1,"session_id":"gone"}""")]
    [InlineData("reveal", "combatant_id", """{"combatant_id":"nobody"}""")]
    [InlineData("reveal", "combatant_id", "{}")]
    [InlineData("next_turn", "who", """{"who":"me"}""")]
    public async Task What_cannot_be_done_is_refused_with_the_field(string tool, string field, string arguments)
    {
        await DoneAsync(Gm, "set_initiative", Five);
        var its = arguments.Replace("$HUSK", await CombatantAsync("Husk"), StringComparison.Ordinal);
        Assert.Equal(field, (await RefusedAsync(Gm, tool, its)).Field);
    }

    [Fact]
    public async Task Without_a_fight_nobody_is_hurt_or_revealed()
    {
        Assert.Equal("monster_id", (await RefusedAsync(Gm, "update_monster_hp", """{"monster_id":"a","new_hp":1}""")).Field);
        Assert.Equal("combatant_id", (await RefusedAsync(Gm, "reveal", """{"combatant_id":"a"}""")).Field);
        Assert.Equal("no-fight", (await RefusedAsync(Gm, "next_turn")).Code);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_done_and_does_not()
    {
        await DoneAsync(Gm, "set_initiative", Five);
        var head = Store.Journal.Head(Campaign);
        Assert.Equal("Would do: Round 1: Husk's turn.", Said(await CallAsync(Gm, "next_turn", dryRun: true)));
        Assert.Equal(head, Store.Journal.Head(Campaign));
        Assert.Null((await StateAsync()).Fight!.Turn);
    }

    [Fact]
    public async Task Ids_tell_nothing_of_what_is_hidden_between_them()
    {
        var order = JsonElement.Parse(Five).GetRawText();
        await DoneAsync(Gm, "set_initiative", order, "one");
        var first = (await StateAsync()).Fight!.Fighters.Select(static one => one.Id).ToList();
        await DoneAsync(Gm, "set_initiative", order, "two");
        var second = (await StateAsync()).Fight!.Fighters.Select(static one => one.Id).ToList();
        Assert.Equal(10, first.Concat(second).Distinct().Count());
        Assert.All(first, static id => Assert.Matches("^[a-z2-7]{6}$", id));
    }
}
