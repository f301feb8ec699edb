namespace PluginHost.Live;

/// <summary>
/// Tells whoever holds a door open that the right to it has ended. Names are paths: ending one ends all below it.
/// Whoever comes in takes the token first and looks at the right afterwards, and a right is taken away before it is ended here: so none slips between.
/// </summary>
internal sealed class Revocations
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, CancellationTokenSource> _held = new(StringComparer.Ordinal);

    public CancellationToken Until(string name)
    {
        lock (_gate)
        {
            if (!_held.TryGetValue(name, out var held))
            {
                _held[name] = held = new CancellationTokenSource();
            }

            return held.Token;
        }
    }

    public void End(string name)
    {
        List<CancellationTokenSource> ended = [];
        lock (_gate)
        {
            foreach (var held in _held.Keys.Where(held => held == name || held.StartsWith(name + "/", StringComparison.Ordinal)).ToList())
            {
                ended.Add(_held[held]);
                _held.Remove(held);
            }
        }

        foreach (var held in ended)
        {
            held.Cancel();
            held.Dispose();
        }
    }
}
