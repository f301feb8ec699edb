namespace PluginHost.Rules.Finding;

/// <summary>How far likeness counts beside words. Where words find much it has nothing to add; it speaks where they do not.</summary>
internal static class Trust
{
    /// <param name="said">How much of the question words found at best, 0 to 1.</param>
    /// <param name="concepts">Of one word likeness is a guess: that is a name.</param>
    /// <param name="described">What part of the shelf the glossary has words for. It says better what is meant than likeness does; the less it knows, the more likeness is heard.</param>
    public static float In(float said, int concepts, float described) =>
        float.Lerp(Tuning.LikenessUnknown, Tuning.LikenessKnown, described)
        * MathF.Pow(Math.Clamp(1 - said, 0, 1), Tuning.UnsaidPower)
        * Math.Clamp((concepts - 1) / 2f, 0, 1);
}
