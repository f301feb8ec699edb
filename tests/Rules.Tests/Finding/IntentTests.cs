using PluginHost.Rules.Analysis;
using PluginHost.Rules.Finding;

namespace PluginHost.Rules.Tests.Finding;

public sealed class IntentTests
{
    [Fact]
    public void How_asks_for_a_rule() => Assert.True(Asked("how do we rest").GetValueOrDefault(Kinds.Rule) > 1);

    [Fact]
    public void How_of_a_class_may_ask_for_its_features_as_well()
    {
        var kinds = Asked("how does a barbarian rest");
        Assert.True(kinds[Kinds.Feature] > 0);
        Assert.True(kinds[Kinds.Rule] < Asked("how does a guest rest")[Kinds.Rule]);
    }

    [Fact]
    public void Who_describes_a_thing_asks_for_no_rule() => Assert.DoesNotContain(Kinds.Rule, Asked("ring that shines").Keys);

    private static Dictionary<Kinds, float> Asked(string question) => Intent.Of(question, [.. Words.Of(question).Select(static word => new Token(word))]);
}
