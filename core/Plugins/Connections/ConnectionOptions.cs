namespace PluginHost.Plugins;

/// <summary>How connections of plugins are made and kept.</summary>
public sealed record ConnectionOptions
{
    /// <summary>How long making a connection may take.</summary>
    public TimeSpan Open { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause after a first failure; it doubles with each further one, up to the longest.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause before a program on this computer is tried again: asking there costs nothing.</summary>
    public TimeSpan LongestHere { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan LongestElsewhere { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A connection that held so long was a good one: attempts are counted anew.</summary>
    public TimeSpan Held { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A ping goes out after so much silence, and must be answered within as much again.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(20);

    public TimeSpan Send { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the other side may take to say goodbye as well.</summary>
    public TimeSpan Close { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a watched folder is looked at.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(1);

    public int MostIncoming { get; init; } = 16 * 1024 * 1024;

    /// <summary>The address of a plugin's page with its key, or null: the plugin's id, the page, the campaign or null for the newest.</summary>
    public Func<string, string, string?, string?> PageAddress { get; init; } = static (_, _, _) => null;
}
