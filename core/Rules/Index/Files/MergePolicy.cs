namespace PluginHost.Rules.Index;

/// <summary>Which segments a change writes as one.</summary>
internal static class MergePolicy
{
    /// <summary>
    /// All that the change made, any that lost much, then as long as there are some not larger than those together: so a chunk is written anew about
    /// as often as the index doubles, and there are only about as many segments as it has doubled. None when there is nothing to gain.
    /// </summary>
    public static IReadOnlyList<SegmentState> Choose(IReadOnlyList<SegmentState> states, IReadOnlyList<SegmentState> fresh, IndexLimits limits)
    {
        var chosen = states.Where(state => fresh.Contains(state) || state.Segment.Chunks - state.Alive > limits.Lost * state.Segment.Chunks).ToList();
        var size = chosen.Sum(static state => state.Alive);
        foreach (var state in states.Except(chosen).OrderBy(static state => state.Alive).ToList())
        {
            if (state.Alive <= size || states.Count - chosen.Count >= limits.Segments)
            {
                chosen.Add(state);
                size += state.Alive;
            }
        }

        return chosen.Count == 1 && chosen[0].Segment.Chunks == chosen[0].Alive ? [] : [.. states.Where(chosen.Contains)];
    }
}
