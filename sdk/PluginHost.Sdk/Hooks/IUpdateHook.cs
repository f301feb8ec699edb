namespace PluginHost.Sdk;

/// <summary>
/// Called for every event that the manifest reads and that no more specific hook takes: rolls, turns, notes, changed hit points, another plugin's kinds.
/// Exceptions are contained: the delivery is repeated with back-off, then set aside as a letter. Calls to one plugin for one campaign never overlap.
/// </summary>
public interface IUpdateHook
{
    /// <summary>Something happened.</summary>
    /// <param name="update">What.</param>
    /// <param name="cancellationToken">Cancelled when the time limit passes or the host stops.</param>
    /// <returns>What to do.</returns>
    Task<Reaction> UpdateAsync(Update update, CancellationToken cancellationToken);
}

/// <summary>Something that happened at the table.</summary>
/// <param name="Delivery">How this moment reached the plugin.</param>
/// <param name="Event">The event itself.</param>
public sealed record Update(Delivery Delivery, TableEvent Event)
{
    /// <summary>The session it happened in.</summary>
    public string? Session => Event.Session;

    /// <summary>One line for people, when the event carries a text of its own.</summary>
    public string? Description { get; init; }

    /// <summary>The campaign's progress, 0 to 100, when the event carries it.</summary>
    public int? Progress { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset Timestamp => Event.At;
}
