using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>JSON as a tree that can be changed, and back as text that people can read.</summary>
internal static class JsonTree
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Judged by its beginning.</summary>
    public static bool IsObject(FormatFile file) => Begin(file) is '{';

    /// <summary>A file as a tree that can be changed.</summary>
    public static Result<JsonObject> Read(FormatFile file) => JsonFile.Read(file.Content).Then<JsonObject>(static root =>
    {
        try
        {
            return JsonNode.Parse(root.GetRawText(), documentOptions: Options) is JsonObject whole && AreDistinct(whole) ? whole : Broken;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return Broken;
        }
    });

    public static string Indented(JsonNode value) => Text(value, Readable) + "\n";

    public static string Line(JsonNode? value) => value is null ? "null" : Text(value, Readable with { Indented = false });

    private static string Text(JsonNode value, JsonWriterOptions options)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, options))
        {
            value.WriteTo(json);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static Error Broken { get; } = new("damaged", "The file is no whole JSON.") { Field = "path", Hint = "Export it again from the program that wrote it." };

    /// <summary>Properties are gathered when they are first asked for: a name that stands twice is only found then.</summary>
    private static bool AreDistinct(JsonNode? value) => value switch
    {
        JsonObject whole => whole.All(static one => AreDistinct(one.Value)),
        JsonArray list => list.All(AreDistinct),
        _ => true,
    };

    private static char? Begin(FormatFile file)
    {
        var content = file.Content.Span;
        content = content.StartsWith("\uFEFF"u8) ? content[3..] : content;
        content = content.TrimStart(" \t\r\n"u8);
        return content.Length > 0 ? (char)content[0] : null;
    }
}
