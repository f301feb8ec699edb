namespace PluginHost.Sdk;

/// <summary>
/// Called when the table decided something worth remembering.
/// Exceptions are contained: the delivery is repeated with back-off, then set aside as a letter. Calls to one plugin for one campaign never overlap.
/// </summary>
public interface IDecisionHook
{
    /// <summary>A decision was recorded.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="cancellationToken">Cancelled when the time limit passes or the host stops.</param>
    /// <returns>What to do.</returns>
    Task<Reaction> DecisionAsync(Decision decision, CancellationToken cancellationToken);
}

/// <summary>A decision of the table.</summary>
/// <param name="Delivery">How this moment reached the plugin.</param>
/// <param name="Content">What was decided.</param>
/// <param name="Event">The event itself.</param>
public sealed record Decision(Delivery Delivery, string Content, TableEvent Event);
