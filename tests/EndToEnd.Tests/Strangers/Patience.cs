using System.Diagnostics;

namespace PluginHost.EndToEnd.Tests;

internal static class Patience
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(90);

    /// <summary>Looks again and again until there is something to see.</summary>
    public static async Task<T> UntilAsync<T>(string awaited, Func<Task<T?>> look)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Long)
        {
            if (await look() is { } seen)
            {
                return seen;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        throw new TimeoutException($"In vain awaited: {awaited}.");
    }
}
