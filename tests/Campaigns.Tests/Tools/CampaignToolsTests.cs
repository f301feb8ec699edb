using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class CampaignToolsTests : TableSuite
{
    /// <summary>The least that each tool takes.</summary>
    private static readonly Dictionary<string, (Role Role, string Arguments)> All = new(StringComparer.Ordinal)
    {
        ["roll_dice"] = (Role.Player, """{"expression":"d6"}"""),
        ["dice_odds"] = (Role.Player, """{"expression":"2d6","vs":7}"""),
        ["add_dice_entropy"] = (Role.Player, """{"text":"for luck"}"""),
        ["what_if"] = (Role.Player, """{"expression":"2d6"}"""),
        ["explain_dice"] = (Role.Player, """{"expression":"4d6kh3"}"""),
        ["verify_rolls"] = (Role.Player, "{}"),
        ["dice_fairness"] = (Role.Player, "{}"),
        ["create_campaign"] = (Role.GameMaster, """{"name":"A","system":"generic"}"""),
        ["list_campaigns"] = (Role.Player, "{}"),
        ["get_campaign_data"] = (Role.Overlay, "{}"),
        ["update_campaign_data"] = (Role.Player, """{"data_type":"notes","data":{"text":"x"}}"""),
        ["share"] = (Role.GameMaster, """{"id":"a","audience":["table"]}"""),
        ["complete_objective"] = (Role.GameMaster, """{"quest":"a","objective":"1"}"""),
        ["advance_time"] = (Role.GameMaster, """{"days":1}"""),
        ["check_links"] = (Role.GameMaster, "{}"),
        ["plan_session"] = (Role.GameMaster, """{"name":"A"}"""),
        ["set_attendance"] = (Role.GameMaster, """{"present":["A"]}"""),
        ["award"] = (Role.GameMaster, """{"xp":1}"""),
        ["set_scene"] = (Role.GameMaster, """{"scene":"A"}"""),
        ["recap"] = (Role.Overlay, "{}"),
        ["search_campaign"] = (Role.Overlay, """{"query":"x"}"""),
        ["history"] = (Role.Player, "{}"),
        ["diff"] = (Role.Player, """{"from":"2020-01-01"}"""),
        ["at"] = (Role.Player, """{"moment":"2020-01-01"}"""),
        ["redact_event"] = (Role.GameMaster, """{"event":"a","reason":"x"}"""),
        ["add_character"] = (Role.GameMaster, """{"name":"A","max_hp":5}"""),
        ["set_hp"] = (Role.GameMaster, """{"character_id":"a","current":1}"""),
        ["start_session"] = (Role.GameMaster, "{}"),
        ["end_session"] = (Role.GameMaster, "{}"),
        ["add_session_note"] = (Role.Player, """{"note":"x"}"""),
        ["record_decision"] = (Role.GameMaster, """{"content":"x"}"""),
        ["set_initiative"] = (Role.GameMaster, """{"initiative_order":[]}"""),
        ["next_turn"] = (Role.GameMaster, "{}"),
        ["update_monster_hp"] = (Role.GameMaster, """{"monster_id":"a","new_hp":1}"""),
        ["import_file"] = (Role.GameMaster, "{}"),
        ["import_character"] = (Role.GameMaster, "{}"),
        ["export_campaign"] = (Role.Player, "{}"),
        ["generate_character"] = (Role.GameMaster, """{"system":"dnd5e","level":3,"class_type":"wizard"}"""),
        ["generate_npc"] = (Role.GameMaster, """{"system":"dnd5e","role":"innkeeper"}"""),
        ["build_encounter"] = (Role.GameMaster, """{"levels":[3,3]}"""),
        ["generate_loot"] = (Role.GameMaster, """{"level":3}"""),
        ["roll_table"] = (Role.GameMaster, """{"table":"[[2d6]] gulls"}"""),
        ["get_system_personality"] = (Role.Player, """{"system":"dnd5e"}"""),
        ["set_active_personality"] = (Role.GameMaster, """{"system":"dnd5e"}"""),
        ["list_personalities"] = (Role.Player, "{}"),
        ["edit_personality"] = (Role.GameMaster, """{"system":"dnd5e","tone":"grim"}"""),
        ["preview_personality"] = (Role.Player, """{"text":"The door opens."}"""),
        ["create_shared"] = (Role.Player, """{"kind":"note","name":"The pier"}"""),
        ["edit_shared"] = (Role.Player, """{"document":"nothing","append":"a"}"""),
        ["get_shared"] = (Role.Overlay, """{"document":"nothing"}"""),
        ["list_shared"] = (Role.Overlay, "{}"),
        ["undo"] = (Role.Player, "{}"),
        ["redo"] = (Role.Player, "{}"),
        ["reveal"] = (Role.GameMaster, """{"combatant_id":"a"}"""),
        ["hide"] = (Role.GameMaster, """{"combatant":"a"}"""),
        ["add_combatant"] = (Role.GameMaster, """{"name":"Goblin"}"""),
        ["remove_combatant"] = (Role.GameMaster, """{"targets":["nobody"]}"""),
        ["roll_initiative"] = (Role.GameMaster, "{}"),
        ["end_combat"] = (Role.GameMaster, "{}"),
        ["previous_turn"] = (Role.GameMaster, "{}"),
        ["next_round"] = (Role.GameMaster, "{}"),
        ["delay_turn"] = (Role.GameMaster, "{}"),
        ["take_turn"] = (Role.GameMaster, """{"combatant":"a"}"""),
        ["use_legendary"] = (Role.GameMaster, """{"combatant":"a"}"""),
        ["apply_damage"] = (Role.Player, """{"targets":["nobody"],"amount":1}"""),
        ["heal"] = (Role.Player, """{"targets":["nobody"],"amount":1}"""),
        ["death_save"] = (Role.Player, "{}"),
        ["save_against"] = (Role.Player, "{}"),
        ["add_condition"] = (Role.GameMaster, """{"targets":["nobody"],"condition":"prone"}"""),
        ["remove_condition"] = (Role.GameMaster, """{"targets":["nobody"],"condition":"prone"}"""),
        ["combat_state"] = (Role.Overlay, "{}"),
        ["party_status"] = (Role.Overlay, "{}"),
        ["short_rest"] = (Role.GameMaster, "{}"),
        ["long_rest"] = (Role.GameMaster, "{}"),
        ["spend"] = (Role.Player, """{"kind":"slot"}"""),
        ["request_rolls"] = (Role.GameMaster, """{"what":"Perception check"}"""),
        ["answer_roll"] = (Role.Player, """{"total":1}"""),
        ["reveal_rolls"] = (Role.GameMaster, "{}"),
        ["blank_overlays"] = (Role.GameMaster, "{}"),
        ["spotlight"] = (Role.GameMaster, "{}"),
        ["lower_third"] = (Role.GameMaster, """{"title":"A"}"""),
        ["show_handout"] = (Role.GameMaster, "{}"),
        ["show_map"] = (Role.GameMaster, "{}"),
        ["reveal_map_area"] = (Role.GameMaster, """{"x":0,"y":0,"width":1,"height":1}"""),
        ["move_token"] = (Role.GameMaster, """{"who":"a"}"""),
        ["start_poll"] = (Role.GameMaster, """{"question":"A?","options":["b","c"]}"""),
        ["vote"] = (Role.Plugin, """{"option":"1"}"""),
        ["end_poll"] = (Role.GameMaster, "{}"),
    };

    [Fact]
    public void Every_tool_has_the_least_role_that_it_is_said_to_have() => Assert.Equal(
        All.Select(static one => (one.Key, one.Value.Role)).Order(),
        Tools.Select(static tool => (tool.Description.Name, tool.Description.MinimumRole)).Order());

    [Fact]
    public async Task Whoever_has_less_than_the_least_role_is_refused_and_whoever_has_it_is_not()
    {
        foreach (var (tool, (least, arguments)) in All)
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                var who = new Principal("somebody", role, "test");
                if (role < least)
                {
                    Assert.Equal("forbidden", (await RefusedAsync(who, tool, arguments)).Code);
                }
                else
                {
                    Assert.NotEqual("forbidden", (await CallAsync(who, tool, arguments)).Error?.Code);
                }
            }
        }
    }

    [Fact]
    public async Task A_tool_that_only_reads_appends_nothing()
    {
        foreach (var tool in Tools.Where(static tool => tool.Description.ReadOnly).Select(static tool => tool.Description.Name))
        {
            await CallAsync(Gm, tool, All[tool].Arguments);
        }

        Assert.Equal(["at", "build_encounter", "check_links", "combat_state", "dice_fairness", "dice_odds", "diff", "explain_dice", "export_campaign", "generate_loot", "get_campaign_data", "get_shared", "get_system_personality", "history", "list_campaigns", "list_personalities", "list_shared", "party_status", "preview_personality", "recap", "roll_table", "search_campaign", "verify_rolls", "what_if"], Tools.Where(static tool => tool.Description.ReadOnly).Select(static tool => tool.Description.Name).Order());
        Assert.Equal(1, Store.Journal.Head(Campaign));
    }

    [Fact]
    public void Every_tool_and_argument_is_described()
    {
        foreach (var description in Tools.Select(static tool => tool.Description))
        {
            Assert.Matches("^[a-z]+(_[a-z]+)*$", description.Name);
            Assert.EndsWith(".", description.Description, StringComparison.Ordinal);
            Assert.NotEmpty(description.Title);
            Assert.NotEqual("general", description.Group);
            if (description.InputSchema.TryGetProperty("properties", out var properties))
            {
                Assert.All(properties.EnumerateObject(), one => Assert.True(one.Value.TryGetProperty("description", out _), $"{description.Name}.{one.Name}"));
            }
        }
    }

    [Fact]
    public void What_is_left_out_has_the_default_that_its_type_shows()
    {
        // Generated binding forgets the initial values of properties: there must be none but those that every type has.
        var types = new JsonSerializerContext[] { ArgumentsJson.Default, CombatArgumentsJson.Default, StoryArgumentsJson.Default }
            .SelectMany(static context => context.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(static property => typeof(JsonTypeInfo).IsAssignableFrom(property.PropertyType))
                .Select(property => (JsonTypeInfo)property.GetValue(context)!))
            .Where(static type => type.Kind == JsonTypeInfoKind.Object)
            .ToList();
        Assert.True(types.Count >= 14);
        foreach (var type in types)
        {
            Assert.True(type.Type.GetConstructor([]) is not null, $"{type.Type.Name} has no constructor without parameters.");
            var bare = Activator.CreateInstance(type.Type)!;
            var required = type.Properties.Where(static property => property.IsRequired).ToDictionary(static property => property.Name, static property => Sample(property.PropertyType));
            var bound = JsonSerializer.Deserialize($"{{{string.Join(',', required.Select(static one => $"\"{one.Key}\":{one.Value}"))}}}", type)!;
            foreach (var property in type.Properties.Where(static property => !property.IsRequired))
            {
                Assert.True(Equals(property.Get!(bare), property.Get(bound)), $"{type.Type.Name}.{property.Name} is otherwise when it is left out.");
                var expected = property.PropertyType.IsValueType ? Activator.CreateInstance(property.PropertyType) : null;
                Assert.True(Equals(expected, property.Get(bound)), $"{type.Type.Name}.{property.Name} has an initial value of its own.");
            }
        }
    }

    [Fact]
    public async Task What_may_be_left_out_means_what_is_written_beside_it()
    {
        var expected = new (string Tool, string Arguments, Func<Task> Check)[]
        {
            ("roll_dice", """{"expression":"5"}""", async () => Assert.Equal("mira", (await EventsAsync(Audience.Everyone))[^1].Event.Data.GetProperty("player").GetString())),
            ("add_character", """{"name":"A","max_hp":5}""", async () => Assert.Equal(new HitPoints(5, 5), (await StateAsync()).Party[0].Hp)),
            ("start_session", "{}", async () => Assert.NotNull((await StateAsync()).Session)),
            ("set_initiative", """{"initiative_order":[{"name":"A","initiative":1}]}""", async () =>
                Assert.Equal((false, false, true, null), ((await StateAsync()).Fight!.Fighters[0] is var one ? (one.IsPlayer, one.Hidden, one.Known, one.Hp) : default))),
            ("set_initiative", """{"initiative_order":[{"name":"A","initiative":1,"hidden":true}]}""", async () => Assert.Equal((true, false), ((await StateAsync()).Fight!.Fighters[0] is var one ? (one.Hidden, one.Known) : default))),
        };
        foreach (var (tool, arguments, check) in expected)
        {
            await DoneAsync(Gm, tool, arguments);
            await check();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Rubbish_is_refused_with_a_sentence_and_appends_nothing(int seed)
    {
        var random = new Random(seed);
        string[] values = ["null", "true", "-1", "0", "1e308", "9223372036854775807", "\"\"", "\"NaN\"", "\"\\u0000\"", "\"\\ud800\"", "[]", "[[[]]]", "{\"\\ud800\":1}", "{}", "[null]", "{\"name\":{}}"];
        var names = Tools.SelectMany(static tool => tool.Description.InputSchema.TryGetProperty("properties", out var its) ? its.EnumerateObject().Select(static one => one.Name) : []).Append("").Append("Expression").Distinct().ToArray();
        for (var round = 0; round < 400; round++)
        {
            var fields = Enumerable.Range(0, random.Next(0, 4)).Select(_ => $"\"{names[random.Next(names.Length)]}\":{values[random.Next(values.Length)]}");
            var tool = Tools[random.Next(Tools.Count)].Description.Name;
            var arguments = $"{{{string.Join(',', fields)}}}";
            try
            {
                if ((await CallAsync(Gm, tool, arguments)).Error is { } error)
                {
                    AssertSentence(error);
                }
            }
            catch (Exception e)
            {
                Assert.Fail($"Seed {seed}, round {round}, {tool} {arguments}: {e}");
            }
        }
    }

    private static string Sample(Type type) => type == typeof(string) ? "\"x\"" : type == typeof(int) ? "1" : "[]";
}
