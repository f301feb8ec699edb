namespace PluginHost.Rules.Index;

/// <summary>A segment with what is needed to score its chunks now.</summary>
internal sealed class Ground(Segment segment, Weighing weighing, FieldLengths lengths)
{
    /// <summary>Keeps bounds above scores that were rounded another way.</summary>
    private const float Rounding = 1.0001f;

    public Segment Segment { get; } = segment;

    public Weighing Weighing { get; } = weighing;

    public FieldLengths Lengths { get; } = lengths;

    public float Growth { get; } = lengths.Growth(segment.WrittenWith) * Rounding;

    /// <summary>An occurrence in the body of any of its chunks weighs no more.</summary>
    public float MostInBody { get; } = lengths.MostInBody(segment.ShortestBody);

    /// <summary>The fields that weigh anything.</summary>
    public int Fields { get; } = Enumerable.Range(0, FieldNumbers.Count).Where(field => weighing.Of(field).Weight > 0).Sum(static field => 1 << field);
}
