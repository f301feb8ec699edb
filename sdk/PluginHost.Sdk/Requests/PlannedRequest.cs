using System.Text.Json;

namespace PluginHost.Sdk;

/// <summary>
/// An outbound HTTP request as data. The host sends it: credentials, rate limit, retry, circuit breaker, audit and dry-run live there.
/// <c>{secret:NAME}</c> in <see cref="Endpoint"/> and <see cref="Headers"/> is replaced at the moment of sending; the plugin never holds the value.
/// </summary>
/// <param name="Action">What it is for, in the plugin's words; shown in the audit and in letters.</param>
/// <param name="Endpoint">An absolute https address on a host that the manifest names.</param>
public sealed record PlannedRequest(string Action, string Endpoint)
{
    /// <summary>The HTTP method.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>The JSON body, if any.</summary>
    public JsonElement? Payload { get; init; }

    /// <summary>A form to send instead of a JSON body; <c>{secret:NAME}</c> in a value is replaced at the moment of sending.</summary>
    public IReadOnlyDictionary<string, string>? Form { get; init; }

    /// <summary>Values for <c>{computed:NAME}</c> in the headers, by name.</summary>
    public IReadOnlyDictionary<string, ComputedValue>? Computed { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether sending twice does no harm. One that is not idempotent and times out becomes <c>unknown</c> and is not repeated.</summary>
    public bool Idempotent { get; init; }

    /// <summary>Requests with the same lane go one at a time, in order, and share a rate limit; by default the address's host.</summary>
    public string? Lane { get; init; }

    /// <summary>How long an answer may take: a tenth of a second to two minutes, by default ten seconds.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>After this the request is stale and set aside instead of sent; by default five minutes.</summary>
    public TimeSpan? MaxAge { get; init; }
}
