using System.Text.Json.Serialization;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>What a guest is told who followed an invitation; tokens only when asked for.</summary>
internal sealed record Welcome(string Person, string Name, Role Role, string Campaign)
{
    /// <summary>Whose player they are now.</summary>
    public string? Character { get; init; }

    /// <summary>Why they did not get their character.</summary>
    public string? Note { get; init; }

    public string? AccessToken { get; init; }

    public string? RefreshToken { get; init; }

    public long? ExpiresIn { get; init; }
}

internal sealed record Me(string Person, string Name, Role Role, string? Campaign, IReadOnlyList<MyCampaign> Campaigns, IReadOnlyList<Consent>? Consents);

internal sealed record MyCampaign(string Id, string Name, Role Role);

/// <summary>Answers that speak of tokens use the names of OAuth 2.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TokenPair))]
[JsonSerializable(typeof(Welcome))]
internal sealed partial class IdentityWireJson : JsonSerializerContext;
