using PluginHost.Campaigns.Formats;
using PluginHost.Sdk;
using Xunit.Abstractions;

namespace PluginHost.Campaigns.Tests;

public sealed class FantasyGroundsCampaignTests(ITestOutputHelper output) : TableSuite
{
    /// <summary>A campaign in the shape of the real ones, with what the only real one that could be had is empty of.</summary>
    private const string Salt = """
        <root version="4.4" dataversion="20230911" release="8.1|CoreRPG:6">
          <charsheet>
            <id-00001><name type="string">Ilvane</name><abilities><strength><score type="number">12</score></strength></abilities><profbonus type="number">2</profbonus><hp><total type="number">9</total><wounds type="number">4</wounds></hp></id-00001>
          </charsheet>
          <npc>
            <category name="Crew"><id-00002><name type="string">Reef gull</name><cr type="string">1/4</cr><hp type="number">11</hp><hd type="string">(2d8+2)</hd><ac type="number">13</ac><abilities><dexterity><score type="number">15</score></dexterity></abilities>
              <speed type="string">10 ft., fly 60 ft.</speed><skills type="string">Perception +4</skills><damageresistances type="string">cold, fire</damageresistances>
              <actions><id-00001><name type="string">Beak</name><desc type="string">Melee Weapon Attack: +4 to hit, reach 5 ft., one target. Hit: 5 (1d6 + 2) piercing damage.</desc></id-00001></actions></id-00002></category>
            <id-00003><public /><name type="string">Old Mara</name><text type="formattedtext"><p>Keeps the light.</p><p>Never sleeps.</p></text></id-00003>
          </npc>
          <encounter><id-00001><name type="string">1. The reef</name><text type="formattedtext"><h>Low tide</h><p>The <b>wreck</b> lies bare.</p></text></id-00001></encounter>
          <notes><id-00004><public /><name type="string">Debts</name><text type="formattedtext"><p>Nine silver to Mara.</p></text></id-00004></notes>
          <quest><id-00001><public /><name type="string">The lamp</name><type type="string">Side</type><level type="number">2</level><xp type="number">200</xp><description type="formattedtext"><p>Light it.</p></description><gmnotes type="formattedtext"><p>It is cursed.</p></gmnotes></id-00001></quest>
          <battle><id-00001><name type="string">Gulls</name><exp type="number">150</exp><npclist><id-00001><count type="number">3</count><faction type="string">foe</faction><name type="string">Reef gull</name></id-00001></npclist></id-00001></battle>
          <item><id-00001><name type="string">Bell</name><description type="formattedtext"><p>Rings by itself.</p></description><weight type="number">2.5</weight></id-00001></item>
          <calendar><current><day type="number">3</day><month type="number">7</month><year type="number">1204</year></current><log><id-00001><day type="number">2</day><month type="number">7</month><year type="number">1204</year><logentry type="formattedtext"><p>The ship ran aground.</p></logentry></id-00001></log></calendar>
          <image><id-00001><name type="string">Reef</name></id-00001></image>
          <options><CTSI type="string">on</CTSI></options>
          <combattracker><round type="number">2</round><list>
            <id-00001><name type="string">Ilvane</name><friendfoe type="string">friend</friendfoe><active type="number">1</active><initresult type="number">14</initresult><hptotal type="number">9</hptotal><wounds type="number">4</wounds><tokenvis type="number">0</tokenvis>
              <link type="windowreference"><class>charsheet</class><recordname>charsheet.id-00001</recordname></link><effects><id-00001><label type="string">Prone; half speed</label><isactive type="number">1</isactive></id-00001></effects></id-00001>
            <id-00002><name type="string">Reef gull</name><friendfoe type="string">foe</friendfoe><initresult type="number">17</initresult><hptotal type="number">11</hptotal><wounds type="number">6</wounds><tokenvis type="number">1</tokenvis><isidentified type="number">0</isidentified>
              <link type="windowreference"><class>npc</class><recordname>npc.id-00002</recordname></link></id-00002>
            <id-00003><name type="string">Lurker</name><friendfoe type="string">foe</friendfoe><initresult type="number">3</initresult><hptotal type="number">20</hptotal><tokenvis type="number">0</tokenvis></id-00003>
          </list></combattracker>
        </root>
        """;

