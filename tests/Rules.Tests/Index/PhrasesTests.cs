using PluginHost.Rules.Index;

namespace PluginHost.Rules.Tests;

public sealed class PhrasesTests
{
    /// <summary>Pruning relies on the first, and the fast way for phrases without slop on the second.</summary>
    [Fact]
    public void A_phrase_is_there_at_most_as_often_as_its_rarest_word_and_without_slop_exactly_where_all_words_follow()
    {
        var random = new Random(11);
        for (var time = 0; time < 2000; time++)
        {
            var words = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Enumerable.Range(0, 20).Where(_ => random.Next(3) == 0).ToArray()).ToList();
            var ends = words.Select((_, word) => words.Take(word + 1).Sum(static places => places.Length)).ToArray();
            var offsets = Enumerable.Range(0, words.Count).ToArray();
            var all = words.SelectMany(static places => places).ToArray();
            Assert.InRange(Phrases.Occurrences(all, ends, offsets, random.Next(6)), 0, words.Min(static places => places.Length));
            Assert.Equal(words[0].Count(start => words.Select((places, word) => places.Contains(start + word)).All(static there => there)), Phrases.Occurrences(all, ends, offsets, 0));
        }
    }

    [Fact]
    public void Moved_words_count_for_less()
    {
        Assert.Equal(.5f, Phrases.Occurrences([3, 5], [1, 2], [0, 1], 2));
        Assert.Equal(1f / 3, Phrases.Occurrences([4, 3], [1, 2], [0, 1], 2));
        Assert.Equal(0f, Phrases.Occurrences([4, 3], [1, 2], [0, 1], 1));
    }
}
