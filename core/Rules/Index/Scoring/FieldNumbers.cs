using System.Numerics;

namespace PluginHost.Rules.Index;

/// <summary>The fields as numbers from 0.</summary>
internal static class FieldNumbers
{
    public const int Count = 4;

    public const int Body = 2;

    /// <summary>Longer fields count as so long.</summary>
    public const int Longest = ushort.MaxValue;

    public static int Of(Fields field) =>
        BitOperations.IsPow2((int)field) && Fields.All.HasFlag(field)
            ? BitOperations.TrailingZeroCount((int)field)
            : throw new ArgumentOutOfRangeException(nameof(field), field, "Terms stand in one field.");

    public static bool Has(this Fields fields, int number) => ((int)fields & (1 << number)) != 0;

    /// <summary>The length of the shortest field that is not empty; 1 when there is none.</summary>
    /// <param name="lengths">Four lengths of 16 bits for each chunk.</param>
    public static int Shortest(ReadOnlySpan<ulong> lengths, int number)
    {
        var shortest = Longest + 1;
        foreach (var length in lengths)
        {
            var one = (int)((length >> (16 * number)) & Longest);
            shortest = one == 0 ? shortest : Math.Min(shortest, one);
        }

        return shortest > Longest ? 1 : shortest;
    }
}
