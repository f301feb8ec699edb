using System.Text;

namespace PluginHost.Campaigns.Shared;

/// <summary>
/// The characters of a note in their agreed order. Every character knows the two neighbours that it was written between: whoever has the same characters
/// has them in the same order, whichever came first. The client library has the same in <c>sequence.js</c>; both change together.
/// </summary>
internal sealed class Sequence
{
    private readonly List<Run> _runs;
    private readonly Dictionary<string, List<Run>> _sites = new(StringComparer.Ordinal);

    /// <param name="runs">In their order; they are this sequence's own from now on.</param>
    public Sequence(IEnumerable<Run> runs)
    {
        _runs = [];
        foreach (var run in runs)
        {
            if (_runs.Count > 0 && _runs[^1].GoesOn(run))
            {
                _runs[^1].Append(run);
                continue;
            }

            run.Place = _runs.Count;
            _runs.Add(run);
        }

        foreach (var site in _runs.GroupBy(static run => run.Id.Site, StringComparer.Ordinal))
        {
            _sites[site.Key] = [.. site.OrderBy(static run => run.Id.Counter)];
        }
    }

    public IReadOnlyList<Run> Runs => _runs;

    /// <summary>Whether a run was ever cut between the two halves of one character.</summary>
    public bool IsBroken { get; private set; }

    public string Text => _runs.Aggregate(new StringBuilder(), static (text, run) => text.Append(run.Text)).ToString();

    public Sequence Copy() => new(_runs.Select(static run => run.Copy()));

    /// <returns>The run that the character is in.</returns>
    public Run? Find(CharId id) => _sites.TryGetValue(id.Site, out var list) && Before(list, id.Counter) is >= 0 and var index && id.Counter < list[index].End ? list[index] : null;

    /// <summary>How many characters from here on are unknown, at most so many.</summary>
    public int Unknown(CharId id, int most) =>
        _sites.TryGetValue(id.Site, out var list) && Before(list, id.Counter) + 1 is var next && next < list.Count ? (int)Math.Min(most, list[next].Id.Counter - id.Counter) : most;

    public int PlaceOf(Run run)
    {
        var hint = Math.Min(run.Place, _runs.Count - 1);
        for (var distance = 0; ; distance++)
        {
            if (hint + distance < _runs.Count && ReferenceEquals(_runs[hint + distance], run))
            {
                return run.Place = hint + distance;
            }

            if (hint >= distance && ReferenceEquals(_runs[hint - distance], run))
            {
                return run.Place = hint - distance;
            }
        }
    }

    /// <summary>Whether one known character stands left of another.</summary>
    public bool IsLeftOf(CharId one, CharId other)
    {
        var (first, second) = (Find(one)!, Find(other)!);
        return ReferenceEquals(first, second) ? one.Counter < other.Counter : PlaceOf(first) < PlaceOf(second);
    }

    /// <summary>Puts characters between the neighbours that they were written between; both are known.</summary>
    public void Insert(CharId id, int length, string? text, CharId? l, CharId? r)
    {
        var left = l is { } one ? EndAt(one) : null;
        var right = r is { } other ? StartAt(other) : null;
        var from = left is null ? -1 : PlaceOf(left);
        var to = right is null ? _runs.Count : Math.Max(PlaceOf(right), from + 1);
        var place = from + 1 == to ? to : Among(id, l, r, from, to);
        var run = new Run(id, length, text, l, r) { Place = place };
        _runs.Insert(place, run);
        Keep(run);
        Join(place);
    }

    /// <summary>Makes known characters deleted.</summary>
    public void Remove(CharRange range)
    {
        for (var at = range.From; at.Counter < range.End;)
        {
            var run = Find(at)!;
            if (run.Text is null)
            {
                at = run.Id.Next(run.Length);
                continue;
            }

            run = StartAt(at);
            run = range.End < run.End ? EndAt(range.From.Next(range.Length - 1)) : run;
            run.Delete();
            at = run.Id.Next(run.Length);
            Join(PlaceOf(run));
        }
    }

    /// <summary>The last run that starts at the counter or before it.</summary>
    private static int Before(List<Run> list, long counter)
    {
        var (low, high) = (0, list.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = list[middle].Id.Counter <= counter ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    /// <summary>The run at a place becomes one with its neighbours where nothing is lost by it.</summary>
    private void Join(int place)
    {
        for (var at = Math.Min(place + 1, _runs.Count - 1); at >= Math.Max(place, 1); at--)
        {
            var (one, other) = (_runs[at - 1], _runs[at]);
            if (one.GoesOn(other))
            {
                one.Append(other);
                _runs.RemoveAt(at);
                var list = _sites[one.Id.Site];
                list.RemoveAt(Before(list, other.Id.Counter));
            }
        }
    }

    /// <summary>Where it stands among what others wrote between the same neighbours: what one person wrote in one go stays together.</summary>
    private int Among(CharId id, CharId? l, CharId? r, int from, int to)
    {
        var place = from + 1;
        var isPassing = false;
        for (var index = place; ; index++)
        {
            place = isPassing ? place : index;
            if (index >= to)
            {
                return place;
            }

            var other = _runs[index];
            var side = CompareLeft(other.L, l, from);
            if (side < 0 || (side == 0 && other.R == r && IsBefore(id, other.Id)))
            {
                return place;
            }

            isPassing = side == 0 ? other.R is { } its && other.R != r && PlaceOf(Find(its)!) < to : isPassing;
        }
    }

    private int CompareLeft(CharId? one, CharId? other, int from) =>
        one == other ? 0 : one is null || (other is not null && PlaceOf(Find(one.Value)!) <= from) ? -1 : 1;

    private static bool IsBefore(CharId one, CharId other) =>
        string.CompareOrdinal(one.Site, other.Site) is var order && (order < 0 || (order == 0 && one.Counter < other.Counter));

    /// <summary>The run that ends with this character.</summary>
    private Run EndAt(CharId id)
    {
        var run = Find(id)!;
        if (id != run.Last)
        {
            _ = Cut(run, (int)(id.Counter - run.Id.Counter) + 1);
        }

        return run;
    }

    /// <summary>The run that starts with this character.</summary>
    private Run StartAt(CharId id)
    {
        var run = Find(id)!;
        return id == run.Id ? run : Cut(run, (int)(id.Counter - run.Id.Counter));
    }

    private Run Cut(Run run, int offset)
    {
        var place = PlaceOf(run);
        IsBroken |= run.Splits(offset);
        var rest = run.Cut(offset);
        _runs.Insert(place + 1, rest);
        Keep(rest);
        return rest;
    }

    private void Keep(Run run)
    {
        if (!_sites.TryGetValue(run.Id.Site, out var list))
        {
            _sites[run.Id.Site] = list = [];
        }

        list.Insert(Before(list, run.Id.Counter) + 1, run);
    }
}
