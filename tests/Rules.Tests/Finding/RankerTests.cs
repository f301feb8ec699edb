using PluginHost.Rules.Finding;

namespace PluginHost.Rules.Tests.Finding;

public sealed class RankerTests
{
    [Fact]
    public void A_title_says_little_where_its_passage_leaves_much_of_the_question_open() => Assert.True(Gain(coverage: .5f) < Gain(coverage: 1) / 2);

    private static float Gain(float coverage) => Scored(title: 1, coverage) - Scored(title: 0, coverage);

    private static float Scored(float title, float coverage) =>
        Ranker.Score(new Ranked(new Analysed(new Passage(0, "Ember", [], "What remains of a fire."))) { Title = title, Coverage = coverage }, trust: 0).Score;
}
