namespace PluginHost.Sdk;

/// <summary>
/// Answers HTTP requests under <c>/plugins/{id}/api/</c>. A plugin has one. Calls may overlap. Exceptions become a 500 with one sentence and count against the plugin.
/// </summary>
public interface IEndpoint
{
    /// <summary>Answers a request.</summary>
    /// <param name="request">The request, its body at most 1 MiB.</param>
    /// <param name="cancellationToken">Cancelled when the caller gave up or the time limit passed.</param>
    /// <returns>The response.</returns>
    Task<EndpointResponse> HandleAsync(EndpointRequest request, CancellationToken cancellationToken);
}

/// <summary>A request to a plugin.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path after <c>/plugins/{id}/api</c>, with its leading slash.</param>
/// <param name="Caller">Who asks.</param>
public sealed record EndpointRequest(string Method, string Path, Principal Caller)
{
    /// <summary>The query's values by name.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    /// <summary>The headers, without cookies and authorization.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}

/// <summary>A plugin's response.</summary>
/// <param name="Status">The HTTP status.</param>
public sealed record EndpointResponse(int Status)
{
    /// <summary>The media type of the body.</summary>
    public string MediaType { get; init; } = "application/json";

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What to do; it is committed before the response is sent.</summary>
    public Reaction Reaction { get; init; } = Reaction.None;
}
