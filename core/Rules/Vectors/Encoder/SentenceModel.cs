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

    public Workspace Workspace() => new(
        Longest,
        _layers.Max(static layer => Math.Max(layer.Asking.Inputs, layer.Telling.Outputs)),
        _layers.Max(static layer => Math.Max(Math.Max(layer.Asking.Outputs, layer.Opening.Outputs), layer.Widening?.Outputs ?? 0)));

    /// <summary>Of length 1, or all 0 where there is nothing to encode.</summary>
    public float[] Encode(string text, Workspace work)
    {
        var pieces = _tokeniser.Pieces(text);
        var rows = Math.Min(pieces.Count, Longest);
        var vector = new float[Dimension];
        if (rows == 0)
        {
            return vector;
        }

        for (var row = 0; row < rows; row++)
        {
            // The piece counts twice: the waves are added to it, and it is added to that.
            var state = work.State.AsSpan(row * Narrow, Narrow);
            _places.AsSpan(row * Narrow, Narrow).CopyTo(state);
            Decomposition.Add(state, _pieces.AsSpan(pieces[row] * Narrow, Narrow), 2);
        }

        foreach (var layer in _layers)
        {
            layer.Apply(work, rows);
        }

        var mean = work.Even.AsSpan(0, _last.Inputs);
        mean.Clear();
        for (var row = 0; row < rows; row++)
        {
            Decomposition.Add(mean, work.State.AsSpan(row * _last.Inputs, _last.Inputs), 1f / rows);
        }

        _last.Apply(mean, vector, 1);
        return Unit(vector);
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
