namespace PluginHost.Rules.Vectors;

/// <summary>How often words stand near each other, as a symmetric sparse matrix by rows.</summary>
internal sealed class PairCounts
{
    private const int Window = 5;
    private const int GroupWindow = 30;
    private const uint Grouped = 15;
    private const float GroupWeight = 3;
    private const int Batch = 1 << 21;

    public required int[] Starts { get; init; }

    public required int[] Columns { get; init; }

    public required float[] Values { get; init; }

    public int Size => Starts.Length - 1;

    /// <param name="texts">The numbers of the words of each text in order; -1 is a place without a word.</param>
    /// <param name="groups">The numbers of words that belong together, however far apart they stand.</param>
    /// <param name="words">How many different words there are.</param>
    public static PairCounts Of(IReadOnlyList<int[]> texts, IReadOnlyList<int[]> groups, int words)
    {
        var keys = new List<(ulong[] Keys, float[] Weights)>();
        var pairs = new ulong[Batch];
        var count = 0;
        for (var line = 0; line < texts.Count + groups.Count; line++)
        {
            var (text, window) = line < texts.Count ? (texts[line], Window) : (groups[line - texts.Count], GroupWindow);
            for (var at = 0; at < text.Length; at++)
            {
                for (var distance = 1; distance <= window && at + distance < text.Length; distance++)
                {
                    if (text[at] < 0 || text[at + distance] < 0)
                    {
                        continue;
                    }

                    if (count == pairs.Length)
                    {
                        keys.Add(Folded(pairs.AsSpan(0, count)));
                        count = 0;
                    }

                    var (low, high) = (Math.Min(text[at], text[at + distance]), Math.Max(text[at], text[at + distance]));
                    pairs[count++] = ((ulong)low << 36) | ((ulong)high << 4) | (line < texts.Count ? (uint)distance : Grouped);
                }
            }
        }

        keys.Add(Folded(pairs.AsSpan(0, count)));
        return Mirrored(keys, words);
    }

    private static (ulong[] Keys, float[] Weights) Folded(Span<ulong> pairs)
    {
        pairs.Sort();
        var keys = new List<ulong>();
        var weights = new List<float>();
        foreach (var pair in pairs)
        {
            var key = pair >> 4;
            var weight = (pair & 15) == Grouped ? GroupWeight : 1f / (pair & 15);
            if (keys.Count > 0 && keys[^1] == key)
            {
                weights[^1] += weight;
            }
            else
            {
                keys.Add(key);
                weights.Add(weight);
            }
        }

        return (keys.ToArray(), weights.ToArray());
    }

    private static PairCounts Mirrored(List<(ulong[] Keys, float[] Weights)> batches, int words)
    {
        var sum = new Dictionary<ulong, float>(batches.Max(static batch => batch.Keys.Length));
        if (batches.Count > 1)
        {
            foreach (var (keys, weights) in batches)
            {
                for (var at = 0; at < keys.Length; at++)
                {
                    System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sum, keys[at], out _) += weights[at];
                }
            }

            var all = sum.Keys.ToArray();
            Array.Sort(all);
            batches = [(all, Array.ConvertAll(all, key => sum[key]))];
        }

        var (folded, values) = batches[0];
        var starts = new int[words + 1];
        foreach (var key in folded)
        {
            var (low, high) = ((int)(key >> 32), (int)(uint)key);
            starts[low + 1]++;
            starts[high + 1] += low == high ? 0 : 1;
        }

        for (var word = 0; word < words; word++)
        {
            starts[word + 1] += starts[word];
        }

        var next = starts.AsSpan(0, words).ToArray();
        var columns = new int[starts[words]];
        var counts = new float[starts[words]];
        for (var at = 0; at < folded.Length; at++)
        {
            var (low, high) = ((int)(folded[at] >> 32), (int)(uint)folded[at]);
            (columns[next[low]], counts[next[low]++]) = (high, values[at]);
            if (low != high)
            {
                (columns[next[high]], counts[next[high]++]) = (low, values[at]);
            }
        }

        return new PairCounts { Starts = starts, Columns = columns, Values = counts };
    }

    /// <summary>Replaces counts by how much more often a pair is seen than chance would have it (positive pointwise mutual information), rare contexts evened.</summary>
    public void Inform()
    {
        var sums = new double[Size];
        for (var row = 0; row < Size; row++)
        {
            for (var at = Starts[row]; at < Starts[row + 1]; at++)
            {
                sums[row] += Values[at];
            }
        }

        var evened = Array.ConvertAll(sums, static sum => Math.Pow(sum, .75));
        var (total, evenedTotal) = (sums.Sum(), evened.Sum());
        for (var row = 0; row < Size; row++)
        {
            for (var at = Starts[row]; at < Starts[row + 1]; at++)
            {
                var column = Columns[at];
                var chance = .5 * ((sums[row] * evened[column] / evenedTotal) + (evened[row] / evenedTotal * sums[column]));
                Values[at] = (float)Math.Max(0, Math.Log(Values[at] / Math.Max(chance, total * 1e-12)));
            }
        }
    }
}
