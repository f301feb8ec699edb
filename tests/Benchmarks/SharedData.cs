using PluginHost.Harness;

namespace PluginHost.Benchmarks;

/// <summary>Real files beside the clone, or where PLUGINHOST_SHARED says.</summary>
internal static class SharedData
{
    /// <summary>Null when it is not there.</summary>
    public static string? File(params ReadOnlySpan<string> path)
    {
        var file = Path.Combine([Environment.GetEnvironmentVariable("PLUGINHOST_SHARED") ?? Path.Combine(Repository.Root, "..", "shared"), "data", .. path]);
        return System.IO.File.Exists(file) ? file : null;
    }
}
