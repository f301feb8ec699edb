using System.Text;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Reads one message of a client, whatever it really is.</summary>
internal static class Incoming
{
    public const int MostBytes = 1 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<(JsonRpcMessage? Message, RpcRefusal? Refusal)> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MostBytes)
        {
            return (null, TooLarge);
        }

        using var body = new MemoryStream();
        var piece = new byte[4096];
        while (await context.Request.Body.ReadAsync(piece, context.RequestAborted) is > 0 and var count)
        {
            body.Write(piece, 0, count);
            if (body.Length > MostBytes)
            {
                return (null, TooLarge);
            }
        }

        var parsed = Parse(body.GetBuffer().AsSpan(0, (int)body.Length));
        return parsed.Succeeded ? (parsed.Value, null) : (null, new RpcRefusal(StatusCodes.Status400BadRequest, CodeOf(parsed.Error), parsed.Error.Message));
    }

    public static Result<JsonRpcMessage> Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _ = Strict.GetCharCount(bytes);
            return JsonSerializer.Deserialize(bytes, McpJson.Of<JsonRpcMessage>()) is { } message ? message : NoMessage;
        }
        catch (ArgumentException)
        {
            return NoJson with { Message = "The message is no valid UTF-8." };
        }
        catch (JsonException)
        {
            return !IsJson(bytes) ? NoJson : bytes.TrimStart(" \t\r\n"u8).StartsWith("["u8) ? NoMessage with { Message = "Messages are taken one at a time here, not as a list." } : NoMessage;
        }
        catch (InvalidOperationException)
        {
            // A member that is of another type than the protocol says.
            return NoMessage;
        }
    }

    public static McpErrorCode CodeOf(Error error) => error.Code == NoJson.Code ? McpErrorCode.ParseError : McpErrorCode.InvalidRequest;

    private static Error NoJson => new("parse", "The message is no valid JSON of at most 64 levels.");

    private static Error NoMessage => new("invalid", "The message is no JSON-RPC 2.0 request, notification or response.");

    private static RpcRefusal TooLarge => new(StatusCodes.Status413PayloadTooLarge, McpErrorCode.InvalidRequest, "A message is at most one megabyte.");

    private static bool IsJson(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 64 });
            while (reader.Read())
            {
                // Only whether it can be read to its end.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
