using System.Diagnostics.CodeAnalysis;

namespace PluginHost.Sdk;

/// <summary>
/// Imported by a plugin whose tool or hook must send over a connection and wait for the peer's answer.
/// Safe for concurrent use. A host that does not serve it answers with the code <c>not-available</c>.
/// </summary>
[Experimental(Experiments.Connections)]
public interface IConnectionCaller
{
    /// <summary>Sends a frame and waits until <see cref="IConnection.HandleAsync"/> reacts with the answer to it.</summary>
    /// <param name="call">What to send where.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer; or why there is none, such as <c>not-connected</c> or <c>timeout</c>.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<Result<ConnectionAnswer>> CallAsync(ConnectionCall call, CancellationToken cancellationToken);
}

/// <summary>A call over a connection.</summary>
/// <param name="Connection">The connection's name.</param>
/// <param name="Correlation">Unique among the calls that wait; the answer carries it.</param>
/// <param name="Frame">What to send.</param>
[Experimental(Experiments.Connections)]
public sealed record ConnectionCall(string Connection, string Correlation, OutgoingFrame Frame)
{
    /// <summary>Calls with the same lane go one at a time; without one they overlap.</summary>
    public string? Lane { get; init; }

    /// <summary>How long an answer may take; by default ten seconds.</summary>
    public TimeSpan? Timeout { get; init; }
}
