namespace PluginHost.Live;

/// <summary>What was refused lately, in a ledger for each source. When there are more sources than ledgers, the rest share one.</summary>
internal sealed class Refusals
{
    private const int MostSources = 128;
    private const string Others = "";

    private readonly Dictionary<string, Ledger> _ledgers = new(StringComparer.Ordinal);

    /// <returns>Whether the refusal is to be written now; otherwise it is counted.</returns>
    public bool Take(SecurityRecord refusal, DateTimeOffset at)
    {
        var source = Source.Of(refusal);
        if (!_ledgers.TryGetValue(source, out var ledger))
        {
            source = _ledgers.Count < MostSources ? source : Others;
            if (!_ledgers.TryGetValue(source, out ledger))
            {
                _ledgers[source] = ledger = new Ledger();
            }
        }

        return ledger.Take(refusal, at);
    }

    /// <summary>What was only counted and is now to be written.</summary>
    /// <param name="all">Also what a source that goes on and on would have waited with.</param>
    public IReadOnlyList<SecurityRecord> Sum(bool all)
    {
        List<SecurityRecord> counted = [];
        foreach (var (source, ledger) in _ledgers.ToArray())
        {
            if (!all && !ledger.Wait())
            {
                continue;
            }

            counted.AddRange(ledger.Counted);
            if (!ledger.Turn())
            {
                _ledgers.Remove(source);
            }
        }

        return counted;
    }
}
