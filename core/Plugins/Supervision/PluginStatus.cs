using System.Text.Json.Serialization;

namespace PluginHost.Plugins;

/// <summary>A plugin as people see it in <c>plugins list</c>.</summary>
public sealed record PluginStatus
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Version { get; init; }

    public required PluginState State { get; init; }

    /// <summary>What it needs, why it failed, and what to do: one sentence.</summary>
    public string? Note { get; init; }

    public bool Bundled { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>What else it offers, such as <c>feed overlay</c> or <c>hook session</c>.</summary>
    public IReadOnlyList<string> Offers { get; init; } = [];

    public IReadOnlyList<Page> Pages { get; init; } = [];

    public int Letters { get; init; }

    public IReadOnlyList<HookFigures> Figures { get; init; } = [];

    /// <summary>How the last unload went.</summary>
    public string? LastUnload { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<PluginState>))]
public enum PluginState
{
    /// <summary>Being checked, loaded and started.</summary>
    [JsonStringEnumMemberName("loading")]
    Loading,

    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>Waits for something a person must provide.</summary>
    [JsonStringEnumMemberName("idle")]
    Idle,

    /// <summary>Its breaker is open, calls of it were abandoned, or a provider does not take what it sends.</summary>
    [JsonStringEnumMemberName("degraded")]
    Degraded,

    /// <summary>Disabled or removed.</summary>
    [JsonStringEnumMemberName("stopped")]
    Stopped,

    /// <summary>Cannot be loaded or started as it is.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>What a hook, tool, feed or endpoint cost so far.</summary>
public sealed record HookFigures(string Call, long Calls, long Failures, long Abandoned, double MeanMs, double MaxMs);
