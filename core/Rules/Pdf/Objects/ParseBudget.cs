namespace PluginHost.Rules.Pdf;

/// <summary>How many bytes may be parsed: each about once, but for objects that were written to overlap.</summary>
internal sealed class ParseBudget(long bytes)
{
    private long _left = (4 * bytes) + (1 << 20);

    public bool IsSpent => Interlocked.Read(ref _left) <= 0;

    public void Allow(long bytes) => Interlocked.Add(ref _left, 4 * bytes);

    public void Pay(long bytes) => Interlocked.Add(ref _left, -bytes);
}
