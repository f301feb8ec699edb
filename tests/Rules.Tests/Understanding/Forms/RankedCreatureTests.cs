using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Tests.Understanding.Forms;

public sealed class RankedCreatureTests
{
    private const string Stalker = """
        # Creatures

        ## Reed Stalker Creature 4

        UNCOMMON CE LARGE BEAST FEN

        **Perception** +11; darkvision, scent (imprecise) 30 feet
        **Languages** Fennish (can't speak any language)
        **Skills** Athletics +12, Stealth +9, Fen Lore +7
        **Str** +5, **Dex** +2, **Con** +4, **Int** –3, **Wis** +1, **Cha** –1
        **Items** reed charm, net
        **Mud Skin** The stalker is hard to see in mud.

        ---

        **AC** 21 (19 when dry); **Fort** +14, **Ref** +9, **Will** +8; +1 status to all saves vs. poison
        **HP** 70, fast healing 2 (in mud); **Immunities** poison; **Weaknesses** fire 5; **Resistances** cold 5, piercing 3 (except silver)
        **Sink** [reaction] **Trigger** A creature hits the stalker. **Effect** The stalker is gone.

        ---

        **Speed** 25 feet, swim 40 feet; fen stride
        **Melee** [one-action] jaws +14 [+9/+4] (magical, reach 10 feet), **Damage** 2d8+7 piercing plus Drag
        **Ranged** [one-action] spat mud +11 (range increment 20 feet), **Effect** the target is dazzled for 1 round
        **Primal Innate Spells** DC 20, attack +12; **2nd** obscuring mist; **Cantrips (2nd)** tanglefoot
        **Drag** [two-actions] (move) The stalker drags its prey.
        **Critical Success** It drags it far.
        **Critical Failure** Nothing moves.

        ## Boats

        A boat has no teeth.
        """;

    private static RankedCreature Read(string text, string name = "fen.md") => Assert.Single(Book.Of(Reader.Text(text, name)).Entries.OfType<RankedCreature>());

    [Fact]
    public void A_creature_with_a_level_has_all_its_fields()
    {
        var creature = Read(Stalker);
        Assert.Equal(("Reed Stalker", 4, "Large", "Uncommon"), (creature.Name, creature.Level, creature.Size, creature.Rarity));
        Assert.Equal(["Uncommon", "CE", "Large", "Beast", "Fen"], creature.Traits);
        Assert.Equal((11, "darkvision, scent (imprecise) 30 feet", "Fennish (can't speak any language)"), (creature.Perception, creature.Senses, creature.Languages));
        Assert.Equal([new Bonus("athletics", 12), new Bonus("stealth", 9), new Bonus("fen lore", 7)], creature.Skills);
        Assert.Equal([5, 2, 4, -3, 1, -1], creature.Stats.Select(static stat => stat.Value));
        Assert.Equal(["reed charm", "net"], creature.Gear);
        Assert.Equal((21, "19 when dry", 70, "fast healing 2 (in mud)"), (creature.ArmorClass, creature.ArmorNote, creature.HitPoints, creature.HitPointsNote));
        Assert.Equal([new Bonus("fort", 14), new Bonus("ref", 9), new Bonus("will", 8)], creature.Saves);
        Assert.Equal(("+1 status to all saves vs. poison", "poison", "fire 5", "cold 5, piercing 3 (except silver)"), (creature.SavesNote, creature.Immunities, creature.Weaknesses, creature.Resistances));
        Assert.Equal([new Speed("walk", 25), new Speed("swim", 40)], creature.Speeds);
        Assert.Equal((1.0, ContentType.Monster), (creature.ExtractionConfidence, creature.Type));
        Assert.Empty(creature.Missing);
    }

    [Fact]
    public void Strikes_spells_and_abilities_say_what_they_cost()
    {
        var creature = Read(Stalker);
        Assert.Equal(("jaws", "melee", 14, "one action", "2d8+7 piercing plus Drag"), (creature.Attacks[0].Name, creature.Attacks[0].Way, creature.Attacks[0].Bonus, creature.Attacks[0].Cost, creature.Attacks[0].Damage));
        Assert.Equal(["magical", "reach 10 feet"], creature.Attacks[0].Traits);
        Assert.Equal(("spat mud", "ranged", "the target is dazzled for 1 round"), (creature.Attacks[1].Name, creature.Attacks[1].Way, creature.Attacks[1].Note));
        Assert.Equal(new Casting("Primal Innate Spells", 20, 12, "2nd obscuring mist; Cantrips (2nd) tanglefoot"), Assert.Single(creature.Casting));
        Assert.Equal([("Mud Skin", null), ("Sink", "reaction"), ("Drag", "two actions")], creature.Abilities.Select(static ability => (ability.Name, ability.Cost)));
        Assert.EndsWith("Critical Failure Nothing moves.", creature.Abilities[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_may_be_without_bold_with_signs_for_words_and_several_fields_in_a_line()
    {
        var creature = Read("""
            Lamp Eel

            Creature –1

            Tiny, Amphibious, Animal

            Perception +4; darkvision Languages — Skills Acrobatics +5 Str -2, Dex +3, Con +1, Int -5, Wis +0, Cha -2

            AC 15; Fort +4, Ref +7, Will +2 HP 8 Speed 5 feet, swim 30 feet

            Melee ◆ fangs +7 (agile, finesse), Damage 1d4 piercing

            Flicker ◆◆ The eel dims every lamp near it.
            """, "eel.txt");
        Assert.Equal(("Lamp Eel", -1, "Tiny", 4, 15, 8), (creature.Name, creature.Level, creature.Size, creature.Perception, creature.ArmorClass, creature.HitPoints));
        Assert.Equal(("fangs", 7, "1d4 piercing"), (creature.Attacks[0].Name, creature.Attacks[0].Bonus, creature.Attacks[0].Damage));
        Assert.Equal(new Ability("Flicker", "two actions", "The eel dims every lamp near it."), Assert.Single(creature.Abilities));
        Assert.Equal(1, creature.ExtractionConfidence);
    }

    [Fact]
    public void What_is_missing_is_named_and_lowers_the_confidence()
    {
        var creature = Read(Stalker.Replace("**Speed**", "**Pace**", StringComparison.Ordinal).Replace("**Skills**", "**Crafts**", StringComparison.Ordinal));
        Assert.Equal(["skills", "speeds"], creature.Missing);
        Assert.InRange(creature.ExtractionConfidence, 0.7, 0.9);
    }

    [Fact]
    public void A_rule_that_names_the_saves_makes_no_creature() =>
        Assert.Empty(Book.Of(Reader.Text("# Saves\n\nA guard has Fort +5, Ref +4, Will +3. Roll Perception +2.\n", "saves.md")).Entries);

    [Fact]
    public void Its_words_can_be_searched_and_stand_in_one_chunk()
    {
        var book = Book.Of(Reader.Text(Stalker, "fen.md"));
        var chunk = Assert.Single(book.Chunks, static chunk => chunk.EntryKey is not null);
        Assert.Equal(ContentType.Monster, chunk.Type);
        Assert.Contains("level 4", chunk.Tags);
        Assert.Contains("jaws +14", EntryText.Of(book.Entries.OfType<RankedCreature>().Single()), StringComparison.Ordinal);
    }
}
