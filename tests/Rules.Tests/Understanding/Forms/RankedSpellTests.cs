using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Tests.Understanding.Forms;

public sealed class RankedSpellTests
{
    private static RankedSpell Read(string text, string name = "spells.md") => Assert.Single(Book.Of(Reader.Text(text, name)).Entries.OfType<RankedSpell>());

    [Fact]
    public void A_spell_with_a_rank_has_all_its_fields()
    {
        var spell = Read("""
            # Spells

            ## Drowning Bell Spell 3

            Auditory, Concentrate, Manipulate

            **Traditions** arcane, occult
            **Cast** [two-actions] somatic, verbal
            **Range** 60 feet; **Area** 10-foot burst; **Targets** up to 4 creatures
            **Saving Throw** basic Fortitude; **Duration** 1 minute

            A bell rings under water. Those who hear it take 4d6 sonic damage.

            **Critical Success** The creature is unaffected.
            **Failure** The creature is deafened.

            **Heightened (+1)** The damage grows by 1d6. **Heightened (5th)** The area is a 20-foot burst.
            """);
        Assert.Equal(("Drowning Bell", "spell", 3, "two actions"), (spell.Name, spell.Kind, spell.Rank, spell.Cast));
        Assert.Equal(["Auditory", "Concentrate", "Manipulate"], spell.Traits);
        Assert.Equal(["arcane", "occult"], spell.Traditions);
        Assert.Equal(["somatic", "verbal"], spell.Components);
        Assert.Equal(("60 feet", "10-foot burst", "up to 4 creatures", "basic Fortitude", "1 minute"), (spell.Range, spell.Area, spell.Targets, spell.Defense, spell.Duration));
        Assert.Equal("A bell rings under water. Those who hear it take 4d6 sonic damage.", spell.Description);
        Assert.Equal([new Feature("Critical Success", "The creature is unaffected."), new Feature("Failure", "The creature is deafened.")], spell.Outcomes);
        Assert.Equal([new Feature("+1", "The damage grows by 1d6."), new Feature("5th", "The area is a 20-foot burst.")], spell.Heightened);
        Assert.Equal((1.0, ContentType.Spell), (spell.ExtractionConfidence, spell.Type));
    }

    [Fact]
    public void A_cantrip_and_a_ritual_are_read_too_and_a_time_may_stand_for_actions()
    {
        var cantrip = Read("## Wick\n\n### Cantrip 1\n\nCANTRIP LIGHT\n\n**Traditions** divine, primal\n\n**Cast** ◆ (verbal)\n\n**Range** touch; **Targets** 1 wick\n\nThe wick burns.\n");
        Assert.Equal(("Wick", "cantrip", 1, "one action", "touch"), (cantrip.Name, cantrip.Kind, cantrip.Rank, cantrip.Cast, cantrip.Range));
        var ritual = Read("## Raise the Sluice Ritual 2\n\nUncommon\n\n**Cast** 10 minutes; **Cost** silver worth 10 gp\n\n**Duration** 1 day\n\nThe water goes.\n");
        Assert.Equal(("ritual", "10 minutes", "silver worth 10 gp", "1 day"), (ritual.Kind, ritual.Cast, ritual.Cost, ritual.Duration));
        Assert.Empty(ritual.Missing);
    }

    [Fact]
    public void A_heading_that_ends_in_a_rank_above_no_fields_stays_as_it_is() =>
        Assert.Equal("Summon Creature 3", Assert.Single(Book.Of(Reader.Text("# Summon Creature 3\n\nIt comes.\n", "x.md")).Chunks).Title);
}
