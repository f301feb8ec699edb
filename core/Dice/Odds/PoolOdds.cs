using System.Numerics;

namespace PluginHost.Dice;

/// <summary>The exact odds of a pool of a known number of known dice, through its modifiers. Null where that is not known to be possible in the budget.</summary>
internal static class PoolOdds
{
    private const int MostFaces = 2000;

    public static Distribution? Of(PoolNode pool, Faces faces, long dice, ref long budget) =>
        faces.Count > MostFaces || dice > 100_000 ? null : new PoolWalk(pool.Modifiers, (int)dice, One(faces)).Result(ref budget);

    public static Distribution One(Faces faces)
    {
        var weights = new Dictionary<Number, BigInteger>();
        for (long index = 0; index < faces.Count; index++)
        {
            Number worth = faces.Worth(faces.Value(index));
            weights[worth] = weights.GetValueOrDefault(worth) + 1;
        }

        return Distribution.Of(weights, faces.Count);
    }
}
