namespace PluginHost.Rules.Shelves;

/// <summary>
/// Where texts stand: numbers in the order of the texts, with room between them, so that one may come in between and all others stay where they are. It never
/// changes. Which of two equal answers comes first is told by these numbers alone, so only their order may matter to anybody.
/// </summary>
internal sealed class Places
{
    public static readonly Places None = new([]);

    private const long Room = 1L << 32;

    private readonly Dictionary<(string Id, string Section), Placed> _byName = [];
    private readonly Dictionary<long, ShelfText> _byPlace = [];

    private Places(IReadOnlyList<Placed> all)
    {
        foreach (var one in all)
        {
            // Of two with one name the first is known again; the other is put down anew each time.
            _byName.TryAdd(NameOf(one.Text), one);
            _byPlace.Add(one.Place, one.Text);
        }
    }

    public readonly record struct Placed(ShelfText Text, long Place);

    public ShelfText At(long place) => _byPlace[place];

    /// <summary>Places for other texts: a text that is still there stays, unless its order changed.</summary>
    public Places Of(IReadOnlyList<ShelfText> texts)
    {
        if (_byPlace.Count == 0)
        {
            return Anew(texts);
        }

        var all = new Placed[texts.Count];
        var (last, next) = (0L, 0);
        for (var index = 0; index < all.Length; index++)
        {
            if (_byName.TryGetValue(NameOf(texts[index]), out var known) && known.Place > last)
            {
                if (!Fill(texts, all.AsSpan(next..index), next, last, known.Place))
                {
                    return Anew(texts);
                }

                (all[index], last, next) = (new Placed(texts[index], known.Place), known.Place, index + 1);
            }
        }

        return Fill(texts, all.AsSpan(next), next, last, long.MaxValue) ? new Places(all) : Anew(texts);
    }

    /// <summary>Those whose place has another text there, or none.</summary>
    public IEnumerable<Placed> ButFor(Places other) =>
        _byPlace.Where(one => !other._byPlace.TryGetValue(one.Key, out var there) || !there.Says(one.Value)).Select(static one => new Placed(one.Value, one.Key)).OrderBy(static one => one.Place);

    private static (string Id, string Section) NameOf(ShelfText text) => (text.Id, text.Section);

    private static Places Anew(IReadOnlyList<ShelfText> texts) => new([.. texts.Select(static (text, index) => new Placed(text, (index + 1) * Room))]);

    /// <returns>Whether there was room.</returns>
    private static bool Fill(IReadOnlyList<ShelfText> texts, Span<Placed> gap, int first, long after, long before)
    {
        // What comes at the end of its kind leaves most of the room to the next that does.
        var step = Math.Min(Room >> 12, (before - after) / (gap.Length + 1));
        for (var index = 0; index < gap.Length; index++)
        {
            gap[index] = new Placed(texts[first + index], after + ((index + 1) * step));
        }

        return step > 0 || gap.IsEmpty;
    }
}
