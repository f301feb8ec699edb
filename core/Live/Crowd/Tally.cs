namespace PluginHost.Live;

/// <summary>How many places are taken of each kind.</summary>
internal sealed class Tally
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);

    /// <returns>Null when there is none left.</returns>
    public Place? Take(string kind, int most, Place? with = null)
    {
        lock (_gate)
        {
            var taken = _taken.GetValueOrDefault(kind);
            if (taken >= most)
            {
                return null;
            }

            _taken[kind] = taken + 1;
            return new Place(this, kind, with);
        }
    }

    public void Leave(string kind)
    {
        lock (_gate)
        {
            if (--_taken[kind] == 0)
            {
                _taken.Remove(kind);
            }
        }
    }
}

/// <summary>Room for one, until it is disposed; perhaps together with room of another kind.</summary>
internal sealed class Place(Tally? tally = null, string kind = "", Place? with = null) : IDisposable
{
    private bool _left;

    public void Dispose()
    {
        if (!Interlocked.Exchange(ref _left, true))
        {
            tally?.Leave(kind);
            with?.Dispose();
        }
    }
}
