using System.Diagnostics.CodeAnalysis;

namespace PluginHost.Sdk;

/// <summary>
/// Imported by a plugin whose tool needs a provider's answer before it can answer itself. Same rules as for planned requests.
/// Safe for concurrent use. A host that does not serve it answers with the code <c>not-available</c>.
/// </summary>
[Experimental(Experiments.Requests)]
public interface IRequestSender
{
    /// <summary>Sends a request and waits for the answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer, or why there is none.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<Result<RequestReply>> SendAsync(PlannedRequest request, CancellationToken cancellationToken);
}
