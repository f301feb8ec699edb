using PluginHost.Rules.Finding;
using PluginHost.Rules.Thesaurus;

namespace PluginHost.Rules.Tests.Thesaurus;

public sealed class GlossaryTests
{
    private const string Spell = "Casting time 1 action. Range 30 feet. Duration 1 hour.";

    [Fact]
    public void A_description_belongs_to_its_name_and_to_no_other_kind()
    {
        var glossary = Glossary.Parse(["# a remark", "[creature]", "ember = hot coal beast", "[spell]", "ember / spark = little flame", "no description"]);
        Assert.Equal("little flame", glossary.Of(new Passage(0, "Ember", [], Spell)));
        Assert.Equal("little flame", glossary.Of(new Passage(1, "Spark (minor)", [], Spell)));
        Assert.Equal("", glossary.Of(new Passage(2, "Flame", [], Spell)));
        Assert.True(glossary.Knows("coal"));
    }

    [Fact]
    public void A_part_of_a_name_describes_all_that_have_it() =>
        Assert.Equal("frozen", Glossary.Parse(["* frost = frozen"]).Of(new Passage(0, "Lord of Frost", [], "Cold.")));
}
