namespace PluginHost.Plugins.Tests;

internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>Waits for a condition; the deadline is only there so that a broken test ends.</summary>
    public static async Task HoldsAsync(Func<bool> condition, Func<string> otherwise)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (!condition())
        {
            Assert.False(deadline.IsCancellationRequested, otherwise());
            await Task.Delay(10);
        }
    }
}
