namespace PluginHost.Rules.Vectors;

/// <summary>The vectors of passages, in memory; every question is compared with all.</summary>
internal sealed class VectorStore
{
    private readonly long[] _ids;
    private readonly float[] _rows;
    private readonly int _dimension;
    private readonly Dictionary<long, int> _places;

    public VectorStore(IReadOnlyList<long> ids, IReadOnlyList<float[]> vectors)
    {
        _ids = [.. ids];
        _dimension = vectors.Count == 0 ? 0 : vectors[0].Length;
        _rows = new float[_ids.Length * _dimension];
        _places = new Dictionary<long, int>(_ids.Length);
        for (var row = 0; row < _ids.Length; row++)
        {
            vectors[row].CopyTo(_rows, row * _dimension);
            _places[_ids[row]] = row;
        }
    }

    public int Count => _ids.Length;

    public int Dimension => _dimension;

    /// <summary>The likeness of every passage: how far it is above what is usual for this question, 0 to 1.</summary>
    public Likenesses To(float[] question)
    {
        var cosines = new float[_ids.Length];
        for (var row = 0; row < cosines.Length; row++)
        {
            cosines[row] = Decomposition.Dot(_rows.AsSpan(row * _dimension, _dimension), question);
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
