using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace PluginHost.Sdk;

/// <summary>A plugin's connection to one provider. Calls may overlap. Exceptions are contained and count against the plugin.</summary>
[Experimental(Experiments.Gateways)]
public interface IIntegrationGateway
{
    /// <summary>The provider and what can be asked of it.</summary>
    GatewayDescription Description { get; }

    /// <summary>Begins or goes on with signing in. Tokens stay with the host, under the names that the step gives them.</summary>
    /// <param name="request">What the person or the provider answered so far.</param>
    /// <param name="cancellationToken">Cancelled when the time limit passes.</param>
    /// <returns>The next step.</returns>
    Task<Result<AuthenticationStep>> AuthenticateAsync(AuthenticationRequest request, CancellationToken cancellationToken);

    /// <summary>Plans what a command needs at the provider.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Cancelled when the time limit passes.</param>
    /// <returns>What to do.</returns>
    Task<Result<Reaction>> ExecuteAsync(GatewayCommand command, CancellationToken cancellationToken);

    /// <summary>Takes what the provider sent. The host has checked the signature that the description asks for.</summary>
    /// <param name="webhook">The request.</param>
    /// <param name="cancellationToken">Cancelled when the time limit passes.</param>
    /// <returns>The response, with what to do.</returns>
    Task<EndpointResponse> HandleWebhookAsync(EndpointRequest webhook, CancellationToken cancellationToken);
}

/// <summary>A provider as a plugin serves it.</summary>
/// <param name="Provider">The provider's name for people.</param>
/// <param name="Commands">The commands it takes.</param>
[Experimental(Experiments.Gateways)]
public sealed record GatewayDescription(string Provider, IReadOnlyList<string> Commands)
{
    /// <summary>How webhooks are signed: <c>none</c>, <c>hmac-sha256</c> or <c>ed25519</c>.</summary>
    public string WebhookSignature { get; init; } = "none";

    /// <summary>The secret that signs webhooks.</summary>
    public string? WebhookSecret { get; init; }
}

/// <summary>A command for a provider.</summary>
/// <param name="Name">One of the description's commands.</param>
/// <param name="Parameters">Its parameters, an object.</param>
/// <param name="Caller">Who asks.</param>
[Experimental(Experiments.Gateways)]
public sealed record GatewayCommand(string Name, JsonElement Parameters, Principal Caller)
{
    /// <summary>The campaign that the caller is in.</summary>
    public string? Campaign { get; init; }
}

/// <summary>What signing in knows so far.</summary>
/// <param name="State">What the last step asked to be given back, or null at the beginning.</param>
/// <param name="Reply">The provider's answer to the last step's request, without what the host stored.</param>
[Experimental(Experiments.Gateways)]
public sealed record AuthenticationRequest(JsonElement? State, JsonElement? Reply)
{
    /// <summary>The HTTP status of the reply.</summary>
    public int? Status { get; init; }

    /// <summary>The provider refused the present credentials: they are to be renewed, or asked for again.</summary>
    public bool Rejected { get; init; }
}

/// <summary>The next step of signing in: a page to open, a code to show, a request to send, or done.</summary>
[Experimental(Experiments.Gateways)]
public sealed record AuthenticationStep
{
    /// <summary>Nothing more to do until <see cref="After"/> has passed, when that is given.</summary>
    public bool Done { get; init; }

    /// <summary>A page for the person to open.</summary>
    public string? OpenUrl { get; init; }

    /// <summary>A code for the person to type there.</summary>
    public string? ShowCode { get; init; }

    /// <summary>A request for the host to send.</summary>
    public PlannedRequest? Request { get; init; }

    /// <summary>How long to wait before the request; when done, when to be asked again, to renew or to check what was stored.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>
    /// Names of secrets, and the JSON path in the reply to <see cref="Request"/> from which the host stores each, all or none. It takes them out before the plugin sees the reply.
    /// </summary>
    public IReadOnlyDictionary<string, string> StoreSecrets { get; init; } = new Dictionary<string, string>();

    /// <summary>Given back with the next request; kept over restarts.</summary>
    public JsonElement? State { get; init; }
}
