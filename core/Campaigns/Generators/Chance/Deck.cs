namespace PluginHost.Campaigns.Generators;

/// <summary>Cards that are drawn without being put back: what was drawn comes again only when the deck was shuffled anew. Weights count among those left.</summary>
internal sealed class Deck<T>(IReadOnlyList<T> cards, Func<T, int> weight)
    where T : class
{
    private readonly List<T> _left = [.. cards];

    public int Left => _left.Count;

    /// <returns>The card; null when none is left that could be drawn.</returns>
    public T? Draw(Chance chance)
    {
        var drawn = chance.Weighted(_left, weight);
        if (drawn is not null)
        {
            _left.Remove(drawn);
        }

        return drawn;
    }

    public void Shuffle()
    {
        _left.Clear();
        _left.AddRange(cards);
    }
}
