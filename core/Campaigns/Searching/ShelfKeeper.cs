using PluginHost.Rules;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Keeps what was made to be looked through, for those who looked last: of what was written since, only what changed is read again.</summary>
internal sealed class ShelfKeeper
{
    private const int Most = 12;

    private readonly Lock _lock = new();
    private readonly LinkedList<Kept> _kept = new();

    /// <param name="journal">The campaign.</param>
    /// <param name="reader">Who looks.</param>
    /// <param name="texts">All that is written there for this reader now.</param>
    /// <param name="look">Looks; nobody else does on the same shelf.</param>
    public ShelfAnswer Find(string journal, Audience reader, IReadOnlyList<ShelfText> texts, Func<TextShelf, ShelfAnswer> look)
    {
        var kept = Of(journal, reader.ToString());
        lock (kept.Gate)
        {
            kept.Shelf.Change(texts);
            return look(kept.Shelf);
        }
    }

    private Kept Of(string journal, string reader)
    {
        lock (_lock)
        {
            var kept = _kept.FirstOrDefault(one => one.Journal == journal && one.Reader == reader);
            if (kept is null)
            {
                kept = new Kept(journal, reader);
            }
            else
            {
                _kept.Remove(kept);
            }

            _kept.AddFirst(kept);
            if (_kept.Count > Most)
            {
                _kept.RemoveLast();
            }

            return kept;
        }
    }

    private sealed record Kept(string Journal, string Reader)
    {
        public Lock Gate { get; } = new();

        public TextShelf Shelf { get; } = new([]);
    }
}
