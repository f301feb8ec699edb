using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>A tool as clients of the protocol see it.</summary>
internal static class ToolListing
{
    public const string DryRun = "dry_run";

    public static Tool Of(ToolDescription tool) => new()
    {
        Name = tool.Name,
        Title = tool.Title,
        Description = tool.Description,
        InputSchema = Input(tool),
        OutputSchema = PlainResult.Schema(tool.OutputSchema),
        Annotations = new ToolAnnotations
        {
            Title = tool.Title,
            ReadOnlyHint = tool.ReadOnly,
            DestructiveHint = tool.Destructive,
            IdempotentHint = tool.ReadOnly || tool.Idempotent,
            OpenWorldHint = tool.OpenWorld,
        },
        Meta = new JsonObject { ["pluginhost/group"] = tool.Group },
    };

    /// <summary>Whether the door itself takes the argument that a tool's own schema does not have.</summary>
    public static bool IsDoors(ToolDescription tool, string argument) =>
        !(tool.InputSchema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(argument, out _));

    private static JsonElement Input(ToolDescription tool)
    {
        var adds = tool.Destructive && IsDoors(tool, DryRun);
        if (!adds && tool.InputSchema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String)
        {
            return tool.InputSchema;
        }

        var schema = JsonObject.Create(tool.InputSchema)!;
        schema["type"] = "object";
        if (adds)
        {
            var properties = schema["properties"] as JsonObject ?? [];
            schema["properties"] = properties;
            properties[DryRun] = new JsonObject { ["type"] = "boolean", ["description"] = "Only say what would be done." };
        }

        return JsonSerializer.SerializeToElement(schema, AssistantJson.Default.JsonObject);
    }
}
