using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>A refusal before a message reached a server: an HTTP status and a JSON-RPC error.</summary>
internal sealed record RpcRefusal(int Status, McpErrorCode Code, string Message)
{
    public const McpErrorCode Unspecified = (McpErrorCode)(-32000);
    public const McpErrorCode NoSession = (McpErrorCode)(-32001);

    public JsonNode? Data { get; init; }

    public static RpcRefusal NoCampaign(Error error) => new(StatusCodes.Status400BadRequest, McpErrorCode.InvalidParams, error.ToString());
}

internal static class RpcAnswers
{
    public static Task RefuseAsync(HttpContext context, RpcRefusal refusal, RequestId id = default)
    {
        var error = new JsonRpcError { Id = id, Error = new JsonRpcErrorDetail { Code = (int)refusal.Code, Message = refusal.Message, Data = refusal.Data } };
        context.Response.StatusCode = refusal.Status;
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(error, McpJson.Of<JsonRpcMessage>()), context.RequestAborted).AsTask();
    }

    public static void StartEvents(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
    }
}
