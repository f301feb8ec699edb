using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>A tool as clients of the protocol see it.</summary>
internal static class ToolListing
{
    public const string DryRun = "dry_run";

    /// <summary>Made once for as long as the tool is there: every client asks for all of them.</summary>
    private static readonly ConditionalWeakTable<ToolDescription, Tool> Made = [];

    public static Tool Of(ToolDescription tool) => Made.GetValue(tool, static one => Make(one));

    private static Tool Make(ToolDescription tool) => new()
    {
        Name = tool.Name,
        Title = tool.Title,
        Description = tool.Description,
        InputSchema = Input(tool),
        OutputSchema = PlainResult.Schema(tool.OutputSchema),
        Annotations = new ToolAnnotations
        {
            ReadOnlyHint = tool.ReadOnly,
            DestructiveHint = tool.Destructive,
            // Of what changes nothing, or may change something each time, it says nothing.
            IdempotentHint = !tool.ReadOnly && tool.Idempotent ? true : null,
            OpenWorldHint = tool.OpenWorld,
        },
        Meta = new JsonObject { ["pluginhost/group"] = tool.Group },
    };

    /// <summary>Whether a schema of the tool's own counts on properties of its results.</summary>
    public static bool CountsOn(ToolDescription tool) => tool.OutputSchema is { } schema && JsonMarshal.GetRawUtf8Value(schema).IndexOf("\"required\""u8) >= 0;

    /// <summary>Whether the door itself takes the argument that a tool's own schema does not have.</summary>
    public static bool IsDoors(ToolDescription tool, string argument) =>
        !(tool.InputSchema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(argument, out _));

    /// <summary>What the door asks for beside a tool's own arguments: of what takes something away a try, of what only reads how much, and where to go on.</summary>
    private static IEnumerable<(string Name, JsonObject Schema)> Added(ToolDescription tool)
    {
        if (tool.Destructive)
        {
            yield return (DryRun, new JsonObject { ["type"] = "boolean", ["description"] = "Only say what would be done." });
        }

        if (tool.ReadOnly)
        {
            yield return (Details.Argument, Details.Schema());
            yield return (Place.Argument, new JsonObject { ["type"] = "string", ["description"] = "Goes on where an answer was cut." });
        }
    }

    private static JsonElement Input(ToolDescription tool)
    {
        var added = Added(tool).Where(one => IsDoors(tool, one.Name)).ToList();
        var schema = JsonObject.Create(tool.InputSchema)!;
        schema["type"] = "object";
        LeanSchema.Trim(schema);
        if (added.Count > 0)
        {
            var properties = schema["properties"] as JsonObject ?? [];
            schema["properties"] = properties;
            foreach (var (name, its) in added)
            {
                properties[name] = its;
            }
        }

        return JsonSerializer.SerializeToElement(schema, AssistantJson.Default.JsonObject);
    }
}
