using System.Runtime;

namespace PluginHost.Host;

/// <summary>Gives back what only the start needed.</summary>
internal static class Settling
{
    /// <summary>By then pages and plugins have said what they say at first.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(20);

    /// <summary>
    /// A host at rest collects nothing for hours, so that half of its heap would stay what the start left behind. Once, and in some milliseconds, it is
    /// collected and the rest moved together.
    /// </summary>
    public static async Task RunAsync(TimeProvider time, CancellationToken stopping)
    {
        await Task.Delay(Afterwards, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested)
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
