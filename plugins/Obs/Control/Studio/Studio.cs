using System.Composition;

namespace PluginHost.Obs;

/// <summary>What is known of OBS at the moment.</summary>
[Export]
[Shared]
internal sealed class Studio
{
    /// <summary>The password's name among the secrets.</summary>
    public const string Password = "OBS_WEBSOCKET_PASSWORD";

    private volatile bool _ready;
    private volatile string? _scene;
    private volatile string? _problem;
    private volatile WantedScene? _wanted;

    /// <summary>Whether OBS knows who we are, and takes requests.</summary>
    public bool Ready
    {
        get => _ready;
        set => _ready = value;
    }

    /// <summary>The scene on the program, as far as OBS told.</summary>
    public string? Scene
    {
        get => _scene;
        set => _scene = value;
    }

    /// <summary>Why the last cue could not be followed.</summary>
    public string? Problem
    {
        get => _problem;
        set => _problem = value;
    }

    /// <summary>The scene that a cue asked for and OBS has not shown yet.</summary>
    public WantedScene? Wanted
    {
        get => _wanted;
        set => _wanted = value;
    }
}

/// <param name="Cue">Why.</param>
/// <param name="At">Since when; what is old is not caught up on.</param>
internal sealed record WantedScene(string Scene, string Cue, DateTimeOffset At)
{
    /// <summary>Where it is kept until OBS has shown it.</summary>
    public const string Key = "scene";

    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
}
