using System.Text;
using PluginHost.Rules.Reading.Json;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Tests.Reading.Json;

public sealed class JsonReaderTests
{
    private const string Database = """
        [{"index":"mudwight","name":"Mudwight","size":"Small","type":"plant","alignment":"unaligned","armor_class":[{"type":"natural","value":11}],"hit_points":5,"hit_dice":"2d4","hit_points_roll":"2d4",
          "speed":{"walk":"20 ft.","fly":"5 ft.","hover":true},"strength":6,"dexterity":8,"constitution":11,"intelligence":2,"wisdom":9,"charisma":3,
          "proficiencies":[{"value":3,"proficiency":{"index":"saving-throw-con","name":"Saving Throw: CON","url":"/x"}},{"value":4,"proficiency":{"index":"skill-sleight-of-hand","name":"Skill: Sleight of Hand","url":"/y"}}],
          "senses":{"passive_perception":9},"languages":"","challenge_rating":0.25,"xp":50,"special_abilities":[{"name":"Soggy","desc":"It drips."}],"actions":[{"name":"Slap","desc":"It slaps."}],"url":"/api/monsters/mudwight"}]
        """;

    private const string OpenOne = """
        {"count":1,"results":[{"slug":"dim-the-lamp","name":"Dim the Lamp","desc":"A lamp goes dim.","level_int":2,"school":"Illusion","casting_time":"1 action","range":"30 feet","components":"V, M","material":"a wick","requires_concentration":true,
          "duration":"Concentration, up to 1 minute","dnd_class":"Bard, Wizard","document__slug":"fen","document__title":"Fen Almanac","page":"fen 12"}]}
        """;

    private const string OpenTwo = """
        {"key":"fen_reed-crown","name":"Reed Crown","desc":"It rustles.","category":{"key":"wondrous-item","name":"Wondrous Item"},"rarity":{"key":"rare","name":"Rare"},"requires_attunement":true,"attunement_detail":"by a ferryman","cost":"0.00",
         "document":{"name":"Fen Almanac","key":"fen"}}
        """;

    private const string Tools = """
        {"monster":[{"name":"Mudwight","source":"FEN","page":9,"size":["S"],"type":{"type":"plant","tags":["bog"]},"alignment":["U"],"ac":[{"ac":11,"from":["{@item wet bark|FEN}"]}],"hp":{"average":5,"formula":"2d4"},"speed":{"walk":20,"fly":{"number":5,"condition":"(hover)"}},
          "str":6,"dex":8,"con":11,"int":2,"wis":9,"cha":3,"passive":9,"cr":{"cr":"1/4","lair":"1/2"},"action":[{"name":"Slap {@recharge 5}","entries":["{@atk mw} {@hit 4} to hit. {@h}3 ({@damage 1d4 + 1}) damage, {@dc 11} or {@condition prone||knocked flat}."]}]}],
         "unheard":[{"thing":1}]}
        """;

    [Fact]
    public void A_creature_of_the_database_form_has_its_fields()
    {
        var monster = Assert.IsType<Monster>(Assert.Single(Reader.Text(Database).Entries));
        Assert.Equal((11, "natural armor", 5, "2d4", "1/4", 50), (monster.ArmorClass!.Value, monster.ArmorNote, monster.HitPoints!.Value, monster.HitDice, monster.Challenge, monster.Xp!.Value));
        Assert.Equal([new Speed("walk", 20), new Speed("fly", 5, "hover")], monster.Speeds);
        Assert.Equal((new Bonus("con", 3), new Bonus("sleight of hand", 4)), (monster.Saves[0], monster.Skills[0]));
        Assert.Equal(new Abilities(6, 8, 11, 2, 9, 3), monster.Abilities);
        Assert.Empty(monster.Missing);
    }

    [Fact]
    public void A_spell_of_the_first_open_form_has_its_fields_and_its_book()
    {
        var document = Reader.Text(OpenOne);
        var spell = Assert.IsType<Spell>(Assert.Single(document.Entries));
        Assert.Equal((2, "illusion", "up to 1 minute", true, "a wick"), (spell.Level!.Value, spell.School, spell.Duration, spell.Concentration, spell.Material));
        Assert.Equal(("Fen Almanac", "Fen Almanac"), (document.Title, spell.Sources[0]));
    }

