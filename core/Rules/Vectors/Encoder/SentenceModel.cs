namespace PluginHost.Rules.Vectors;

/// <summary>From the pieces of a text to its direction. Nothing here changes after it was made: any number of threads may use it.</summary>
internal sealed class SentenceModel
{
    /// <summary>A text is known by its beginning.</summary>
    public const int Longest = 128;

    private readonly Tokeniser _tokeniser;
    private readonly float[] _pieces;
    private readonly float[] _places;
    private readonly Layer[] _layers;
    private readonly Dense _last;

    /// <param name="tokeniser">Its numbers are rows of the pieces.</param>
    /// <param name="pieces">A row for each piece.</param>
    /// <param name="paces">How fast each wave goes that tells where in a text a piece stands.</param>
    /// <param name="layers">At least one.</param>
    /// <param name="last">From the mean of all places to the direction.</param>
    public SentenceModel(Tokeniser tokeniser, float[] pieces, float[] paces, Layer[] layers, Dense last)
    {
        (_tokeniser, _pieces, _layers, _last) = (tokeniser, pieces, layers, last);
        var width = paces.Length * 2;
        _places = new float[Longest * width];
        for (var place = 0; place < Longest; place++)
        {
            for (var wave = 0; wave < paces.Length; wave++)
            {
                (_places[(place * width) + wave], _places[(place * width) + paces.Length + wave]) = MathF.SinCos(place * paces[wave]);
            }
        }
    }

    public int Dimension => _last.Outputs;

    private int Narrow => _places.Length / Longest;

    /// <summary>A vector for each text: of length 1, or all 0 where there is nothing to encode.</summary>
    /// <returns>Nothing when it was cancelled.</returns>
    public float[][] Encode(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var work = new Workspace(
            _layers.Max(static layer => Math.Max(layer.Asking.Inputs, layer.Telling.Outputs)),
            _layers.Max(static layer => Math.Max(Math.Max(layer.Asking.Outputs, layer.Opening.Outputs), layer.Widening?.Outputs ?? 0)));
        var vectors = new float[texts.Count][];
        var waiting = new List<int>();
        for (var at = 0; at < vectors.Length; at++)
        {
            var pieces = _tokeniser.Pieces(texts[at]);
            var count = Math.Min(pieces.Count, Longest);
            if (work.Rows + count > Workspace.Most)
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    return [];
                }

                Finish(work, waiting, vectors);
            }

            vectors[at] = new float[Dimension];
            if (count > 0)
            {
                Begin(work, pieces, count);
                waiting.Add(at);
            }
        }

        Finish(work, waiting, vectors);
        return vectors;
    }

    private void Begin(Workspace work, List<int> pieces, int count)
    {
        var from = work.Rows;
        work.Texts.Add((from, count));
        for (var place = 0; place < count; place++)
        {
            // The piece counts twice: the waves are added to it, and it is added to that.
            var state = work.State.AsSpan((from + place) * Narrow, Narrow);
            _places.AsSpan(place * Narrow, Narrow).CopyTo(state);
            Decomposition.Add(state, _pieces.AsSpan(pieces[place] * Narrow, Narrow), 2);
        }
    }

    private void Finish(Workspace work, List<int> waiting, float[][] vectors)
    {
        foreach (var layer in _layers)
        {
            layer.Apply(work);
        }

        var means = work.Even.AsSpan(0, waiting.Count * _last.Inputs);
        means.Clear();
        for (var text = 0; text < waiting.Count; text++)
        {
            var (from, count) = work.Texts[text];
            for (var row = from; row < from + count; row++)
            {
                Decomposition.Add(means.Slice(text * _last.Inputs, _last.Inputs), work.State.AsSpan(row * _last.Inputs, _last.Inputs), 1f / count);
            }
        }

        var told = new float[waiting.Count * Dimension];
        _last.Apply(means, told, waiting.Count);
        for (var text = 0; text < waiting.Count; text++)
        {
            vectors[waiting[text]] = Unit(told.AsSpan(text * Dimension, Dimension).ToArray());
        }

        work.Texts.Clear();
        waiting.Clear();
    }

    private static float[] Unit(float[] vector)
    {
        foreach (ref var value in vector.AsSpan())
        {
            value = MathF.Tanh(value);
        }

        var length = MathF.Sqrt(Decomposition.Dot(vector, vector));
        return float.IsFinite(length) && length > 1e-6f ? Array.ConvertAll(vector, value => value / length) : new float[vector.Length];
    }
}