    [Fact]
    public async Task All_of_a_campaign_comes_in_and_what_was_shared_there_is_shared_here()
    {
        await File.WriteAllTextAsync(Path.Combine(Imports, "db.xml"), Salt);
        var preview = Said(await DoneAsync(Gm, "import_file", """{"path":"db.xml","preview":true}"""));
        Assert.Contains("monster Reef gull", preview, StringComparison.Ordinal);
        Assert.Empty((await StateAsync()).Party);

        var said = Said(await DoneAsync(Gm, "import_file", """{"path":"db.xml"}"""));
        Assert.Contains("'image' was left out, with 1 entry", said, StringComparison.Ordinal);
        Assert.Contains("set up was left out: options.", said, StringComparison.Ordinal);
        var world = (await StateAsync()).World;
        var gull = world.Of("monster").Single().Data.GetProperty("sheet");
        Assert.Equal((11, "2d8+2", 13, 10, 60), (gull.GetProperty("combat").GetProperty("hp").GetProperty("max").GetInt32(), gull.GetProperty("combat").GetProperty("hp").GetProperty("formula").GetString(), gull.GetProperty("combat").GetProperty("ac").GetInt32(), gull.GetProperty("combat").GetProperty("speed").GetProperty("walk").GetInt32(), gull.GetProperty("combat").GetProperty("speed").GetProperty("fly").GetInt32()));
        Assert.Equal(("Beak", 4, "1d6+2"), gull.GetProperty("combat").GetProperty("attacks")[0] is var beak ? (beak.GetProperty("name").GetString(), beak.GetProperty("bonus").GetInt32(), beak.GetProperty("damage").GetString()) : default);
        Assert.Equal("Keeps the light.\n\nNever sleeps.", world.Of("npc").Single().Its.Text("description"));
        Assert.Equal("Low tide\n\nThe wreck lies bare.", world.Of("note").First().Its.Text("text"));
        Assert.Equal("3 Reef gull. Worth 150 experience.", world.Of("scene").Single().Its.Text("text"));
        Assert.Equal("day 2 of month 7, 1204: The ship ran aground.", world.Of("timeline").Single().Its.Text("text"));

        var table = (await StateAsync(Audience.Table)).World;
        Assert.Equal(["Debts"], table.Of("note").Select(static one => one.Name));
        Assert.Equal(("Light it.", "200 experience", false), table.Of("quest").Single() is var quest ? (quest.Its.Text("description"), quest.Its.Text("reward"), quest.Its["secret/notes"] is not null) : default);
        Assert.Equal("Old Mara", table.Of("npc").Single().Name);
        Assert.Empty(table.Of("item").Concat(table.Of("monster")).Concat(table.Of("scene")));
    }

    [Fact]
    public async Task The_fight_that_was_on_goes_on_and_all_of_it_is_one_step()
    {
        await File.WriteAllTextAsync(Path.Combine(Imports, "db.xml"), Salt);
        await DoneAsync(Gm, "import_file", """{"path":"db.xml"}""");
        var fight = (await StateAsync()).Fight!;
        Assert.Equal((2, "Ilvane"), (fight.Round, fight.Current!.Name));
        Assert.Equal(["Reef gull 17 5/11", "Ilvane 14 5/9", "Lurker 3 20/20"], fight.Fighters.Select(static one => $"{one.Name} {one.Initiative} {one.Hp!.Current}/{one.Hp.Max}"));
        Assert.Equal("Prone", Assert.Single((await StateAsync()).Party.Single().Conditions));
        Assert.Equal(["Unknown creature 1", "Ilvane"], (await StateAsync(Audience.Table)).Fight!.Fighters.Select(static one => one.Name));
        await DoneAsync(Gm, "next_turn");
        Assert.Equal("Lurker", (await StateAsync()).Fight!.Current!.Name);
        Assert.Contains("another is under way", Said(await DoneAsync(Gm, "import_file", """{"path":"db.xml"}""")), StringComparison.Ordinal);

        foreach (var _ in new[] { "next_turn", "import_file" })
        {
            await DoneAsync(Gm, "undo");
        }

        Assert.Null((await StateAsync()).Fight);
        Assert.Empty((await StateAsync()).Party);
    }

