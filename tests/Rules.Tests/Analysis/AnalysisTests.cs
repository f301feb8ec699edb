using PluginHost.Rules.Analysis;
using PluginHost.Rules.Index;

namespace PluginHost.Rules.Tests.Analysis;

public sealed class AnalysisTests
{
    [Theory]
    [InlineData("Café Naïve", "cafe naive")]
    [InlineData("the thief’s tools", "the thief tools")]
    [InlineData("Thieves' Tools", "thieves tools")]
    [InlineData("roll 2d6+3", "roll 2d6 +3")]
    [InlineData("a +1 weapon, CR 1/4, 1,500 gp", "a +1 weapon cr 1/4 1500 gp")]
    [InlineData("half-orc", "half orc")]
    public void A_text_is_cut_into_plain_words(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Words.Of(text).Select(static word => word.Text)));

    [Theory]
    [InlineData("casting", "casts")]
    [InlineData("armour", "armor")]
    [InlineData("paralysed", "paralyzed")]
    [InlineData("travelling", "traveling")]
    [InlineData("thieves", "thief")]
    [InlineData("bodies", "body")]
    [InlineData("fires", "firing")]
    [InlineData("fell", "falling")]
    [InlineData("twenty", "20")]
    [InlineData("grey", "gray")]
    public void Forms_of_one_word_meet(string one, string other) => Assert.Equal(Terms.Of(one), Terms.Of(other));

    [Theory]
    [InlineData("cone", "con")]
    [InlineData("dice", "die")]
    [InlineData("wound", "wind")]
    [InlineData("mage", "magic")]
    public void Different_words_stay_apart(string one, string other) => Assert.NotEqual(Terms.Of(one), Terms.Of(other));

    [Fact]
    public void Stop_words_leave_an_empty_place_and_hyphens_are_joined_behind()
    {
        var terms = Terms.Field(Fields.Body, "gate of half-iron").Terms;
        Assert.Equal(["gate", "", "half", "iron"], terms.Take(4));
        Assert.Equal(Terms.Of("halfiron"), terms[^1]);
        Assert.True(terms.Count > 8);
    }

    [Fact]
    public void A_word_without_an_end_is_cut() => Assert.True(Words.Of(new string('a', 100_000)).Single().Text.Length <= Words.Longest);
}
