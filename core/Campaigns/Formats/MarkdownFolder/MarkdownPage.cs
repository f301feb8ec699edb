using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>
/// A page: properties between two lines of dashes, one a line, then the main text, then what is too large for a line as fenced JSON. A property is JSON,
/// or what a person wrote: that is a text.
/// </summary>
internal sealed record MarkdownPage(string? Type, string? Id, string Name, JsonObject Data)
{
    private const string Fence = "---";
    private const string Marker = "<!-- property: ";
    private const int Long = 160;

    /// <summary>The property that a page's text is.</summary>
    private static readonly string[] Texts = ["text", "description", "content"];
    private static readonly string[] Own = ["entity", "id", "body"];

    public static bool IsPage(ReadOnlySpan<byte> content) => content.StartsWith("---\n"u8) || content.StartsWith("---\r\n"u8) || content.StartsWith("\uFEFF---"u8);

    public static string Write(string type, string? id, JsonObject data)
    {
        var page = new StringBuilder(Fence).Append('\n').Append("entity: ").Append(Json(JsonValue.Create(type))).Append('\n');
        if (id is not null)
        {
            page.Append("id: ").Append(Json(JsonValue.Create(id))).Append('\n');
        }

        var main = Texts.FirstOrDefault(name => data[name] is JsonValue value && value.TryGetValue<string>(out var text) && IsPlain(text));
        var large = new List<(string Name, JsonNode Value)>();
        foreach (var (name, value) in data.Where(one => one.Key != main))
        {
            var json = Json(value);
            if (json.Length > Long && value is JsonObject or JsonArray)
            {
                large.Add((name, value!));
            }
            else
            {
                page.Append(Key(name)).Append(": ").Append(json).Append('\n');
            }
        }

        if (main is not null)
        {
            page.Append("body: ").Append(Json(JsonValue.Create(main))).Append('\n');
        }

        page.Append(Fence).Append('\n');
        if (main is not null)
        {
            page.Append('\n').Append(data[main]!.GetValue<string>()).Append('\n');
        }

        foreach (var (name, value) in large)
        {
            page.Append('\n').Append(Marker).Append(Json(JsonValue.Create(OwnNames.Out(name, Own)))).Append(" -->\n```json\n").Append(JsonTree.Indented(value)).Append("```\n");
        }

        return page.ToString();
    }

    public static MarkdownPage? Read(FormatFile file)
    {
        var text = Encoding.UTF8.GetString(file.Content.Span).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        if (!text.StartsWith(Fence + "\n", StringComparison.Ordinal) || text.IndexOf("\n" + Fence + "\n", Fence.Length, StringComparison.Ordinal) is not (> 0 and var end))
        {
            return null;
        }

        var data = new JsonObject();
        foreach (var line in text[(Fence.Length + 1)..(end + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.StartsWith('"') ? line.IndexOf("\":", StringComparison.Ordinal) + 1 : line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                var name = line[..colon].Trim();
                name = name.StartsWith('"') && Value(name) is JsonValue quoted && quoted.TryGetValue<string>(out var inner) ? inner : name;
                data[name] = Value(line[(colon + 1)..].Trim());
            }
        }

        var (type, id) = (Take(data, "entity"), Take(data, "id"));
        Body(text[(end + Fence.Length + 2)..], data);
        OwnNames.TakeOff(data);
        return new MarkdownPage(type, id, data["name"] is JsonValue said && said.TryGetValue<string>(out var named) ? named : "", data);
    }

    private static void Body(string body, JsonObject data)
    {
        var name = Take(data, "body") ?? "description";
        var parts = body.Split("\n" + Marker);
        var text = parts[0];
        text = text.StartsWith('\n') ? text[1..] : text;
        text = text.EndsWith('\n') ? text[..^1] : text;
        if (text.Length > 0)
        {
            data[name] = text;
        }

        foreach (var part in parts.Skip(1))
        {
            var (start, stop) = (part.IndexOf("-->\n```json\n", StringComparison.Ordinal), part.LastIndexOf("\n```", StringComparison.Ordinal));
            if (start > 0 && stop > start && Value(part[..start].Trim()) is JsonValue key && key.TryGetValue<string>(out var property))
            {
                data[property] = Value(part[(start + 12)..stop]);
            }
        }
    }

    private static JsonNode? Value(string text)
    {
        try
        {
            var value = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 48 });
            _ = value?.ToJsonString();
            return value;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return JsonValue.Create(text);
        }
    }

    private static string? Take(JsonObject data, string name) => data.Remove(name, out var value) && value is JsonValue text && text.TryGetValue<string>(out var found) ? found : null;

    /// <summary>A text that can stand in the page as it is, and comes back the same.</summary>
    private static bool IsPlain(string text) =>
        text.Length > 0 && !text.Contains('\r', StringComparison.Ordinal) && !text.Contains(Marker, StringComparison.Ordinal) && !text.Contains('\uFEFF', StringComparison.Ordinal);

    private static string Key(string name)
    {
        var marked = OwnNames.Out(name, Own);
        return marked.Length > 0 && marked.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? marked : Json(JsonValue.Create(marked));
    }

    private static string Json(JsonNode? value) => JsonTree.Line(value);
}
