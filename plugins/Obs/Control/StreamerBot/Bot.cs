using System.Collections.Concurrent;
using System.Composition;
using System.Text.Json;

namespace PluginHost.Obs;

/// <summary>What is known of Streamer.bot at the moment, and the actions that wait for it.</summary>
[Export]
[Shared]
internal sealed class Bot
{
    /// <summary>The password's name among the secrets.</summary>
    public const string Password = "STREAMERBOT_PASSWORD";

    private volatile bool _ready;

    /// <summary>Whether it takes requests.</summary>
    public bool Ready
    {
        get => _ready;
        set => _ready = value;
    }

    /// <summary>By key. Whoever takes one out does it; nobody else does.</summary>
    public ConcurrentDictionary<string, WantedAction> Waiting { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys of those that were sent after waiting: one that was kept at the same moment is not sent again.</summary>
    public ConcurrentDictionary<string, bool> Sent { get; } = new(StringComparer.Ordinal);
}

/// <param name="Action">The action's name or id.</param>
/// <param name="Arguments">An object.</param>
/// <param name="At">Since when; what is old is not caught up on.</param>
internal sealed record WantedAction(string Action, JsonElement Arguments, DateTimeOffset At)
{
    /// <summary>What the keys begin with where it is kept until it was sent.</summary>
    public const string Prefix = "action/";

    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
}
