using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ModelContextProtocol.Protocol;

namespace PluginHost.Host;

/// <summary>A call of a tool with a name, arguments and nothing else, read straight from its line.</summary>
internal sealed record PlainCall(RequestId Id, CallToolRequestParams Asked)
{
    /// <returns>Null for whatever is not exactly that, which the protocol's library reads, or says what is wrong with it.</returns>
    public static PlainCall? Of(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf("\"tools/call\""u8) < 0 || !Utf8.IsValid(line))
        {
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(line);
            return Read(ref reader) is { } call && !reader.Read() ? call : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static PlainCall? Read(ref Utf8JsonReader reader)
    {
        RequestId? id = null;
        CallToolRequestParams? asked = null;
        var (isRpc, isCall) = (false, false);
        if (!Begins(ref reader))
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("jsonrpc"u8) && !isRpc)
            {
                isRpc = reader.Read() && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("2.0"u8);
            }
            else if (reader.ValueTextEquals("method"u8) && !isCall)
            {
                isCall = reader.Read() && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("tools/call"u8);
            }
            else if (reader.ValueTextEquals("id"u8) && id is null)
            {
                id = IdOf(ref reader);
            }
            else if (!reader.ValueTextEquals("params"u8) || asked is not null || (asked = Params(ref reader)) is null)
            {
                return null;
            }
        }

        return isRpc && isCall && id is { } its && asked is not null ? new PlainCall(its, asked) : null;
    }

    private static RequestId? IdOf(ref Utf8JsonReader reader) => !reader.Read() ? null : reader.TokenType switch
    {
        JsonTokenType.String => new RequestId(reader.GetString()!),
        JsonTokenType.Number when reader.TryGetInt64(out var number) => new RequestId(number),
        _ => null,
    };

    private static CallToolRequestParams? Params(ref Utf8JsonReader reader)
    {
        string? name = null;
        Dictionary<string, JsonElement>? arguments = null;
        if (!Begins(ref reader))
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("name"u8) && name is null && reader.Read() && reader.TokenType == JsonTokenType.String)
            {
                name = reader.GetString();
            }
            else if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("arguments"u8) || arguments is not null || (arguments = Arguments(ref reader)) is null)
            {
                return null;
            }
        }

        return name is null ? null : new CallToolRequestParams { Name = name, Arguments = arguments };
    }

    private static Dictionary<string, JsonElement>? Arguments(ref Utf8JsonReader reader)
    {
        var all = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (!Begins(ref reader))
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!reader.Read() || !all.TryAdd(name, JsonElement.ParseValue(ref reader)))
            {
                return null;
            }
        }

        return all;
    }

    private static bool Begins(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.StartObject;
}
