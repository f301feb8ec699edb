using PluginHost.Rules.Finding;

namespace PluginHost.Rules.Tests.Finding;

public sealed class FinderTests : IDisposable
{
    private readonly Tavern _tavern = new();

    public void Dispose() => _tavern.Dispose();

    [Theory]
    [InlineData("ember", "Ember")]
    [InlineData("Ember Burst", "Ember Burst")]
    [InlineData("slippers of silence", "Slippers of Silence (pair)")]
    [InlineData("oaken barrel", "Barrel, oaken")]
    public void Who_calls_a_thing_by_its_name_gets_it_first(string question, string title) => Assert.Equal(title, _tavern.First(question));

    [Theory]
    [InlineData("lantren dance", "Lantern Dance")]
    [InlineData("embre brust", "Ember Burst")]
    [InlineData("slipers of silense", "Slippers of Silence (pair)")]
    [InlineData("brauling", "Brawling")]
    [InlineData("cellarrat", "Cellar Rat")]
    public void Misspelt_names_are_found(string question, string title) => Assert.Equal(title, _tavern.First(question));

    [Theory]
    [InlineData("shoes that are silent", "Slippers of Silence (pair)")]
    [InlineData("knocked down in a fight", "Brawling")]
    [InlineData("what do I get back after a good night's sleep", "Resting")]
    public void Everyday_words_find_what_books_call_otherwise(string question, string title) => Assert.Equal(title, _tavern.First(question));

    [Fact]
    public void A_correction_is_told_and_what_is_known_is_left_alone()
    {
        Assert.Equal("lantern dance", _tavern.Finder.Find(new Question("lantren dance")).DidYouMean);
        Assert.Null(_tavern.Finder.Find(new Question("lantern dance")).DidYouMean);
    }

    [Fact]
    public void A_lone_word_of_every_day_is_no_misspelt_name()
    {
        Assert.Null(_tavern.Finder.Find(new Question("how do I get testing")).DidYouMean);
        Assert.Equal("ember burst", _tavern.Finder.Find(new Question("ember bust")).DidYouMean);
    }

    [Fact]
    public void An_answer_shows_where_its_words_stand_and_why_it_was_chosen()
    {
        var answer = _tavern.Finder.Find(new Question("beast in cellars that gnaws")).Answers[0];
        Assert.Equal("Cellar Rat", answer.Passage.Title);
        Assert.Contains("gnaws", answer.Snippet.Marks.Select(mark => answer.Snippet.Text.Substring(mark.Start, mark.Length)));
        Assert.Contains("gnaws", answer.Why.InText);
        Assert.Contains("cellars", answer.Why.InTitle);
    }

    [Fact]
    public void A_filter_lets_only_labelled_passages_through()
    {
        var found = _tavern.Finder.Find(new Question("ember") { Within = [["system:tavern"]] });
        Assert.DoesNotContain(found.Answers, static answer => answer.Passage.Labels.Count == 0);
    }

    [Fact]
    public void A_question_without_an_answer_says_what_was_tried()
    {
        var found = _tavern.Finder.Find(new Question("zzzzqqq") { Mode = Mode.Keyword });
        Assert.Empty(found.Answers);
        Assert.NotEmpty(found.Tried);
    }

    [Theory]
    [InlineData("")]
    [InlineData("the of and")]
    [InlineData("\u0000\ud800 '''' ---- ////")]
    public void Odd_questions_are_answered_calmly(string question) => Assert.NotNull(_tavern.Finder.Find(new Question(question) { Limit = -5 }));

    [Fact]
    public void A_question_without_an_end_is_cut() => Assert.NotNull(_tavern.Finder.Find(new Question(string.Concat(Enumerable.Repeat("embers and lanterns ", 100_000)))));

    [Fact]
    public void Titles_are_completed_from_any_of_their_words()
    {
        Assert.Equal(["Ember", "Ember Burst"], _tavern.Finder.Complete("emb"));
        Assert.Equal(["Lantern Dance"], _tavern.Finder.Complete("dan"));
        Assert.Empty(_tavern.Finder.Complete(" "));
    }

    [Fact]
    public void Neighbours_are_the_passages_beside() =>
        Assert.Equal(["Cellar Rat", "Resting"], _tavern.Finder.Around(3).Select(static passage => passage.Title));

    [Fact]
    public void While_typing_the_last_word_may_be_a_beginning() =>
        Assert.Contains(_tavern.Finder.Find(new Question("small lant") { Typing = true }).Answers, static answer => answer.Passage.Title == "Lantern Dance");
}
