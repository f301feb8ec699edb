namespace PluginHost.Live.Tests;

/// <summary>Waits for a condition, never for a time.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<bool> condition)
    {
        var deadline = Peer.Deadline();
        while (!condition())
        {
            deadline.ThrowIfCancellationRequested();
            await Task.Delay(5, deadline);
        }
    }
}
