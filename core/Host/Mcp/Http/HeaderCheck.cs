using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace PluginHost.Host;

/// <summary>Whether headers and body of a request say the same, and all that its revision wants to be said.</summary>
internal static class HeaderCheck
{
    public static string Revision(HttpContext context) => context.Request.Headers[McpHeaders.ProtocolVersion].ToString();

    public static RpcRefusal? Known(HttpContext context)
    {
        var revision = Revision(context);
        return revision.Length == 0 || Revisions.IsKnown(revision)
            ? null
            : new RpcRefusal(StatusCodes.Status400BadRequest, McpErrorCode.UnsupportedProtocolVersion, "This revision of the protocol is not known here.")
            {
                Data = JsonSerializer.SerializeToNode(
                    new UnsupportedProtocolVersionErrorData { Supported = [.. Revisions.WithoutSessions], Requested = Short(revision) }, McpJson.Of<UnsupportedProtocolVersionErrorData>()),
            };
    }

    public static RpcRefusal? Agrees(HttpContext context, JsonRpcMessage message)
    {
        var named = Revision(context);
        var (method, parameters) = message switch
        {
            JsonRpcRequest request => (request.Method, request.Params as JsonObject),
            JsonRpcNotification notification => (notification.Method, notification.Params as JsonObject),
            _ => (null, null),
        };
        if (method is null)
        {
            return null;
        }

        var said = (parameters?["_meta"] as JsonObject)?[MetaKeys.ProtocolVersion].AsText();
        if (!Revisions.HasNoSessions(named))
        {
            var asked = method == RequestMethods.Initialize ? parameters?["protocolVersion"].AsText() : null;
            return Revisions.HasNoSessions(said) ? Mismatch($"The header {McpHeaders.ProtocolVersion} must name the same revision as the message.")
                : named.Length > 0 && asked is not null && asked != named ? Mismatch($"The header {McpHeaders.ProtocolVersion} names another revision than the message.")
                : null;
        }

        return Standalone(context, message is JsonRpcRequest, method, parameters, said, named);
    }

    private static RpcRefusal? Standalone(HttpContext context, bool isRequest, string method, JsonObject? parameters, string? said, string named)
    {
        if (isRequest && said is null)
        {
            return Missing(MetaKeys.ProtocolVersion);
        }

        if (said is not null && said != named)
        {
            return Mismatch($"The header {McpHeaders.ProtocolVersion} names another revision than the message.");
        }

        if (isRequest && (parameters?["_meta"] as JsonObject)?[MetaKeys.ClientCapabilities] is not JsonObject)
        {
            return Missing(MetaKeys.ClientCapabilities);
        }

        if (isRequest && context.Request.Headers[McpHeaders.Method].ToString() != method)
        {
            return Mismatch($"The header {McpHeaders.Method} must name the method of the message.");
        }

        if (isRequest && Gone(method))
        {
            return new RpcRefusal(StatusCodes.Status404NotFound, McpErrorCode.MethodNotFound, $"The revision {named} has no method '{method}'.");
        }

        var name = method switch
        {
            RequestMethods.ToolsCall or RequestMethods.PromptsGet => parameters?["name"].AsText(),
            RequestMethods.ResourcesRead => parameters?["uri"].AsText(),
            _ => null,
        };
        return name is not null && Decoded(context.Request.Headers[McpHeaders.Name].ToString()) != name
            ? Mismatch($"The header {McpHeaders.Name} must name the same as the message.")
            : null;
    }

    private static bool Gone(string method) =>
        method is RequestMethods.Initialize or RequestMethods.Ping or "logging/setLevel" or RequestMethods.ResourcesSubscribe or RequestMethods.ResourcesUnsubscribe;

    /// <summary>A name that fits no header comes as <c>=?base64?…?=</c>.</summary>
    public static string Decoded(string header)
    {
        var value = header.Trim();
        var wrapped = value.StartsWith("=?base64?", StringComparison.OrdinalIgnoreCase) && value.EndsWith("?=", StringComparison.Ordinal) && value.Length > 11;
        var bytes = new byte[value.Length];
        return wrapped && Convert.TryFromBase64String(value[9..^2], bytes, out var count) ? System.Text.Encoding.UTF8.GetString(bytes, 0, count) : value;
    }

    private static RpcRefusal Missing(string key) => new(StatusCodes.Status400BadRequest, McpErrorCode.InvalidParams, $"A request of this revision has '_meta/{key}'.");

    private static RpcRefusal Mismatch(string sentence) => new(StatusCodes.Status400BadRequest, McpErrorCode.HeaderMismatch, sentence);

    private static string Short(string text) => text.Length <= 64 ? text : text[..64];

    private static string? AsText(this JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
