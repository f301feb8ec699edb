using System.Text.Json;
using PluginHost.Rules.Finding;

namespace PluginHost.Benchmarks;

/// <param name="Expected">Any of these passages answers it.</param>
internal sealed record Asked(string Text, IReadOnlyList<long> Expected, string Kind);

/// <summary>Documents and questions of two files; a document's id is only known to the scoring.</summary>
internal sealed class QuestionSet
{
    public required IReadOnlyList<Passage> Passages { get; init; }

    public required IReadOnlyList<Asked> Questions { get; init; }

    public static QuestionSet Read(string documents, string questions)
    {
        var passages = new List<Passage>();
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(documents).Where(static line => line.Length > 0))
        {
            var document = JsonElement.Parse(line);
            numbers[document.GetProperty("id").GetString()!] = passages.Count;
            var path = document.GetProperty("title").GetString()!.Split(" > ");
            passages.Add(new Passage(passages.Count, path[^1], path[..^1], document.GetProperty("text").GetString()!));
        }

        return new QuestionSet
        {
            Passages = passages,
            Questions = File.ReadLines(questions)
                .Where(static line => line.Length > 0)
                .Select(static line => JsonElement.Parse(line))
                .Select(question => new Asked(
                    question.GetProperty("query").GetString()!,
                    question.GetProperty("expected_ids").EnumerateArray().Select(id => numbers.GetValueOrDefault(id.GetString()!, -1)).ToList(),
                    question.TryGetProperty("kind", out var kind) ? kind.GetString()! : "all"))
                .ToList(),
        };
    }
}

/// <summary>The passages of a file, in its order.</summary>
internal sealed class ListedPassages(IReadOnlyList<Passage> passages) : IPassages
{
    public Passage? Find(long id) => id >= 0 && id < passages.Count ? passages[(int)id] : null;

    public Passage? Beside(long id, int places) => Find(id + places);
}
