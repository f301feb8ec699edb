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
}
