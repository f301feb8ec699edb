namespace PluginHost.Plugins;

/// <summary>Where plugins are found and what they may take from outside.</summary>
public sealed record PluginHouseOptions
{
    /// <summary>Holds the plugins that came with the program; it is not watched.</summary>
    public required string BundledFolder { get; init; }

    /// <summary>Holds the plugins that people drop in; it is watched.</summary>
    public required string DroppedFolder { get; init; }

    /// <summary>Takes the copies that plugins are loaded from.</summary>
    public required string ShadowFolder { get; init; }

    public required string PluginsFile { get; init; }

    /// <summary>Holds the folders that plugins exchange files in, unless a person says where one is.</summary>
    public string? ExchangeFolder { get; init; }

    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>The value of a secret, or null when there is none.</summary>
    public Func<string, string?> Secrets { get; init; } = static _ => null;

    /// <summary>What single people may do beside what their role says.</summary>
    public IToolRights? Rights { get; init; }

    /// <summary>The session that is under way in a campaign, if any: what plugins append meanwhile belongs to it.</summary>
    public Func<string, CancellationToken, Task<string?>> SessionOf { get; init; } = static (_, _) => Task.FromResult<string?>(null);

    public CallLimits Limits { get; init; } = new();

    public RetryPlan Retries { get; init; } = new();

    public OutboxOptions Outbox { get; init; } = new();

    public ConnectionOptions Connections { get; init; } = new();

    /// <summary>How long a changed folder must be quiet before it is looked at.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether planned requests may go to this machine without TLS.</summary>
    public bool LoopbackHttp { get; init; }
}

/// <summary>How long plugin code may take, and when it is no longer called.</summary>
public sealed record CallLimits
{
    public TimeSpan Startup { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan Hook { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan Tool { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan Feed { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>So many failures within half a minute open the breaker.</summary>
    public int FailuresToOpen { get; init; } = 5;

    /// <summary>How long an open breaker refuses calls before it lets one try.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>How a failed delivery is repeated.</summary>
public sealed record RetryPlan
{
    public int Attempts { get; init; } = 5;

    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(1);
}
