using PluginHost.Rules;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Keeps what was made to be looked through, for those who looked last: a turn, a wound or a roll changes nothing that is written, and so makes nothing anew.</summary>
internal sealed class ShelfKeeper
{
    private const int Most = 12;

    private readonly Lock _lock = new();
    private readonly LinkedList<Kept> _kept = new();

    public TextShelf Of(string journal, Audience reader, IReadOnlyList<ShelfText> texts)
    {
        var who = reader.ToString();
        lock (_lock)
        {
            if (_kept.FirstOrDefault(one => one.Journal == journal && one.Reader == who) is { } kept)
            {
                _kept.Remove(kept);
                if (AreSame(kept.Texts, texts))
                {
                    _kept.AddFirst(kept);
                    return kept.Shelf;
                }
            }
        }

        var made = new Kept(journal, who, texts, new TextShelf(texts));
        lock (_lock)
        {
            _kept.AddFirst(made);
            while (_kept.Count > Most)
            {
                _kept.RemoveLast();
            }
        }

        return made.Shelf;
    }

    private static bool AreSame(IReadOnlyList<ShelfText> before, IReadOnlyList<ShelfText> now)
    {
        var isSame = before.Count == now.Count;
        for (var index = 0; isSame && index < now.Count; index++)
        {
            isSame = ReferenceEquals(before[index], now[index]) || AreSame(before[index], now[index]);
        }

        return isSame;
    }

    private static bool AreSame(ShelfText before, ShelfText now) =>
        before.Id == now.Id && before.Title == now.Title && before.Section == now.Section && before.Body == now.Body
        && before.Tags.SequenceEqual(now.Tags, StringComparer.Ordinal) && before.Labels.SequenceEqual(now.Labels, StringComparer.Ordinal);

    private sealed record Kept(string Journal, string Reader, IReadOnlyList<ShelfText> Texts, TextShelf Shelf);
}
