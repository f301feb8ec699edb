namespace PluginHost.Host;

/// <summary>What a person types to get here, so that hints and examples can be copied.</summary>
internal static class Invocation
{
    /// <summary>The clone's script says how it was called.</summary>
    public static string Name { get; } = Environment.GetEnvironmentVariable("PLUGINHOST_COMMAND") is { Length: > 0 and < 200 } named ? named : "pluginhost";
}
