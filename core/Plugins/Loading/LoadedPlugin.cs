namespace PluginHost.Plugins;

/// <summary>A plugin in memory. The only holder of its parts: when it is unloaded, nothing of the plugin is reachable from the host.</summary>
internal sealed class LoadedPlugin(Manifest manifest, IReadOnlyList<string> warnings, string hash)
{
    private const int Rounds = 40;

    private PluginParts _parts = new();

    public Manifest Manifest { get; } = manifest;

    public IReadOnlyList<string> Warnings { get; } = warnings;

    /// <summary>The content hash of the folder it was loaded from.</summary>
    public string Hash { get; } = hash;

    public PluginParts Parts
    {
        get => _parts;
        init => _parts = value;
    }

    /// <summary>The context, the container and the copy that the parts live in; null for parts that are the host's own.</summary>
    public PluginHome? Home { get; init; }

    /// <summary>Lets go of everything, asks for unloading and sees whether it really happened.</summary>
    public async Task<UnloadReport> UnloadAsync()
    {
        _parts = new PluginParts();
        if (Home is null)
        {
            return new UnloadReport(Collected: true, TimeSpan.Zero, []);
        }

        var watch = System.Diagnostics.Stopwatch.GetTimestamp();
        var context = Home.LetGo();
        for (var round = 0; round < Rounds && context.IsAlive; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(round < 4 ? 1 : 25);
        }

        if (context.IsAlive)
        {
            return new UnloadReport(Collected: false, System.Diagnostics.Stopwatch.GetElapsedTime(watch), LeakSearch.Holders(context));
        }

        ShadowCopies.Remove(Home.Copy);

        // What the plugin used is given back to the system as well: nobody else may need it for long.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return new UnloadReport(Collected: true, System.Diagnostics.Stopwatch.GetElapsedTime(watch), []);
    }
}
