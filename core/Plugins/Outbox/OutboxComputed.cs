using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>Computes values from secrets where a header says <c>{computed:NAME}</c>, at the moment of sending and nowhere else.</summary>
internal static partial class OutboxComputed
{
    private static readonly string Head = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    public static IEnumerable<string> NamesIn(string text) => Pattern().Matches(text).Select(static match => match.Groups["name"].Value);

    public static string Fill(string text, Func<string, string> value) => Pattern().Replace(text, match => value(match.Groups["name"].Value));

    /// <returns>The value; null when the secret is not the Base64 text that it should be.</returns>
    public static string? Of(ComputedValue value, string secret, DateTimeOffset now) => value.Kind switch
    {
        ComputedKind.Sha256Challenge => value.Challenge.Aggregate(secret, static (text, next) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text + next)))),
        _ => Key(secret, value.SecretIsBase64) is { } key ? Token(value, key, now) : null,
    };

    private static string Token(ComputedValue value, byte[] key, DateTimeOffset now)
    {
        var claims = value.Claims is { } given ? JsonNode.Parse(given.GetRawText())!.AsObject() : [];
        claims["exp"] = (now + (value.Lifetime ?? TimeSpan.FromMinutes(1))).ToUnixTimeSeconds();
        var text = $"{Head}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        return $"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)))}";
    }

    private static byte[]? Key(string secret, bool isBase64)
    {
        if (!isBase64)
            return Encoding.UTF8.GetBytes(secret);

        var bytes = new byte[secret.Length];
        return Convert.TryFromBase64String(secret, bytes, out var length) ? bytes[..length] : null;
    }

    [GeneratedRegex(@"\{computed:(?<name>[^}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
