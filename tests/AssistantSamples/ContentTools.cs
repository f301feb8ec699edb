using System.Composition;
using System.Diagnostics;
using PluginHost.Sdk;

namespace PluginHost.AssistantSamples;

/// <summary>Tools whose results are of every kind.</summary>
public sealed class ContentTools
{
    [Export(typeof(ITool))]
    public ITool Text { get; } = new Sample("test_simple_text", "Answers with a text.", static _ => ToolResult.Text("This is a simple text response for testing."));

    [Export(typeof(ITool))]
    public ITool Image { get; } = new Sample("test_image_content", "Answers with a picture.", static _ => new ToolResult { Content = [new ImageContent(Samples.Picture, "image/png")] });

    [Export(typeof(ITool))]
    public ITool Audio { get; } = new Sample("test_audio_content", "Answers with a sound.", static _ => new ToolResult { Content = [new AudioContent(Samples.Sound, "audio/wav")] });

    [Export(typeof(ITool))]
    public ITool Embedded { get; } = new Sample(
        "test_embedded_resource",
        "Answers with a resource and what is in it.",
        static _ => new ToolResult { Content = [new EmbeddedContent("test://embedded-resource", "text/plain", "This is an embedded resource content."u8.ToArray())] });

    [Export(typeof(ITool))]
    public ITool Mixed { get; } = new Sample(
        "test_multiple_content_types",
        "Answers with a text, a picture and a resource.",
        static _ => new ToolResult
        {
            Content =
            [
                new TextContent("Multiple content types test:"),
                new ImageContent(Samples.Picture, "image/png"),
                new EmbeddedContent("test://mixed-content-resource", "application/json", """{"test":"data","value":123}"""u8.ToArray()),
            ],
        });

    [Export(typeof(ITool))]
    public ITool Chatting { get; } = new Sample("test_console", "Writes to the console in every way there is, and answers with a text.", static (_, _, token) => ChatAsync(token));

    [Export(typeof(ITool))]
    public ITool Failing { get; } = new Sample(
        "test_error_handling", "Always refuses.", static _ => ToolResult.Failed(new Error("intended", "This tool intentionally returns an error for testing")));

    [Export(typeof(ITool))]
    public ITool Routed { get; } = new Sample(
        "test_routed",
        "Has an argument that is a header as well.",
        static call => ToolResult.Text($"Routed to {Sample.Argument(call, "region")}."),
        """{"type":"object","properties":{"region":{"type":"string","x-mcp-header":"Region"},"priority":{"type":"integer","x-mcp-header":"Priority"}}}""");

    [Export(typeof(ITool))]
    public ITool Schema { get; } = new Sample(
        "json_schema_2020_12_tool",
        "Has a schema with many keywords.",
        static call => ToolResult.Text($"Called with {call.Arguments.GetRawText()}"),
        """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "$defs": { "address": { "$anchor": "addressDef", "type": "object", "properties": { "street": { "type": "string" }, "city": { "type": "string" } } } },
          "properties": {
            "name": { "type": "string" },
            "address": { "$ref": "#/$defs/address" },
            "contactMethod": { "type": "string", "enum": ["phone", "email"] },
            "phone": { "type": "string" },
            "email": { "type": "string" }
          },
          "allOf": [{ "anyOf": [{ "required": ["phone"] }, { "required": ["email"] }] }],
          "if": { "properties": { "contactMethod": { "const": "phone" } }, "required": ["contactMethod"] },
          "then": { "required": ["phone"] },
          "else": { "required": ["email"] },
          "additionalProperties": false
        }
        """);

    private static async Task<ToolResult> ChatAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine("This is no message.");
        await using (var raw = Console.OpenStandardOutput())
        {
            await raw.WriteAsync("Nor is this.\n"u8.ToArray(), cancellationToken);
        }

        using var other = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "hostname" : "pwd") { UseShellExecute = false })!;
        await other.WaitForExitAsync(cancellationToken);
        return ToolResult.Text("Said.");
    }
}
