using System.Text.Json;

namespace PluginHost.Sdk;

/// <summary>
/// Called once after loading, before anything else. Exceptions become the state <c>failed</c> with their text; nothing is thrown on.
/// Calls to one plugin's hooks never overlap.
/// </summary>
public interface IStartupHook
{
    /// <summary>Checks the configuration and gets ready.</summary>
    /// <param name="startup">The configuration, merged over the manifest's defaults.</param>
    /// <param name="cancellationToken">Cancelled when the time limit passes or the host stops.</param>
    /// <returns>Ready, or what is missing.</returns>
    Task<Readiness> StartAsync(Startup startup, CancellationToken cancellationToken);
}

/// <summary>What a plugin is started with.</summary>
/// <param name="Settings">The settings, merged over the manifest's defaults and validated against its schema.</param>
public sealed record Startup(JsonElement Settings)
{
    /// <summary>The names of the manifest's secrets that have a value. Values are never shown to a plugin.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The host's SDK version.</summary>
    public string SdkVersion { get; init; } = "";
}

/// <summary>Whether a plugin can work.</summary>
public sealed record Readiness
{
    /// <summary>It can.</summary>
    public static Readiness Ready { get; } = new();

    /// <summary>What a person must provide first, each as a short phrase; empty when ready.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Not ready: the plugin is idle until the needs are met and it is reloaded.</summary>
    /// <param name="needs">Each as a short phrase, such as <c>a bot token in DISCORD_TOKEN</c>.</param>
    /// <returns>The readiness.</returns>
    public static Readiness Missing(params IReadOnlyList<string> needs) => new() { Needs = needs };
}
