using System.Text.Json;
using PluginHost.Rules.Finding;
using PluginHost.Rules.Index;
using PluginHost.Rules.Thesaurus;
using Xunit.Abstractions;

namespace PluginHost.Rules.Tests.Finding;

/// <summary>The questions of the shared data find their answers as often as was promised.</summary>
public sealed class DevQuestionsTests(ITestOutputHelper output)
{
    [Fact]
    public void Sixty_questions_over_a_real_shelf_find_their_answers()
    {
        if (Shared.File("srd-docs.jsonl", output) is not { } documents || Shared.File("queries-dev.jsonl", output) is not { } questions)
        {
            return;
        }

        var shelf = new Listed(documents);
        using var index = new Exhaustive(Weighing.Default);
        index.Change(shelf.Passages.Select(IndexedPassage.Of), []);
        var finder = new Finder(index, shelf, Learned.From(shelf.Passages), Synonyms.Default);
        var ranks = File.ReadLines(questions).Select(static line => JsonElement.Parse(line)).Select(question =>
        {
            var expected = question.GetProperty("expected_ids").EnumerateArray().Select(id => shelf.Numbers[id.GetString()!]).ToHashSet();
            var found = finder.Find(new Question(question.GetProperty("query").GetString()!)).Answers;
            return (Kind: question.GetProperty("kind").GetString(), Rank: found.ToList().FindIndex(answer => expected.Contains(answer.Passage.Id)) + 1);
        }).ToList();

        Assert.True(ranks.Count(static one => one.Rank == 1) >= .75 * ranks.Count);
        Assert.True(ranks.Count(static one => one.Rank is >= 1 and <= 5) >= .92 * ranks.Count);
        Assert.True(ranks.Sum(static one => one.Rank > 0 ? 1.0 / one.Rank : 0) >= .82 * ranks.Count);
        var named = ranks.Where(static one => one.Kind is "exact" or "misspelling").ToList();
        Assert.True(named.Count(static one => one.Rank == 1) >= .95 * named.Count);
    }

    private sealed class Listed : IPassages
    {
        public Listed(string file)
        {
            foreach (var line in File.ReadLines(file))
            {
                var document = JsonElement.Parse(line);
                var path = document.GetProperty("title").GetString()!.Split(" > ");
                Numbers[document.GetProperty("id").GetString()!] = Passages.Count;
                Passages.Add(new Passage(Passages.Count, path[^1], path[..^1], document.GetProperty("text").GetString()!));
            }
        }

        public List<Passage> Passages { get; } = [];

        public Dictionary<string, long> Numbers { get; } = new(StringComparer.Ordinal);

        public Passage? Find(long id) => Passages[(int)id];

        public Passage? Beside(long id, int places) => id + places >= 0 && id + places < Passages.Count ? Passages[(int)(id + places)] : null;
    }
}
