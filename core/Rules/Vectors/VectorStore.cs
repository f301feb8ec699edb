namespace PluginHost.Rules.Vectors;

/// <summary>The vectors of passages, in memory; every question is compared with all.</summary>
internal sealed class VectorStore
{
    /// <summary>A shelf of very many books keeps the beginnings of its passages only.</summary>
    private const int MostRows = 1 << 16;

    private readonly long[] _ids;
    private readonly float[] _rows;
    private readonly int[] _starts;
    private readonly Dictionary<long, int> _places;

    /// <param name="ids">The passages.</param>
    /// <param name="vectors">For each one vector, or several behind each other.</param>
    /// <param name="dimension">How long one is; when left out, as long as the first.</param>
    public VectorStore(IReadOnlyList<long> ids, IReadOnlyList<float[]> vectors, int dimension = 0)
    {
        _ids = [.. ids];
        Dimension = dimension > 0 || vectors.Count == 0 ? dimension : vectors[0].Length;
        _starts = new int[_ids.Length + 1];
        _places = new Dictionary<long, int>(_ids.Length);
        var all = Dimension > 0 && vectors.Sum(vector => (long)vector.Length / Dimension) <= MostRows;
        for (var place = 0; place < _ids.Length; place++)
        {
            _starts[place + 1] = _starts[place] + (all ? vectors[place].Length / Dimension : 1);
            _places[_ids[place]] = place;
        }

        _rows = new float[_starts[^1] * Dimension];
        for (var place = 0; place < _ids.Length; place++)
        {
            vectors[place].AsSpan(0, (_starts[place + 1] - _starts[place]) * Dimension).CopyTo(_rows.AsSpan(_starts[place] * Dimension));
        }
    }

    public int Count => _ids.Length;

    public int Dimension { get; }

    /// <summary>The likeness of every passage, which is that of the part that is most alike.</summary>
    public Likenesses To(float[] question)
    {
        var cosines = new float[_ids.Length];
        for (var place = 0; place < cosines.Length; place++)
        {
            var best = -1f;
            for (var row = _starts[place]; row < _starts[place + 1]; row++)
            {
                best = MathF.Max(best, Decomposition.Dot(_rows.AsSpan(row * Dimension, Dimension), question));
            }

            cosines[place] = best;
        }

        return new Likenesses(_ids, cosines, _places);
    }
}

/// <summary>How like each passage is to a question.</summary>
internal sealed class Likenesses(long[] ids, float[] cosines, Dictionary<long, int> places)
{
    /// <summary>So many times the usual spread above the usual is as like as it gets.</summary>
    private const float Most = 6;

    private readonly (float Usual, float Spread) _norm = Norm(cosines);

    /// <summary>How far above what is usual for this question, 0 to 1: a likeness tells only beside those of all others.</summary>
    public float Of(long id) => places.TryGetValue(id, out var row) ? Math.Clamp((cosines[row] - _norm.Usual) / _norm.Spread / Most, 0, 1) : 0;

    private static (float Usual, float Spread) Norm(float[] cosines)
    {
        if (cosines.Length == 0)
        {
            return (0, 1);
        }

        var usual = cosines.Average();
        return (usual, MathF.Sqrt(cosines.Average(cosine => (cosine - usual) * (cosine - usual)) + 1e-6f));
    }

    public IEnumerable<long> Best(int count)
    {
        var queue = new PriorityQueue<long, float>();
        for (var row = 0; row < ids.Length; row++)
        {
            if (queue.Count < count)
            {
                queue.Enqueue(ids[row], cosines[row]);
            }
            else
            {
                queue.EnqueueDequeue(ids[row], cosines[row]);
            }
        }

        return queue.UnorderedItems.OrderByDescending(static item => item.Priority).ThenBy(static item => item.Element).Select(static item => item.Element);
    }
}
