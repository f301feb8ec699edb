using System.Text.Json;
using PluginHost.Sdk;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PluginHost.Host;

internal static class ToolView
{
    public static IRenderable Table(IReadOnlyList<ToolDescription> tools)
    {
        var table = Tables.Of("tool", "least role", "what it does").Wrapping();
        foreach (var tool in tools)
        {
            table.Row(tool.Name, Word(tool.MinimumRole), tool.Description);
        }

        return table;
    }

    public static IRenderable One(ToolDescription tool)
    {
        var arguments = Tables.Of("argument", "type", "what it is").Wrapping();
        var required = tool.InputSchema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(static name => name.GetString()).ToHashSet() : [];
        if (tool.InputSchema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                arguments.Row((required.Contains(property.Name) ? "--" : "[--") + property.Name + (required.Contains(property.Name) ? string.Empty : "]"), Type(property.Value), Text(property.Value, "description"));
            }
        }

        return new Rows(new Text($"{tool.Name}: {tool.Description}"), new Text($"Least role: {Word(tool.MinimumRole)}"), arguments);
    }

    public static IRenderable Result(ToolResult result) => new Rows(result.Content.Select(Content).Concat(Asked(result)));

    private static IEnumerable<IRenderable> Asked(ToolResult result) => result.NeedsInput is { } asked ? [new Text(asked.Message)] : [];

    private static Text Content(ToolContent content) => content switch
    {
        TextContent text => new Text(text.Text),
        ImageContent image => new Text($"(a picture, {image.MediaType}, {image.Bytes.Length} bytes)"),
        AudioContent audio => new Text($"(a sound, {audio.MediaType}, {audio.Bytes.Length} bytes)"),
        ResourceContent resource => new Text($"{resource.Name}: {resource.Uri}"),
        _ => new Text(string.Empty),
    };

    private static string Word(Role role) => role == Role.GameMaster ? "gm" : role.ToString().ToLowerInvariant();

    private static string Type(JsonElement schema) => schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("type", out var type)
        ? type.ValueKind == JsonValueKind.Array ? string.Join(" or ", type.EnumerateArray().Select(static one => one.GetString()).Where(static one => one != "null")) : type.GetString()!
        : "any";

    private static string? Text(JsonElement schema, string name) => schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out var text) ? text.GetString() : null;
}