    [Fact]
    public void An_item_of_the_second_open_form_has_its_fields()
    {
        var item = Assert.IsType<Item>(Assert.Single(Reader.Text(OpenTwo).Entries));
        Assert.Equal(("Wondrous Item", "rare", "by a ferryman", null), (item.Kind, item.Rarity, item.Attunement, item.Cost));
    }

    [Fact]
    public void A_creature_of_the_tools_form_has_its_fields_without_marks()
    {
        var document = Reader.Text(Tools);
        var monster = Assert.IsType<Monster>(Assert.Single(document.Entries));
        Assert.Equal(("Small", "plant", "bog", "unaligned", "wet bark", "1/4"), (monster.Size, monster.Kind, monster.Subtype, monster.Alignment, monster.ArmorNote, monster.Challenge));
        Assert.Equal(new Feature("Slap (Recharge 5–6)", "Melee Weapon Attack: +4 to hit. Hit: 3 (1d4 + 1) damage, DC 11 or knocked flat."), monster.Actions[0]);
        Assert.Contains("1 of 2", Assert.Single(document.Remarks), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a {@b c} d", "a c d")]
    [InlineData("{@scaledamage 2d6|3-9|1d6} more", "1d6 more")]
    [InlineData("{@quickref Cover||3||half cover}", "half cover")]
    [InlineData("{@note outer {@spell inner|x}}", "outer inner")]
    [InlineData("{@open forever", "open forever")]
    public void Marks_are_read_as_a_person_would(string marked, string read) => Assert.Equal(read, TagText.Flat(marked));

    [Fact]
    public void Entries_stand_as_blocks_that_can_be_read_back()
    {
        var document = Reader.Text(Database);
        var again = Assert.IsType<Monster>(Assert.Single(Book.Of(document with { Entries = [] }).Entries));
        var first = (Monster)document.Entries[0];
        Assert.Equal((first.ArmorClass, first.HitPoints, first.Challenge, first.Abilities, first.Actions[0].Name), (again.ArmorClass, again.HitPoints, again.Challenge, again.Abilities, again.Actions[0].Name));
        Assert.Contains(Book.Of(document).Chunks, chunk => chunk.EntryKey == first.Key && chunk.Type == ContentType.Monster);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"a\":1}")]
    [InlineData("[{\"name\":\"x\"}]")]
    [InlineData("{\"monster\":[{\"name\":\"x\",\"source\":3}]}")]
    public void A_form_that_nobody_knows_is_said_to_be_unknown(string json) => Assert.Equal("source-unknown", Reader.Attempt(Encoding.UTF8.GetBytes(json), "x.json").Error?.Code);

    [Fact]
    public void Damaged_or_deep_files_are_errors()
    {
        Assert.Equal("source-unreadable", Reader.Attempt(Encoding.UTF8.GetBytes(Database[..300]), "x.json").Error?.Code);
        Assert.Equal("source-unreadable", Reader.Attempt(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[{\"name\":", 10_000))), "x.json").Error?.Code);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("[1,{\"a\":[2]},\"x\"]")]
    [InlineData("{\"x\":{\"y\":null}}")]
    [InlineData("-1e400")]
    public void A_field_of_another_kind_than_expected_is_passed_over(string odd)
    {
        foreach (var form in new[] { Database, OpenOne, OpenTwo, Tools })
        {
            using var json = global::System.Text.Json.JsonDocument.Parse(form);
            foreach (var name in Names(json.RootElement).Where(static name => name is not ("name" or "source")).Distinct(StringComparer.Ordinal))
            {
                var changed = global::System.Text.RegularExpressions.Regex.Replace(form, $"\"{name}\":(\"[^\"]*\"|-?[0-9.]+|true|false|\\[\\]|\\{{[^{{}}\\[\\]]*\\}}|\\[[^\\[\\]{{}}]*\\])", $"\"{name}\":{odd}");
                var read = Reader.Attempt(Encoding.UTF8.GetBytes(changed), "x.json");
                Assert.True(read.Succeeded || read.Error.Code == "source-unknown", $"{name}: {read.Error}");
            }
        }
    }

    private static IEnumerable<string> Names(global::System.Text.Json.JsonElement element) => element.ValueKind switch
    {
        global::System.Text.Json.JsonValueKind.Object => element.EnumerateObject().SelectMany(static property => Names(property.Value).Prepend(property.Name)),
        global::System.Text.Json.JsonValueKind.Array => element.EnumerateArray().SelectMany(Names),
        _ => [],
    };
}
