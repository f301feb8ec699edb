using System.Diagnostics.CodeAnalysis;

namespace PluginHost.Sdk;

/// <summary>
/// A long connection that the plugin declares and the host owns: it connects, keeps alive, reconnects with back-off and puts in secrets; the plugin only answers signals.
/// Signals of one peer never overlap. Exceptions close the peer and count against the plugin.
/// </summary>
[Experimental(Experiments.Connections)]
public interface IConnection
{
    /// <summary>Unique in the plugin. It does not change while the plugin is loaded.</summary>
    string Name { get; }

    /// <summary>What to connect to, listen on, watch or poll. Asked before every attempt, so that an address to resume at can be given.</summary>
    /// <param name="attempt">Which attempt it is, and how the last connection ended.</param>
    /// <param name="cancellationToken">Cancelled when the time limit passes.</param>
    /// <returns>The plan, or null to stay away until the plugin is loaded again.</returns>
    Task<ConnectionPlan?> PlanAsync(ConnectionAttempt attempt, CancellationToken cancellationToken);

    /// <summary>Something happened on the connection.</summary>
    /// <param name="signal">What.</param>
    /// <param name="cancellationToken">Cancelled when the time limit passes.</param>
    /// <returns>What to do.</returns>
    Task<ConnectionReaction> HandleAsync(ConnectionSignal signal, CancellationToken cancellationToken);
}

/// <summary>An attempt to connect.</summary>
/// <param name="Number">1 after the plugin was loaded; it begins again at 1 when a connection has held for a minute.</param>
[Experimental(Experiments.Connections)]
public sealed record ConnectionAttempt(int Number)
{
    /// <summary>The code with which the last connection was closed, if there was one.</summary>
    public int? CloseCode { get; init; }
}
