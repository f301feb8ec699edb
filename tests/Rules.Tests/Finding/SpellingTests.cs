using PluginHost.Rules.Finding;

namespace PluginHost.Rules.Tests.Finding;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("fier", "fire", "four")]
    [InlineData("goblen", "goblin", "golden")]
    [InlineData("dager", "dagger", "danger")]
    public void Likely_slips_cost_less_than_unlikely_ones(string typed, string likely, string unlikely) =>
        Assert.True(EditCost.Between(typed, likely, 5) < EditCost.Between(typed, unlikely, 5));

    [Fact]
    public void What_is_too_far_is_not_weighed_to_its_end() => Assert.Equal(float.MaxValue, EditCost.Between("dragon", "potion", 1));

    [Theory]
    [InlineData("hipogrif", "hippogriff")]
    [InlineData("nife", "knife")]
    [InlineData("fantom", "phantom")]
    [InlineData("cobold", "kobold")]
    public void Words_that_sound_alike_have_one_key(string one, string other) => Assert.Equal(Sound.Of(other), Sound.Of(one));

    [Theory]
    [InlineData("Wild Shape (weak)", "Wild Shape")]
    [InlineData("Style: Archery", "Archery")]
    [InlineData("Crossbow, light", "light Crossbow")]
    public void A_title_goes_by_several_names(string title, string name) => Assert.Contains(name, Titles.Names(title));
}
