namespace PluginHost.Rules.Index;

/// <summary>What one occurrence weighs in a field of some length, where fields have certain average lengths.</summary>
internal sealed class FieldLengths
{
    private const int Tabled = 512;

    private readonly float[] _weight = new float[FieldNumbers.Count];
    private readonly float[] _flat = new float[FieldNumbers.Count];
    private readonly float[] _slope = new float[FieldNumbers.Count];
    private readonly bool[] _used = new bool[FieldNumbers.Count];
    private readonly float[] _table = new float[FieldNumbers.Count * Tabled];

    public FieldLengths(Weighing weighing, ReadOnlySpan<long> totals, int count)
    {
        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            var (weight, evening) = weighing.Of(field);
            var average = count == 0 || totals[field] == 0 ? 1 : (double)totals[field] / count;
            _used[field] = totals[field] > 0;
            _weight[field] = Math.Max(0, weight);
            _flat[field] = 1 - evening;
            _slope[field] = (float)(evening / average);
            for (var length = 0; length < Tabled; length++)
            {
                _table[(field * Tabled) + length] = Computed(field, Math.Max(1, length));
            }
        }
    }

    public float Weight(int field, int length) => (uint)length < Tabled ? _table[(field * Tabled) + length] : Computed(field, length);

    /// <summary>An occurrence in a body of this length weighs no more; in a long one it weighs less.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public float MostInBody(int length) => _table[(FieldNumbers.Body * Tabled) + Math.Min(length, Tabled - 1)];

    /// <summary>What lengths known earlier may have underestimated at most: a bound made with them, times this, is a bound still.</summary>
    public float Growth(FieldLengths earlier)
    {
        var growth = 0f;
        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            if (earlier._used[field])
            {
                // The quotient is monotone in the length, so its ends are its extremes.
                growth = Math.Max(growth, Quotient(field, earlier, 1));
                growth = Math.Max(growth, Quotient(field, earlier, FieldNumbers.Longest));
            }
        }

        return growth;
    }

    private float Quotient(int field, FieldLengths earlier, int length)
    {
        var before = earlier.Computed(field, length);
        var now = Computed(field, length);
        return now == 0 ? 0 : before == 0 ? float.PositiveInfinity : now / before;
    }

    private float Computed(int field, int length) => _weight[field] / (_flat[field] + (_slope[field] * length));
}
