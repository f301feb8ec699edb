namespace PluginHost.Dice;

/// <summary>Counts the symbols of a roll, and lets opposites cancel each other.</summary>
internal static class Tally
{
    private static readonly (char Good, char Bad)[] Opposites = [('s', 'f'), ('a', 't')];

    public static IReadOnlyDictionary<char, long> Of(Roll roll)
    {
        var counts = new SortedDictionary<char, long>();
        foreach (var thrown in roll.Throws)
        {
            if (thrown.Faces.Symbols.IsEmpty)
            {
                continue;
            }

            foreach (var die in roll.Dice.Slice(thrown.Start, thrown.Length))
            {
                foreach (var symbol in die.Counts ? thrown.Faces.Symbols[(int)die.Face - 1].Replace("_", "", StringComparison.Ordinal) : "")
                {
                    counts[symbol] = counts.GetValueOrDefault(symbol) + 1;
                }
            }
        }

        foreach (var (good, bad) in Opposites)
        {
            var both = Math.Min(counts.GetValueOrDefault(good), counts.GetValueOrDefault(bad));
            if (both > 0)
            {
                counts[good] -= both;
                counts[bad] -= both;
            }
        }

        return counts;
    }
}
