namespace PluginHost.Sdk;

/// <summary>
/// What a plugin does in answer to a call. All of it commits together with the plugin's bookmark, or none of it does:
/// a call that is repeated after a crash leaves its effects once.
/// </summary>
public sealed record Reaction
{
    /// <summary>Nothing to do.</summary>
    public static Reaction None { get; } = new();

    /// <summary>Events to append, as one step.</summary>
    public IReadOnlyList<NewEvent> Events { get; init; } = [];

    /// <summary>Changes in the plugin's own state.</summary>
    public IReadOnlyList<StateChange> State { get; init; } = [];

    /// <summary>Requests for the host to send, in order.</summary>
    public IReadOnlyList<PlannedRequest> Requests { get; init; } = [];

    /// <summary>A reaction of requests only.</summary>
    /// <param name="requests">The requests, in order.</param>
    /// <returns>The reaction.</returns>
    public static Reaction Send(params IReadOnlyList<PlannedRequest> requests) => new() { Requests = requests };

    /// <summary>A reaction of events only.</summary>
    /// <param name="events">The events of one step.</param>
    /// <returns>The reaction.</returns>
    public static Reaction Append(params IReadOnlyList<NewEvent> events) => new() { Events = events };
}
