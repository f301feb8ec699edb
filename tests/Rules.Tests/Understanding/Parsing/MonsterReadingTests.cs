using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Tests.Understanding.Parsing;

public sealed class MonsterReadingTests
{
    [Fact]
    public void A_stat_block_has_all_its_fields()
    {
        var monster = Pages.Monster(Pages.Gloomcap());
        Assert.Equal(("Gloomcap", "Medium", "plant", "fungus", "neutral evil"), (monster.Name, monster.Size, monster.Kind, monster.Subtype, monster.Alignment));
        Assert.Equal((13, "thick hide", 27, "5d8+5"), (monster.ArmorClass!.Value, monster.ArmorNote, monster.HitPoints!.Value, monster.HitDice));
        Assert.Equal([new Speed("walk", 20), new Speed("climb", 10)], monster.Speeds);
        Assert.Equal(new Abilities(14, 8, 13, 6, 11, 5), monster.Abilities);
        Assert.Equal([new Bonus("con", 3), new Bonus("wis", 2)], monster.Saves);
        Assert.Equal(("poison", "—", 10, "1", 200), (monster.Immunities, monster.Languages, monster.PassivePerception!.Value, monster.Challenge, monster.Xp!.Value));
        Assert.Equal(["False Cap"], monster.Traits.Select(static trait => trait.Name));
        Assert.Equal(["Multiattack", "Slap"], monster.Actions.Select(static action => action.Name));
        Assert.Equal("Melee Weapon Attack: +4 to hit.\nIt may also hum.", monster.Actions[1].Text);
        Assert.Equal("Puff (Recharge 5–6)", Assert.Single(monster.Reactions).Name);
        Assert.Equal((1.0, 4, "2", false), (monster.ExtractionConfidence, monster.Page, monster.PageLabel, monster.Validated));
        Assert.Empty(monster.Missing);
    }

    [Fact]
    public void Fields_may_come_without_bold_and_merged_in_one_paragraph()
    {
        var monster = Pages.Monster(
            new Heading(1, 2, "Gloomcap"), new Paragraph(1, "Medium plant, unaligned"),
            new Paragraph(1, "Armor Class 13 (thick hide) Hit Points 27 (5d8 + 5) Speed 20 ft., fly 30 ft. (hover)"), new Paragraph(1, "STR DEX CON INT WIS CHA 14 (+2) 8 (−1) 13 (+1) 6 (−2) 11 (+0) 5 (−3)"),
            new Paragraph(1, "Saving Throws Con +3 Skills Stealth +1 Senses blindsight 30 ft., passive Perception 10 Languages — Challenge 1/2 (100 XP)"),
            new Paragraph(1, "False Cap. While it is still it looks like a mushroom."), new Paragraph(1, "Actions"), new Paragraph(1, "Slap. The gloomcap slaps."), new Paragraph(1, "It hums."));
        Assert.Equal((13, 27, "5d8+5", "1/2", 100), (monster.ArmorClass!.Value, monster.HitPoints!.Value, monster.HitDice, monster.Challenge, monster.Xp!.Value));
        Assert.Equal(new Speed("fly", 30, "hover"), monster.Speeds[1]);
        Assert.Equal(new Abilities(14, 8, 13, 6, 11, 5), monster.Abilities);
        Assert.Equal((new Bonus("con", 3), new Bonus("stealth", 1), "—"), (Assert.Single(monster.Saves), Assert.Single(monster.Skills), monster.Languages));
        Assert.Equal("False Cap", Assert.Single(monster.Traits).Name);
        Assert.Equal(new Feature("Slap", "The gloomcap slaps.\nIt hums."), Assert.Single(monster.Actions));
    }

    [Fact]
    public void A_name_that_looks_like_a_paragraph_and_parts_of_any_level_are_put_right()
    {
        Block[] blocks = [new Heading(1, 1, "Beasts"), new Paragraph(1, "", "Gloomcap"), .. Pages.Gloomcap(5)[1..].Select(static block => block is Heading part ? part with { Level = 1 } : block), new Heading(6, 1, "Boats")];
        var book = Book.Of(Pages.Document(blocks));
        var monster = Assert.IsType<Monster>(Assert.Single(book.Entries));
        Assert.Equal(["Beasts", "Gloomcap"], monster.Section);
        Assert.Equal((2, 1), (monster.Actions.Count, monster.Reactions.Count));
    }

    [Fact]
    public void Abilities_may_stand_one_in_a_line()
    {
        var blocks = Pages.Gloomcap().ToList();
        blocks.RemoveAt(5);
        blocks.InsertRange(5, [new Paragraph(4, "14 (+2)", "STR"), new Paragraph(4, "8 (−1)", "DEX"), new Paragraph(4, "13 (+1)", "CON"), new Paragraph(4, "6 (−2)", "INT"), new Paragraph(4, "11 (+0)", "WIS"), new Paragraph(4, "5 (−3)", "CHA")]);
        Assert.Equal(new Abilities(14, 8, 13, 6, 11, 5), Pages.Monster(blocks).Abilities);
    }

    [Fact]
    public void What_a_feature_announces_belongs_to_it_and_words_behind_are_the_description()
    {
        var monster = Pages.Monster([.. Pages.Gloomcap()[..13], new Heading(4, 4, "Actions"), new Paragraph(4, "It uses one of the following breaths.", "Breath Weapons (Recharge 6)."), new Paragraph(4, "It breathes dust.", "Dust Breath."), new Paragraph(4, "It hides.", "Hide."),
            new Paragraph(4, "live in cellars.", "Gloomcaps"), new Paragraph(4, "Nobody knows why.")]);
        Assert.Equal(["Breath Weapons (Recharge 6)", "Hide"], monster.Actions.Select(static action => action.Name));
        Assert.Equal("Gloomcaps live in cellars.\nNobody knows why.", monster.Description);
    }

    [Fact]
    public void What_is_missing_is_named_and_lowers_the_confidence()
    {
        var monster = Pages.Monster(Pages.Gloomcap().Where(static block => block is not Paragraph { Lead: "Challenge" or "Speed" }));
        Assert.Equal(["speeds", "challenge"], monster.Missing);
        Assert.InRange(monster.ExtractionConfidence, 0.5, 0.9);
    }

    [Fact]
    public void Two_fields_in_a_rule_about_armor_make_no_monster() =>
        Assert.Empty(Book.Of(Pages.Document(new Heading(1, 1, "Walls"), new Paragraph(1, "17", "Armor Class"), new Paragraph(1, "30", "Hit Points"), new Paragraph(1, "Break it."))).Entries);

    [Theory]
    [InlineData("Armor Class 11 in one form, 12 (hide) in another", 11)]
    [InlineData("14", 14)]
    public void The_first_number_is_the_armor_class(string text, int armor) => Assert.Equal(armor, Values.Armor(text).Value);

    [Theory]
    [InlineData("Medium or Small humanoid (any race), any non-lawful alignment", "humanoid")]
    [InlineData("Large swarm of Tiny beasts, unaligned", "swarm of Tiny beasts")]
    [InlineData("Tiny fey, neutral good (50%) or neutral evil (50%)", "fey")]
    public void Type_lines_have_many_forms(string text, string kind) => Assert.Equal(kind, TypeLine.Of(text)?.Kind);

    [Theory]
    [InlineData("Large stones block the way, and nobody knows why.")]
    [InlineData("Small wonder, he said")]
    public void A_sentence_is_no_type_line(string text) => Assert.Null(TypeLine.Of(text));
}
