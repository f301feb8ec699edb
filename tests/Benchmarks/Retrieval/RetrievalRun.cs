using System.Diagnostics;
using PluginHost.Rules.Finding;
using PluginHost.Rules.Index;
using PluginHost.Rules.Thesaurus;

namespace PluginHost.Benchmarks;

/// <summary>Asks all questions and looks where the answers are.</summary>
internal sealed class RetrievalRun(QuestionSet set, IRulesIndex index, Learned learned, Synonyms synonyms)
{
    private static readonly string[] Kinds = ["exact", "misspelling", "paraphrase", "synonym"];

    public List<double> Times { get; } = [];

    public List<int> Ranks(Mode mode, Mechanisms mechanisms, int depth)
    {
        var finder = Finder(mechanisms);
        finder.Rank(new Question(set.Questions[0].Text) { Mode = mode });
        var ranks = new List<int>(set.Questions.Count);
        foreach (var question in set.Questions)
        {
            var start = Stopwatch.GetTimestamp();
            var found = finder.Rank(new Question(question.Text) { Mode = mode, Limit = depth });
            Times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            ranks.Add(1 + found.ToList().FindIndex(ranked => question.Expected.Contains(ranked.Analysed.Passage.Id)));
        }

        return ranks;
    }

    /// <summary>Overall and by kind.</summary>
    public Dictionary<string, RetrievalScore> Table(IReadOnlyList<int> ranks)
    {
        var table = new Dictionary<string, RetrievalScore>(StringComparer.Ordinal) { ["overall"] = RetrievalScore.Of(ranks) };
        foreach (var kind in Kinds.Concat(set.Questions.Select(static question => question.Kind)).Distinct(StringComparer.Ordinal))
        {
            var own = ranks.Where((_, question) => set.Questions[question].Kind == kind).ToList();
            if (own.Count > 0)
            {
                table[kind] = RetrievalScore.Of(own);
            }
        }

        return table;
    }

    /// <summary>For whoever tunes: what came first where the answer did not.</summary>
    public async Task ExplainMissesAsync(TextWriter output, IReadOnlyList<int> ranks, Mode mode)
    {
        var finder = Finder(Mechanisms.All);
        for (var question = 0; question < ranks.Count; question++)
        {
            if (ranks[question] == 1)
            {
                continue;
            }

            var asked = set.Questions[question];
            var asking = new Question(asked.Text) { Mode = mode, Limit = 60 };
            await output.WriteLineAsync($"\n{ranks[question]} {asked.Kind}: {asked.Text}");
            await output.WriteLineAsync("   " + string.Join(" | ", finder.Read(asking).Concepts.Select(static concept => $"{concept.Text}:{concept.Worth:0.0}{{{string.Join(' ', concept.Ways.Select(static way => string.Join('_', way.Terms)))}}}")));
            var found = finder.Rank(asking);
            foreach (var ranked in found.Take(4).Concat(found.Where(ranked => asked.Expected.Contains(ranked.Analysed.Passage.Id)).Take(2)))
            {
                await output.WriteLineAsync($"   {(asked.Expected.Contains(ranked.Analysed.Passage.Id) ? '*' : ' ')} {ranked.Score:0.000} w{ranked.Words:0.00} c{ranked.Coverage:0.00} t{ranked.Title:0.00} n{ranked.Nearness:0.00} k{ranked.Kind:0.0} v{ranked.Likeness:0.00} {string.Join(" > ", ranked.Analysed.Passage.Section.Append(ranked.Analysed.Passage.Title))} [{ranked.Analysed.Kind}]");
            }
        }
    }

    private Finder Finder(Mechanisms mechanisms) => new(index, new ListedPassages(set.Passages), learned, synonyms, mechanisms: mechanisms);
}
