namespace PluginHost.Benchmarks;

/// <summary>The overlays in a real browser: how soon they show what happened, and how evenly they move.</summary>
internal static class OverlaysBenchmark
{
    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        await foreach (var figure in OverlayDelay.MeasureAsync())
        {
            yield return figure;
        }

        await foreach (var figure in OverlayFrames.MeasureAsync())
        {
            yield return figure;
        }
    }

    public static string Script(string name) => Path.Combine(Harness.Repository.Root, "tests", "Benchmarks", "Overlays", name);
}
