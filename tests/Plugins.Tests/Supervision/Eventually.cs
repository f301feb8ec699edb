namespace PluginHost.Plugins.Tests;

internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>Waits for a condition; the deadline is only there so that a broken test ends.</summary>
    public static Task HoldsAsync(Func<bool> condition, Func<string> otherwise) => HoldsAsync(() => Task.FromResult(condition()), otherwise);

    public static async Task HoldsAsync(Func<Task<bool>> condition, Func<string> otherwise)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (!await condition())
        {
            Assert.False(deadline.IsCancellationRequested, otherwise());
            await Task.Delay(10);
        }
    }
}
