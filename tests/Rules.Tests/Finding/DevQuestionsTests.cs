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
        var asked = File.ReadLines(questions).Select(static line => JsonElement.Parse(line)).ToList();
        var (ranks, worded) = (Ranks(asked, Mode.Hybrid), Ranks(asked, Mode.Keyword));
        foreach (var kind in ranks.Select(static one => one.Kind).Distinct())
        {
            Assert.True(Mean(ranks, kind) >= Mean(worded, kind), $"Likeness costs {kind}.");
        }

        Assert.True(ranks.Count(static one => one.Rank == 1) >= .75 * ranks.Count);
        Assert.True(ranks.Count(static one => one.Rank is >= 1 and <= 5) >= .92 * ranks.Count);
        Assert.True(ranks.Sum(static one => one.Rank > 0 ? 1.0 / one.Rank : 0) >= .82 * ranks.Count);
        var named = ranks.Where(static one => one.Kind is "exact" or "misspelling").ToList();
        Assert.True(named.Count(static one => one.Rank == 1) >= .95 * named.Count);

        List<(string? Kind, int Rank)> Ranks(List<JsonElement> asked, Mode mode) => asked.ConvertAll(question =>
        {
            var expected = question.GetProperty("expected_ids").EnumerateArray().Select(id => shelf.Numbers[id.GetString()!]).ToHashSet();
            var found = finder.Find(new Question(question.GetProperty("query").GetString()!) { Mode = mode }).Answers;
            return (question.GetProperty("kind").GetString(), found.ToList().FindIndex(answer => expected.Contains(answer.Passage.Id)) + 1);
        });
    }

    private static double Mean(List<(string? Kind, int Rank)> ranks, string? kind) => ranks.Where(one => one.Kind == kind).Average(static one => one.Rank > 0 ? 1.0 / one.Rank : 0);

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
