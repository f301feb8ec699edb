namespace PluginHost.Rules.Index;

/// <summary>
/// The rarer terms of a prefix inside a larger query, read once beforehand into one mass for each chunk, the greatest. Sixty cursors that are moved
/// from chunk to chunk would cost far more.
/// </summary>
internal sealed class TailCursor : Cursor
{
    private const int Window = 1024;

    private readonly float[] _masses;
    private readonly float[] _most;
    private readonly int _count;
    private readonly float _worth;
    private readonly Weighing _weighing;

    /// <param name="masses">Empty, with room for every chunk; used until the search ends.</param>
    public TailCursor(Ground ground, IReadOnlyList<TermCursor> terms, float worth, float[] masses)
    {
        (_masses, _worth, _weighing, _count) = (masses, worth, ground.Weighing, ground.Segment.Chunks);
        _most = new float[(_count / Window) + 1];
        foreach (var term in terms)
        {
            for (var chunk = term.Advance(0); chunk != End; chunk = term.Advance(chunk + 1))
            {
                var mass = term.Mass();
                if (mass > masses[chunk])
                {
                    masses[chunk] = mass;
                    _most[chunk / Window] = Math.Max(_most[chunk / Window], mass);
                }
            }
        }

        Cost = (int)Math.Min(_count, terms.Sum(static term => (long)term.Cost));
        Most = Value(_most.Max());
    }

    public override int Advance(int target)
    {
        while (target < _count)
        {
            if (_most[target / Window] == 0 || (Floor >= 0 && Value(_most[target / Window]) <= Floor))
            {
                target = ((target / Window) + 1) * Window;
                continue;
            }

            var end = Math.Min(_count, ((target / Window) + 1) * Window);
            var found = _masses.AsSpan(target, end - target).IndexOfAnyExcept(0f);
            if (found >= 0)
            {
                return Chunk = target + found;
            }

            target = end;
        }

        return Chunk = End;
    }

    public override float Score() => Value(_masses[Chunk]);

    public override float Bound(int from, out int last)
    {
        var window = from / Window;
        last = window >= _most.Length - 1 ? End : ((window + 1) * Window) - 1;
        return window >= _most.Length ? 0 : Value(_most[window]);
    }

    private float Value(float mass) => _worth * _weighing.Saturated(mass);
}
