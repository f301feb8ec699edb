using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace PluginHost.Host;

/// <summary>What is looked at in every message before the server takes it.</summary>
internal static class MessageCheck
{
    private const int LongestPlace = 100;

    public static McpMessageHandler Before(McpMessageHandler next) => async (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is not JsonRpcRequest request)
        {
            await next(context, cancellationToken);
            return;
        }

        Settle(request);
        try
        {
            await next(context, cancellationToken);
        }
        catch (JsonException e)
        {
            throw new McpProtocolException($"{Place(e)} of '{Short(request.Method)}' is of another type than the protocol says.", e, McpErrorCode.InvalidParams);
        }
    };

    /// <summary>A client that greets with a revision that nobody knows is told one that it may know, and decides.</summary>
    private static void Settle(JsonRpcRequest request)
    {
        if (request is { Method: RequestMethods.Initialize, Params: JsonObject its } && its["protocolVersion"] is JsonValue value && value.TryGetValue(out string? asked) && !Revisions.IsKnown(asked))
        {
            its["protocolVersion"] = Revisions.WithSessions[^1];
        }
    }

    private static string Place(JsonException e) => e.Path is { Length: > 2 } path ? $"The parameter '{Short(path[2..])}'" : "What stands in params";

    private static string Short(string text) => text.Length <= LongestPlace ? text : text[..LongestPlace];
}
