namespace PluginHost.Rules.Index;

/// <param name="Weight">How much a word in this field counts.</param>
/// <param name="Evening">How far a long field is marked down: 0 not at all, 1 in full (the "b" of BM25).</param>
internal sealed record FieldWeighing(float Weight, float Evening = .75f);

/// <summary>How words are weighed: BM25 over fields that each have a weight and a length of their own (BM25F).</summary>
internal sealed record Weighing
{
    public static Weighing Default { get; } = new();

    public FieldWeighing Title { get; init; } = new(3, .95f);

    public FieldWeighing Section { get; init; } = new(1.5f);

    public FieldWeighing Body { get; init; } = new(1);

    public FieldWeighing Tags { get; init; } = new(2, .5f);

    /// <summary>How soon a further occurrence stops to count (the "k1" of BM25).</summary>
    public float Saturation { get; init; } = 1.2f;

    public FieldWeighing Of(int field) => field switch { 0 => Title, 1 => Section, 2 => Body, _ => Tags };

    /// <summary>What a rare word is worth more than a common one.</summary>
    public static float Rarity(int frequency, int count) => (float)Math.Log(1 + ((count - frequency + .5) / (frequency + .5)));

    /// <param name="mass">Occurrences, each multiplied by its field's weight and divided by its field's length.</param>
    public float Score(float rarity, float mass) => Worth(rarity) * Saturated(mass);

    public float Worth(float rarity) => rarity * (Saturation + 1);

    /// <summary>Grows with the mass, up to 1; even an infinite one has an answer.</summary>
    public float Saturated(float mass) => 1 - (Saturation / (mass + Saturation));
}
