using PluginHost.Rules.Analysis;

namespace PluginHost.Rules.Vectors;

/// <summary>Meanings learned from the shelf and the thesaurus: words are alike that stand near the same words, in the texts or in its groups. So a word that no text has is still near to those that have.</summary>
internal sealed class LearnedEmbedder : IEmbedder
{
    public const int Dimensions = 64;
    private const string Kind = "learned-2";
    private const int MostWords = 24_000;
    private const int Fewest = 2;

    private readonly Dictionary<string, int> _numbers;
    private readonly float[] _words;
    private readonly float[] _rarities;
    private readonly float[] _common;

    private LearnedEmbedder(Dictionary<string, int> numbers, float[] words, float[] rarities, float[] common) =>
        (_numbers, _words, _rarities, _common) = (numbers, words, rarities, common);

    public string Name => Kind;

    public int Dimension => Dimensions;

    /// <summary>Learns from texts; the same texts teach the same.</summary>
    /// <param name="groups">Terms that mean nearly the same.</param>
    public static LearnedEmbedder Learn(IReadOnlyList<string> texts, IReadOnlyList<IReadOnlyList<string>> groups)
    {
        var terms = texts.Select(static text => Terms.Of(Analysis.Words.Of(text))).ToList();
        var frequencies = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var term in terms.Concat(groups).SelectMany(static text => text.Where(static term => term.Length > 0).Distinct(StringComparer.Ordinal)))
        {
            frequencies[term] = frequencies.GetValueOrDefault(term) + 1;
        }

        var grouped = groups.SelectMany(static group => group).ToHashSet(StringComparer.Ordinal);
        var kept = frequencies
            .Where(term => (term.Value >= Fewest || grouped.Contains(term.Key)) && !char.IsAsciiDigit(term.Key[0]))
            .OrderByDescending(static term => term.Value)
            .ThenBy(static term => term.Key, StringComparer.Ordinal)
            .Take(MostWords)
            .ToList();
        var numbers = kept.Select(static (term, number) => (term.Key, number)).ToDictionary(static pair => pair.Key, static pair => pair.number, StringComparer.Ordinal);
        var rarities = kept.Select(term => (float)Math.Log(1 + ((double)texts.Count / term.Value))).ToArray();
        var counts = PairCounts.Of([.. terms.Select(Numbered)], [.. groups.Select(Numbered)], kept.Count);
        counts.Inform();
        var words = Decomposition.Of(counts, Dimensions);
        for (var word = 0; word < kept.Count; word++)
        {
            Unit(words.AsSpan(word * Dimensions, Dimensions));
        }

        var learned = new LearnedEmbedder(numbers, words, rarities, new float[Dimensions]);
        foreach (var text in terms)
        {
            Decomposition.Add(learned._common, learned.Sum(text, raw: true), 1);
        }

        Unit(learned._common);
        return learned;

        int[] Numbered(IReadOnlyList<string> text) => [.. text.Select(term => numbers.GetValueOrDefault(term, -1))];
    }

    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Name);
        writer.Write(_numbers.Count);
        foreach (var (term, number) in _numbers)
        {
            writer.Write(term);
            writer.Write(number);
            writer.Write(_rarities[number]);
        }

        writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(_words));
        writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(_common));
    }

    /// <summary>What was saved; nothing when it is of another kind or damaged: then it is learned anew.</summary>
    public static LearnedEmbedder? Load(Stream stream)
    {
        try
        {
            using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            if (reader.ReadString() != Kind || reader.ReadInt32() is not (>= 0 and <= MostWords and var count))
            {
                return null;
            }

            var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
            var rarities = new float[count];
            for (var word = 0; word < count; word++)
            {
                var (term, number) = (reader.ReadString(), reader.ReadInt32());
                if (number < 0 || number >= count || !numbers.TryAdd(term, number))
                {
                    return null;
                }

                rarities[number] = reader.ReadSingle();
            }

            var (words, common) = (new float[count * Dimensions], new float[Dimensions]);
            stream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(words.AsSpan()));
            stream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(common.AsSpan()));
            return new LearnedEmbedder(numbers, words, rarities, common);
        }
        catch (Exception exception) when (exception is IOException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    public float[][] Embed(IReadOnlyList<string> texts)
    {
        var vectors = new float[texts.Count][];
        Parallel.For(0, texts.Count, text => vectors[text] = Sum(Terms.Of(Analysis.Words.Of(texts[text])), raw: false));
        return vectors;
    }

    /// <summary>The direction of weighted terms.</summary>
    public float[] Embed(IEnumerable<(string Term, float Weight)> terms)
    {
        var sum = new float[Dimensions];
        foreach (var (term, weight) in terms)
        {
            if (_numbers.TryGetValue(term, out var number))
            {
                Decomposition.Add(sum, WordVector(number), weight * _rarities[number]);
            }
        }

        return Finished(sum);
    }

    private float[] Sum(IEnumerable<string> terms, bool raw)
    {
        var sum = new float[Dimensions];
        foreach (var group in terms.Where(static term => term.Length > 0).GroupBy(static term => term, StringComparer.Ordinal))
        {
            if (_numbers.TryGetValue(group.Key, out var number))
            {
                Decomposition.Add(sum, WordVector(number), (1 + MathF.Log(group.Count())) * _rarities[number]);
            }
        }

        if (!raw)
        {
            return Finished(sum);
        }

        Unit(sum);
        return sum;
    }

    private float[] Finished(float[] sum)
    {
        Unit(sum);
        Decomposition.Subtract(sum, _common, Decomposition.Dot(sum, _common));
        Unit(sum);
        return sum;
    }

    private ReadOnlySpan<float> WordVector(int number) => _words.AsSpan(number * Dimensions, Dimensions);

    private static void Unit(Span<float> vector)
    {
        var length = MathF.Sqrt(Decomposition.Dot(vector, vector));
        for (var at = 0; at < vector.Length; at++)
        {
            vector[at] = length > 1e-6f ? vector[at] / length : 0;
        }
    }
}
