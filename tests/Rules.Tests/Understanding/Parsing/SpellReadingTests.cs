using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Tests.Understanding.Parsing;

public sealed class SpellReadingTests
{
    [Fact]
    public void A_spell_has_all_its_fields()
    {
        var spell = Pages.Spell(Pages.Lantern());
        Assert.Equal(("Drown the Lantern", 2, "illusion", true), (spell.Name, spell.Level!.Value, spell.School, spell.Ritual));
        Assert.Equal(("1 action", "60 feet", "up to 1 minute", true, "a wet wick"), (spell.CastingTime, spell.Range, spell.Duration, spell.Concentration, spell.Material));
        Assert.Equal(["V", "S", "M"], spell.Components);
        Assert.Equal(("Every lantern in range seems to go out.", "Torches go out as well."), (spell.Description, spell.HigherLevels));
        Assert.Empty(spell.Missing);
    }

    [Fact]
    public void Fields_of_a_spell_may_stand_in_one_paragraph_without_bold()
    {
        var spell = Pages.Spell(new Heading(1, 2, "Reed Whisper"), new Paragraph(1, "Divination cantrip"), new Paragraph(1, "Casting Time: 1 bonus action Range: Touch Components: V, S Duration: Instantaneous"), new Paragraph(1, "A reed speaks. Its Range: far."));
        Assert.Equal((0, "divination", "1 bonus action", "Touch", "Instantaneous"), (spell.Level!.Value, spell.School, spell.CastingTime, spell.Range, spell.Duration));
        Assert.Equal("A reed speaks. Its Range: far.", spell.Description);
    }

    [Theory]
    [InlineData("Level 3 Abjuration (Bard, Wizard)", 3, "abjuration")]
    [InlineData("1st-level necromancy", 1, "necromancy")]
    [InlineData("9th level Transmutation (ritual)", 9, "transmutation")]
    public void Lines_of_level_and_school_have_many_forms(string text, int level, string school)
    {
        var line = SpellLine.Of(text);
        Assert.Equal((level, school), (line?.Level, line?.School));
    }

    [Fact]
    public void A_magic_item_is_known_by_its_first_line_and_a_price_list_by_its_columns()
    {
        var items = Book.Of(Pages.Document(new Heading(1, 1, "Crown of Reeds"), new Paragraph(1, "Wondrous item, very rare (requires attunement by a ferryman)"), new Paragraph(1, "It rustles."),
            new Heading(1, 1, "Prices"), new Table(1, ["Blade", "Cost", "Damage", "Weight", "Properties"], [["Simple", "", "", "", ""], ["Reed knife", "2 sp", "1d4 piercing", "1 lb.", "Finesse, light"]], "Blades"))).Entries.OfType<Item>().ToList();
        Assert.Equal(("Wondrous item", "very rare", "by a ferryman"), (items[0].Kind, items[0].Rarity, items[0].Attunement));
        Assert.Equal(("Reed knife", "Simple", "2 sp", "1d4 piercing"), (items[1].Name, items[1].Kind, items[1].Cost, items[1].Damage));
        Assert.Equal(["Finesse", "light"], items[1].Properties);
    }

    [Fact]
    public void Conditions_races_and_factions_are_entries_by_the_heading_above_them()
    {
        var book = Book.Of(Pages.Document(new Heading(1, 1, "Chapter 2: Conditions"), new Heading(1, 2, "Soaked"), new Paragraph(1, "You drip."), new Heading(1, 1, "Factions"), new Heading(1, 2, "The Toll"), new Paragraph(1, "They take coins."),
            new Heading(1, 1, "People"), new Heading(1, 2, "Fenfolk"), new Paragraph(1, "Your Wisdom score increases by 1.", "Ability Score Increase."), new Paragraph(1, "30 feet.", "Speed.")));
        Assert.Equal([(ContentType.Condition, "Soaked"), (ContentType.Faction, "The Toll"), (ContentType.Race, "Fenfolk")], book.Entries.Select(static entry => (entry.Type, entry.Name)));
        Assert.Equal("30 feet.", Assert.IsType<Described>(book.Entries[2]).Fields["Speed"]);
    }
}
