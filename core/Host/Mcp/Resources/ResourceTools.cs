using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Resources that are read by tools, so that both say the same to the same caller.</summary>
internal static class ResourceTools
{
    public static Task<ToolResult> CallAsync(HostParts parts, TableRequest asked, string tool, JsonObject arguments, CancellationToken cancellationToken) => parts.Table.CallAsync(
        new ToolCall(Guid.CreateVersion7().ToString("N"), tool, JsonSerializer.SerializeToElement(arguments, AssistantJson.Default.JsonObject), asked.Caller)
        {
            Campaign = asked.Campaign.Length > 0 ? asked.Campaign : null,
        },
        new Progress<ToolProgress>(),
        cancellationToken);

    public static string TextOf(ToolResult result) => string.Join('\n', result.Content.OfType<TextContent>().Select(static text => text.Text));
}
