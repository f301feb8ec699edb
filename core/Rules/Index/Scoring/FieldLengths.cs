namespace PluginHost.Rules.Index;

/// <summary>The average lengths of fields, made ready to divide by: what one occurrence weighs in a field of some length.</summary>
internal sealed class FieldLengths
{
    private readonly float[] _flat = new float[FieldNumbers.Count];
    private readonly float[] _slope = new float[FieldNumbers.Count];
    private readonly float[] _weight = new float[FieldNumbers.Count];

    public FieldLengths(Weighing weighing, ReadOnlySpan<long> totals, int count)
    {
        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            var (weight, evening) = weighing.Of(field);
            var average = count == 0 || totals[field] == 0 ? 1 : (double)totals[field] / count;
            _weight[field] = weight;
            _flat[field] = 1 - evening;
            _slope[field] = (float)(evening / average);
        }
    }

    public float Weight(int field, int length) => _weight[field] / (_flat[field] + (_slope[field] * length));
}
