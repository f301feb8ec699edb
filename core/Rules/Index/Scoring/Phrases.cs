namespace PluginHost.Rules.Index;

/// <summary>Finds the words of a phrase in one field.</summary>
internal static class Phrases
{
    /// <summary>
    /// How often the phrase is there; an occurrence with moved words counts for less, and no word counts for two occurrences. So the answer is never
    /// more than the occurrences of its rarest word, on which pruning relies.
    /// </summary>
    /// <param name="places">For every word where it stands, ascending.</param>
    /// <param name="offsets">For every word its place in the phrase.</param>
    public static float Occurrences(ReadOnlySpan<ReadOnlyMemory<int>> places, ReadOnlySpan<int> offsets, int slop)
    {
        Span<int> at = places.Length <= 64 ? stackalloc int[places.Length] : new int[places.Length];
        at.Clear();
        var found = 0f;
        while (Window(places, offsets, at, out var first, out var spread))
        {
            if (spread > slop || Shared(places, at))
            {
                at[first]++;
                continue;
            }

            at[first]++;
            if (Window(places, offsets, at, out _, out var next) && next < spread && !Shared(places, at))
            {
                continue;
            }

            at[first]--;
            found += 1f / (1 + spread);
            for (var word = 0; word < at.Length; word++)
            {
                at[word]++;
            }
        }

        return found;
    }

    private static bool Window(ReadOnlySpan<ReadOnlyMemory<int>> places, ReadOnlySpan<int> offsets, Span<int> at, out int first, out int spread)
    {
        var (least, most) = (int.MaxValue, int.MinValue);
        (first, spread) = (0, 0);
        for (var word = 0; word < places.Length; word++)
        {
            if (at[word] >= places[word].Length)
            {
                return false;
            }

            var start = places[word].Span[at[word]] - offsets[word];
            most = Math.Max(most, start);
            if (start < least)
            {
                (least, first) = (start, word);
            }
        }

        spread = most - least;
        return places.Length > 0;
    }

    /// <summary>A word that stands twice in the phrase must stand twice in the text.</summary>
    private static bool Shared(ReadOnlySpan<ReadOnlyMemory<int>> places, ReadOnlySpan<int> at)
    {
        for (var word = 1; word < places.Length; word++)
        {
            for (var other = 0; other < word; other++)
            {
                if (places[word].Span[at[word]] == places[other].Span[at[other]])
                {
                    return true;
                }
            }
        }

        return false;
    }
}
