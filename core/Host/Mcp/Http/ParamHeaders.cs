using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Arguments that a tool's schema wants to see as headers as well, so that what stands between can route by them: both say the same.</summary>
internal static class ParamHeaders
{
    private const string Mark = "x-mcp-header";
    private const string Prefix = "Mcp-Param-";

    public static RpcRefusal? Check(IHeaderDictionary headers, JsonRpcMessage message, IEnumerable<ToolDescription> tools)
    {
        if (message is not JsonRpcRequest { Method: RequestMethods.ToolsCall, Params: JsonObject its } || its["name"] is not JsonValue name || !name.TryGetValue(out string? called)
            || tools.FirstOrDefault(tool => tool.Name == called) is not { } tool
            || !tool.InputSchema.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var arguments = its["arguments"] as JsonObject;
        foreach (var property in properties.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Object && property.Value.TryGetProperty(Mark, out var mark) && mark.ValueKind == JsonValueKind.String && mark.GetString() is { Length: > 0 } suffix
                && Said(headers, Prefix + suffix) != Text(arguments?[property.Name]))
            {
                return new RpcRefusal(StatusCodes.Status400BadRequest, McpErrorCode.HeaderMismatch, $"The header {Prefix}{suffix} must say the same as the argument '{property.Name}'.");
            }
        }

        return null;
    }

    private static string? Said(IHeaderDictionary headers, string name) => headers.TryGetValue(name, out var value) ? HeaderCheck.Decoded(value.ToString()) : null;

    private static string? Text(JsonNode? argument) => argument is JsonValue value ? (value.TryGetValue(out string? text) ? text : value.ToJsonString()) : null;
}
