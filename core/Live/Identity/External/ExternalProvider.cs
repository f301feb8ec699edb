using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Somebody else's accounts that people may sign in with, by OAuth 2 with PKCE.</summary>
/// <param name="Name">What people know it as.</param>
/// <param name="Authorize">Where a browser is sent.</param>
/// <param name="Token">Where a code is exchanged.</param>
/// <param name="UserInfo">Where it is asked whose account it is.</param>
/// <param name="ClientId">What the provider knows this host as.</param>
/// <param name="ClientSecret">Proves it to the provider.</param>
public sealed record ExternalProvider(string Name, Uri Authorize, Uri Token, Uri UserInfo, string ClientId, string ClientSecret)
{
    private const string Prefix = "PLUGINHOST_OAUTH_";
    private static readonly string[] Needed = ["AUTHORIZE", "TOKEN", "USERINFO", "CLIENT_ID", "CLIENT_SECRET"];

    /// <summary>What is asked for, where the provider wants to be told.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>What the directory knows it as.</summary>
    public string Id => new([.. Name.ToLowerInvariant().Select(static letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]);

    /// <returns>Null when nothing is set; an error that names what is missing or wrong.</returns>
    public static Result<ExternalProvider?> From(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var given = Needed.ToDictionary(static name => name, name => environment(Prefix + name), StringComparer.Ordinal);
        if (given.Values.All(string.IsNullOrEmpty))
        {
            return (ExternalProvider?)null;
        }

        if (given.FirstOrDefault(static one => string.IsNullOrEmpty(one.Value)).Key is { } missing)
        {
            return new Error("usage", $"Signing in with other accounts needs {Prefix}{missing} as well.");
        }

        var wrong = Needed.Take(3).FirstOrDefault(name => !IsAddress(given[name]!));
        return wrong is not null
            ? new Error("usage", $"{Prefix}{wrong} is no address.") { Hint = "It begins with https://, or with http:// on this computer." }
            : new ExternalProvider(
                environment(Prefix + "NAME") is { Length: > 0 and <= 40 } name ? name : new Uri(given["AUTHORIZE"]!).Host,
                new Uri(given["AUTHORIZE"]!),
                new Uri(given["TOKEN"]!),
                new Uri(given["USERINFO"]!),
                given["CLIENT_ID"]!,
                given["CLIENT_SECRET"]!)
            {
                Scopes = (environment(Prefix + "SCOPE") ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries),
            };
    }

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
