namespace PluginHost.Dice;

internal sealed partial class Admission
{
    /// <summary>The share of a die's faces for which a condition holds, after what was done to them before.</summary>
    private static double Share(PoolNode pool, Faces faces, Condition condition, Modifier upTo)
    {
        if (faces.Count > 10_000 || (faces.IsPlain && !IsBound(pool, upTo)))
        {
            return PlainShare(faces, condition);
        }

        long holding = 0;
        long falling = 0;
        for (long index = 0; index < faces.Count; index++)
        {
            Number value = faces.Value(index);
            falling += condition.Holds(value) ? 1 : 0;
            foreach (var modifier in pool.Modifiers)
            {
                if (ReferenceEquals(modifier, upTo))
                {
                    break;
                }

                value = modifier is BoundModifier bound ? bound.Minimum ? value < bound.Value ? bound.Value : value : value > bound.Value ? bound.Value : value : value;
            }

            holding += condition.Holds(value) ? 1 : 0;
        }

        // What falls later has not been through the modifiers before.
        return holding == 0 ? 0 : (double)Math.Max(holding, falling) / faces.Count;
    }

    private static double Different(Faces faces) => faces.IsEven ? faces.Count : Enumerable.Range(0, (int)faces.Count).Select(index => faces.Worth(faces.Value(index))).Distinct().Count();

    private static bool IsBound(PoolNode pool, Modifier upTo)
    {
        foreach (var modifier in pool.Modifiers)
        {
            if (modifier is BoundModifier || ReferenceEquals(modifier, upTo))
            {
                return modifier is BoundModifier;
            }
        }

        return false;
    }

    private static double PlainShare(Faces faces, Condition condition)
    {
        var than = condition.Than.ToReal();
        var below = Math.Clamp(Math.Ceiling(than) - 1, 0, faces.Count);
        var equal = condition.Than.IsWhole && faces.Has(condition.Than.Whole) ? 1 : 0;
        var holding = condition.How switch
        {
            Comparison.Equal => equal,
            Comparison.NotEqual => faces.Count - equal,
            Comparison.Less => below,
            Comparison.AtMost => below + equal,
            Comparison.More => faces.Count - below - equal,
            Comparison.AtLeast => faces.Count - below,
            Comparison.Even => faces.Count / 2,
            _ => (faces.Count + 1) / 2,
        };
        return holding / faces.Count;
    }
}
