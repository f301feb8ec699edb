namespace PluginHost.Plugins;

/// <summary>How planned requests are sent.</summary>
public sealed record OutboxOptions
{
    /// <summary>Nothing leaves this machine; each request is noted as if it had been sent.</summary>
    public bool DryRun { get; init; }

    public int Attempts { get; init; } = 5;

    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(1);
}