    [Fact]
    public async Task A_real_campaign_comes_in_with_its_party_its_fight_and_its_encounters()
    {
        if (!Shared.IsThere(output))
        {
            return;
        }

        var file = Shared.File("fantasygrounds", "alexkarer-5e-campaign-db.xml");
        Assert.True(new FgCampaign().Recognises([file]));
        await File.WriteAllBytesAsync(Path.Combine(Imports, "db.xml"), file.Content.ToArray());
        output.WriteLine(Said(await DoneAsync(Gm, "import_file", """{"path":"db.xml"}""")));
        var its = await StateAsync();
        Assert.Equal([("TestCharacter Human Fighter", 1, 12), ("TestCharacter Dwarven Priest", 0, 12)], its.Party.Select(static one => (one.Name, one.Hp.Current, one.Hp.Max)));
        Assert.Equal(["TestCharacter Dwarven Priest 2 0/12 18", "TestCharacter Human Fighter 1 1/12 16", "Flameskull 0 40/40 13"], its.Fight!.Fighters.Select(static one => $"{one.Name} {one.Initiative} {one.Hp!.Current}/{one.Hp.Max} {one.Ac}"));
        Assert.Equal((8, "TestCharacter Human Fighter"), (its.Fight.Round, its.Fight.Current!.Name));
        Assert.Equal((2, 3), its.Fight.Fighters[0].Death is { } death ? (death.Successes, death.Failures) : default);
        Assert.Equal(["Prone", "Unconscious"], its.Fight.Fighters[0].Conditions.Select(static one => one.Name));
        Assert.Equal("cold fire poison", string.Join(' ', its.Fight.Fighters[2].Traits.Immune));
        Assert.DoesNotContain((await StateAsync(Audience.Everyone)).Fight!.Fighters, static one => one.Hp?.Max == 40 || one.Name == "Flameskull");
        Assert.Equal(["2 Kobold. Worth 50 experience, challenge 1/4.", "1 Bugbear. Worth 200 experience, challenge 1."], its.World.Of("scene").Select(static one => one.Its.Text("text")));
        var skull = its.World.Of("monster").Single().Data.GetProperty("sheet");
        Assert.Equal((17, 40, "9d4 + 18", 1100), (skull.GetProperty("attributes").GetProperty("dex").GetProperty("value").GetInt32(), skull.GetProperty("combat").GetProperty("hp").GetProperty("max").GetInt32(), skull.GetProperty("combat").GetProperty("hp").GetProperty("formula").GetString(), skull.GetProperty("character").GetProperty("xp").GetInt32()));
    }

    [Theory]
    [InlineData("<root/>")]
    [InlineData("<root><npc/></root>")]
    [InlineData("<root><notes>")]
    [InlineData("<library><npc><id-1><name>x</name></id-1></npc></library>")]
    public void What_is_no_campaign_is_not_taken_for_one(string text) =>
        Assert.False(new FgCampaign().Recognises([Tests.Imports.Text(text, "db.xml")]));

    [Fact]
    public void Numbers_that_nobody_means_and_rows_without_end_stay_within_bounds()
    {
        var rows = string.Concat(Enumerable.Range(0, 3_000).Select(static number => $"<id-{number}><name>{new string('n', 300)}</name><hp>99999999999999</hp><cr>x</cr><ac>-1e300</ac><speed>{new string('9', 500)}</speed></id-{number}>"));
        var imported = Tests.Imports.Of(new FgCampaign(), Tests.Imports.Text($"<root><npc>{rows}</npc><combattracker><round>1e30</round><list>{rows}</list></combattracker></root>", "db.xml"));
        Assert.InRange(imported.Entities.Count, 1, 500);
        Assert.All(imported.Entities, static one => Assert.InRange(one.Name.Length, 1, 100));
        Assert.Contains(imported.NotUnderstood, static one => one.Contains("the first 500", StringComparison.Ordinal));
    }
}
