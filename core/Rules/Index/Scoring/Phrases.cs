namespace PluginHost.Rules.Index;

/// <summary>Finds the words of a phrase in one field.</summary>
internal static class Phrases
{
    /// <summary>
    /// How often the phrase is there; an occurrence with moved words counts for less, and no word counts for two occurrences. So the answer is never
    /// more than the occurrences of its rarest word, on which pruning relies.
    /// </summary>
    /// <param name="places">Where each word stands, ascending, one word after another.</param>
    /// <param name="ends">For every word where its places end among those.</param>
    /// <param name="offsets">For every word its place in the phrase.</param>
    public static float Occurrences(ReadOnlySpan<int> places, ReadOnlySpan<int> ends, ReadOnlySpan<int> offsets, int slop)
    {
        Span<int> at = ends.Length <= 64 ? stackalloc int[ends.Length] : new int[ends.Length];
        for (var word = 1; word < at.Length; word++)
        {
            at[word] = ends[word - 1];
        }

        var found = 0f;
        var (first, spread) = Window(places, ends, offsets, at);
        while (spread >= 0)
        {
            // A tighter window may begin with the next place of the word that stands first.
            at[first]++;
            var (nextFirst, nextSpread) = Window(places, ends, offsets, at);
            if (spread <= slop && !Shared(places, at, first) && (nextSpread < 0 || nextSpread >= spread || Shared(places, at, -1)))
            {
                found += 1f / (1 + spread);
                for (var word = 0; word < at.Length; word++)
                {
                    at[word] += word == first ? 0 : 1;
                }

                (nextFirst, nextSpread) = Window(places, ends, offsets, at);
            }

            (first, spread) = (nextFirst, nextSpread);
        }

        return found;
    }

    /// <summary>The word that stands first, and how far the words are from their order; -1 when a word has no place left.</summary>
    private static (int First, int Spread) Window(ReadOnlySpan<int> places, ReadOnlySpan<int> ends, ReadOnlySpan<int> offsets, ReadOnlySpan<int> at)
    {
        var (least, most, first) = (int.MaxValue, int.MinValue, 0);
        for (var word = 0; word < at.Length; word++)
        {
            if (at[word] >= ends[word])
            {
                return (0, -1);
            }

            var start = places[at[word]] - offsets[word];
            most = Math.Max(most, start);
            if (start < least)
            {
                (least, first) = (start, word);
            }
        }

        return at.Length == 0 ? (0, -1) : (first, most - least);
    }

    /// <summary>A word that stands twice in the phrase must stand twice in the text.</summary>
    /// <param name="moved">The word that was moved on by one, and is taken where it was.</param>
    private static bool Shared(ReadOnlySpan<int> places, ReadOnlySpan<int> at, int moved)
    {
        for (var word = 1; word < at.Length; word++)
        {
            for (var other = 0; other < word; other++)
            {
                if (places[at[word] - (word == moved ? 1 : 0)] == places[at[other] - (other == moved ? 1 : 0)])
                {
                    return true;
                }
            }
        }

        return false;
    }
}
