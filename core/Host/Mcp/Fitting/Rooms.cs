namespace PluginHost.Host;

/// <summary>Shares out a room: whoever needs less than an equal share gets what it needs, and the rest is for the others.</summary>
internal static class Rooms
{
    /// <param name="sizes">What each needs.</param>
    /// <param name="room">What there is.</param>
    /// <param name="least">Who would get less than this goes without, the largest first, so that others have enough.</param>
    /// <param name="most">How many may have anything.</param>
    /// <returns>What each gets.</returns>
    public static int[] Of(IReadOnlyList<int> sizes, int room, int least, int most)
    {
        int[] bySize = [.. Enumerable.Range(0, sizes.Count).OrderBy(i => sizes[i]).ThenBy(static i => i).Take(most)];
        var rooms = new int[sizes.Count];
        var left = Math.Max(0, room);
        for (var at = 0; at < bySize.Length; at++)
        {
            var size = sizes[bySize[at]];
            if (size <= left / (bySize.Length - at))
            {
                rooms[bySize[at]] = size;
                left -= size;
                continue;
            }

            // From here on nobody has enough: those that still fit in whole or in a useful part, in the order of their size.
            for (; at < bySize.Length && left > 0; at++)
            {
                var others = Math.Clamp(left / least, 1, bySize.Length - at);
                var share = Math.Min(sizes[bySize[at]], Math.Max(left / others, Math.Min(left, sizes[bySize[at]] <= least ? sizes[bySize[at]] : 0)));
                rooms[bySize[at]] = share;
                left -= share;
            }

            break;
        }

        return rooms;
    }
}
