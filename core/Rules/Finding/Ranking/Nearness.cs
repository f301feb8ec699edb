namespace PluginHost.Rules.Finding;

/// <summary>How near the words of a question stand to each other in a passage: neighbours in the question, looked for as neighbours in the text.</summary>
internal static class Nearness
{
    private const int Far = 8;

    public static float Of(Analysed analysed, Reading reading)
    {
        var (met, all) = (0f, 0f);
        Concept? before = null;
        foreach (var concept in reading.Concepts)
        {
            if (concept.Ways.Count == 0)
            {
                continue;
            }

            if (before is not null)
            {
                var worth = Math.Min(before.Worth, concept.Worth);
                all += worth;
                met += worth * Between(before, concept, analysed);
            }

            before = concept;
        }

        return all > 0 ? met / all : 0;
    }

    private static float Between(Concept one, Concept other, Analysed analysed)
    {
        var best = 0f;
        foreach (var first in one.Ways)
        {
            var starts = analysed.InBody(first.Terms[0]);
            var entitled = analysed.InTitle(first.Terms[0]);
            if (starts.Length == 0 && !entitled)
            {
                continue;
            }

            foreach (var second in other.Ways)
            {
                var weight = Math.Min(first.Weight, second.Weight);
                if (weight <= best || second.Terms[0] == first.Terms[0])
                {
                    continue;
                }

                if (entitled && analysed.InTitle(second.Terms[0]))
                {
                    best = Math.Max(best, weight);
                    continue;
                }

                var distance = Distance(starts, analysed.InBody(second.Terms[0]));
                if (distance <= Far)
                {
                    best = Math.Max(best, weight * (1 - ((distance - 1f) / Far)));
                }
            }
        }

        return best;
    }

    private static int Distance(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        var (first, second, least) = (0, 0, int.MaxValue);
        while (first < one.Length && second < other.Length)
        {
            least = Math.Min(least, Math.Abs(one[first] - other[second]));
            if (one[first] < other[second])
            {
                first++;
            }
            else
            {
                second++;
            }
        }

        return least;
    }
}
