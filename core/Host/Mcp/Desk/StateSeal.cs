using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>What a question leaves with the client until it comes back with the answers.</summary>
/// <param name="For">What was asked for: the caller, the tool or prompt, and its arguments.</param>
/// <param name="Confirmed">Whether the person has agreed to a destructive call.</param>
/// <param name="Inner">What the tool itself wants to be told again.</param>
internal sealed record AskedState(string For, bool Confirmed, string? Inner);

/// <summary>Seals that state, so that a client can carry it but not change it, nor use it for anything else.</summary>
internal sealed class StateSeal(byte[] key)
{
    private const int Most = 64 * 1024;

    public string Close(AskedState state)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(state, AssistantJson.Default.AskedState);
        return $"{Base64Url.EncodeToString(bytes)}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, bytes))}";
    }

    public Result<AskedState> Open(string state, string wanted)
    {
        var foreign = Error.Invalid("requestState", "This state was not given out here, or for another request.") with { Hint = "Begin again without it." };
        if (state.Length > Most || state.IndexOf('.', StringComparison.Ordinal) is not (> 0 and var dot))
        {
            return foreign;
        }

        try
        {
            var bytes = Base64Url.DecodeFromChars(state.AsSpan(0, dot));
            return CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(state.AsSpan(dot + 1)), HMACSHA256.HashData(key, bytes))
                && JsonSerializer.Deserialize(bytes, AssistantJson.Default.AskedState) is { } opened && opened.For == wanted
                ? opened
                : foreign;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return foreign;
        }
    }

    /// <summary>Names a request, so that its state fits no other.</summary>
    public static string For(Principal caller, string kind, string name, JsonElement arguments) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
            new AskedFor(caller.Person, caller.Role, caller.Campaign, kind, name, arguments), AssistantJson.Default.AskedFor)), 0, 16);
}

internal sealed record AskedFor(string Person, Role Role, string? Campaign, string Kind, string Name, JsonElement Arguments);
