using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHost.Sdk;

/// <summary>A value that the host computes from a secret at the moment of sending, so that the plugin never holds the secret.</summary>
/// <param name="Kind">How.</param>
/// <param name="Secret">The manifest's name of the secret; empty for an address, whose key the host makes.</param>
public sealed record ComputedValue(ComputedKind Kind, string Secret)
{
    /// <summary>For a token, its claims; the host adds <c>exp</c>.</summary>
    public JsonElement? Claims { get; init; }

    /// <summary>For a token, how long it is good; by default one minute.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>For a token, whether the secret is the Base64 text of the key.</summary>
    public bool SecretIsBase64 { get; init; }

    /// <summary>For a challenge, the texts to append: beginning with the secret, append a text, hash with SHA-256, write as Base64; then the next.</summary>
    public IReadOnlyList<string> Challenge { get; init; } = [];

    /// <summary>For an address, one of the manifest's pages by its path, with options after a question mark when there are any.</summary>
    public string? Page { get; init; }

    /// <summary>For an address, the campaign that the page shows; by default the newest.</summary>
    public string? Campaign { get; init; }
}

/// <summary>How a value is computed from a secret.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ComputedKind>))]
public enum ComputedKind
{
    /// <summary>A JSON Web Token signed with HMAC-SHA256.</summary>
    [JsonStringEnumMemberName("hs256-token")]
    Hs256Token,

    /// <summary>The answer to a challenge of salted hashes.</summary>
    [JsonStringEnumMemberName("sha256-challenge")]
    Sha256Challenge,

    /// <summary>The address of one of the plugin's pages with the key that opens it. It is sent only over a connection to this computer.</summary>
    [JsonStringEnumMemberName("page-address")]
    PageAddress,
}
