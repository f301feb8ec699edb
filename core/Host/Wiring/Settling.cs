using System.Runtime;

namespace PluginHost.Host;

/// <summary>Gives back what only the start needed.</summary>
internal static class Settling
{
    private const long Little = 1024 * 1024;
    private static readonly TimeSpan While = TimeSpan.FromSeconds(10);

    /// <summary>
    /// A host at rest collects nothing for hours, so that half of its heap would stay what the start left behind. Once, when nobody needs the host for a while,
    /// it is collected and the rest moved together: at a table that plays, everybody would wait for that.
    /// </summary>
    public static async Task RunAsync(TimeProvider time, CancellationToken stopping)
    {
        long before;
        do
        {
            before = GC.GetTotalAllocatedBytes();
            await Task.Delay(While, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (!stopping.IsCancellationRequested && GC.GetTotalAllocatedBytes() - before > Little);

        if (!stopping.IsCancellationRequested)
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
