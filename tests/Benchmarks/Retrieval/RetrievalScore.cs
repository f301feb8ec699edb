using System.Text.Json.Serialization;

namespace PluginHost.Benchmarks;

/// <summary>How well questions are answered: the part whose answer came first, among the first five, and the mean of 1/rank within ten.</summary>
internal sealed record RetrievalScore(double R1, double R5, double Mrr)
{
    public static RetrievalScore Of(IReadOnlyList<int> ranks) => new(
        Round(ranks.Count(static rank => rank == 1) / (double)ranks.Count),
        Round(ranks.Count(static rank => rank is >= 1 and <= 5) / (double)ranks.Count),
        Round(ranks.Sum(static rank => rank is >= 1 and <= 10 ? 1.0 / rank : 0) / ranks.Count));

    private static double Round(double value) => Math.Round(value, 4);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, RetrievalScore>>))]
internal sealed partial class RetrievalJson : JsonSerializerContext;
