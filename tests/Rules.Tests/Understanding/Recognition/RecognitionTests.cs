using PluginHost.Rules.Understanding;
using Found = PluginHost.Rules.Understanding.Recognition;

namespace PluginHost.Rules.Tests.Understanding.Recognition;

public sealed class RecognitionTests
{
    [Theory]
    [InlineData("dnd5e", "Make a saving throw. Your proficiency bonus counts. Use a spell slot; after a long rest you have it again. Armor Class matters.")]
    [InlineData("pathfinder2e", "Strike [one-action]. Against the target's Fortitude DC. Critical Success it falls. Critical Failure you fall. The multiple attack penalty counts.")]
    [InlineData("coc7e", "Lose Sanity. POW times five. Try Library Use or Spot Hidden; a pushed roll may fail. The Keeper decides. Credit Rating 40.")]
    [InlineData("cyberpunkred", "This cyberware has Humanity Loss 3. A Netrunner needs a cyberdeck and 500 eurobucks.")]
    [InlineData("generic", "A boat goes down the river, and nobody minds.")]
    public void Systems_are_told_apart_by_their_words(string system, string text)
    {
        var told = Found.Of([new Paragraph(1, text)], 0);
        Assert.Equal(system, told.System);
        Assert.InRange(told.SystemConfidence, 0.1, 1);
    }

    [Fact]
    public void Evidence_says_what_was_counted() =>
        Assert.Contains("\"spell slot\" 2 times", Found.Of([new Paragraph(1, "A spell slot and a spell slot, a short rest and a long rest, a proficiency bonus.")], 0).Evidence);

    [Fact]
    public void A_tale_is_flavor_and_a_table_of_modifiers_is_a_rulebook()
    {
        Assert.Equal(SourceKind.Flavor, Found.Of([new Paragraph(1, "Once the king was old. His people had left the city, and they said that he was cursed. The haunted asylum, the ghost and the corpse brought dread.")], 0).Kind);
        Assert.Equal(SourceKind.Rulebook, Found.Of([new Paragraph(1, "Roll a die, add the modifier, and check the difficulty. On a hit, roll damage.")], 0).Kind);
    }

    [Fact]
    public void Genres_are_told_by_their_things() => Assert.Equal("science fiction", Found.Of([new Paragraph(1, "The starship left its orbit. An alien robot fired a laser at the colony on the planet.")], 0).Genre);

    [Fact]
    public void Sections_without_fields_are_typed_by_structure_then_heading_then_voice()
    {
        static ContentType Of(string[] path, Block block) => SectionTypes.Of(new(path, 0, 1, 1, [block]), SourceKind.Rulebook);
        Assert.Equal(ContentType.Table, Of(["Vehicles"], new Table(1, [], [["a"]])));
        Assert.Equal(ContentType.Vehicle, Of(["4. Vehicles", "Barge"], new Paragraph(1, "Slow.")));
        Assert.Equal(ContentType.Rule, Of(["Monsters", "Reading them"], new Paragraph(1, "Roll for damage.")));
        Assert.Equal(ContentType.Narrative, Of(["The Fen"], new Paragraph(1, "Once there was a queen, and she had a city.")));
    }

    [Theory]
    [InlineData("D&D 5e", "dnd5e")]
    [InlineData("Call of Cthulhu", "coc7e")]
    [InlineData("dnd5e", "dnd5e")]
    [InlineData("Our Own Game", "our-own-game")]
    public void What_a_work_says_of_its_system_goes_before_what_is_counted(string said, string system) =>
        Assert.Equal(system, Book.Of(Pages.Document(new Paragraph(1, "Words.")) with { Imprint = new(said) }).Recognition.System);
}
