namespace PluginHost.Sdk;

/// <summary>
/// Called when an evening starts and when it ends. Exceptions are contained: the delivery is repeated with back-off, then set aside as a letter.
/// Calls to one plugin for one campaign never overlap.
/// </summary>
public interface ISessionHook
{
    /// <summary>A session started.</summary>
    /// <param name="started">The session.</param>
    /// <param name="cancellationToken">Cancelled when the time limit passes or the host stops.</param>
    /// <returns>What to do.</returns>
    Task<Reaction> SessionStartedAsync(SessionStarted started, CancellationToken cancellationToken);

    /// <summary>A session ended.</summary>
    /// <param name="ended">The session.</param>
    /// <param name="cancellationToken">Cancelled when the time limit passes or the host stops.</param>
    /// <returns>What to do.</returns>
    Task<Reaction> SessionEndedAsync(SessionEnded ended, CancellationToken cancellationToken);
}

/// <summary>A session that started.</summary>
/// <param name="Delivery">How this moment reached the plugin.</param>
/// <param name="Id">The session's id.</param>
/// <param name="StartTime">When it started.</param>
public sealed record SessionStarted(Delivery Delivery, string Id, DateTimeOffset StartTime)
{
    /// <summary>The session's name.</summary>
    public string? Name { get; init; }

    /// <summary>The campaign's name.</summary>
    public string? Project { get; init; }

    /// <summary>The opaque id of who started it.</summary>
    public string? User { get; init; }
}

/// <summary>A session that ended.</summary>
/// <param name="Delivery">How this moment reached the plugin.</param>
/// <param name="Id">The session's id.</param>
/// <param name="Duration">How long it lasted.</param>
public sealed record SessionEnded(Delivery Delivery, string Id, TimeSpan Duration)
{
    /// <summary>The campaign's progress at the start, 0 to 100, when it is tracked.</summary>
    public int? StartProgress { get; init; }

    /// <summary>The campaign's progress at the end, 0 to 100, when it is tracked.</summary>
    public int? EndProgress { get; init; }
}
