using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace PluginHost.Host;

/// <summary>
/// Answers plain calls of tools on the thread that reads them, as far as they need no other: each way to another thread takes longer than most calls do.
/// What such a call leads to besides, as questions to the client, is the server's.
/// </summary>
internal sealed class PlainCalls(McpServer server, ToolDoor tools)
{
    private static readonly JsonEncodedText Version = JsonEncodedText.Encode("2.0");

    private readonly ConcurrentDictionary<RequestId, CancellationTokenSource> _running = new();

    /// <returns>The answer as a line; an empty one when the client has cancelled the call; null when it is for the server to answer.</returns>
    public async Task<ReadOnlyMemory<byte>?> AnswerAsync(PlainCall call, CancellationToken cancellationToken)
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (!_running.TryAdd(call.Id, cancelled))
        {
            return null;
        }

        try
        {
            return Line(call.Id, await tools.CallAsync(server, call.Asked, cancelled.Token));
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            return ReadOnlyMemory<byte>.Empty;
        }
        catch (McpProtocolException e)
        {
            return Line(call.Id, e);
        }
        catch (Exception e) when (e is InputRequiredException or MissingRequiredClientCapabilityException)
        {
            // Whoever asks has done nothing yet, and is asked once more.
            return default(ReadOnlyMemory<byte>?);
        }
        finally
        {
            _running.TryRemove(call.Id, out _);
        }
    }

    /// <returns>False when no such call is under way here.</returns>
    public bool TryCancel(RequestId id)
    {
        if (!_running.TryGetValue(id, out var running))
        {
            return false;
        }

        try
        {
            running.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended.
        }

        return true;
    }

    private static ReadOnlyMemory<byte> Line(RequestId id, CallToolResult result) =>
        Line(id, "result"u8, json => JsonSerializer.Serialize(json, result, McpJson.Of<CallToolResult>()));

    private static ReadOnlyMemory<byte> Line(RequestId id, McpProtocolException error) =>
        Line(id, "error"u8, json => JsonSerializer.Serialize(json, new JsonRpcErrorDetail { Code = (int)error.ErrorCode, Message = error.Message }, McpJson.Of<JsonRpcErrorDetail>()));

    private static ReadOnlyMemory<byte> Line(RequestId id, ReadOnlySpan<byte> kind, Action<Utf8JsonWriter> write)
    {
        var line = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc"u8, Version);
            json.WritePropertyName("id"u8);
            JsonSerializer.Serialize(json, id, McpJson.Of<RequestId>());
            json.WritePropertyName(kind);
            write(json);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenMemory;
    }
}
