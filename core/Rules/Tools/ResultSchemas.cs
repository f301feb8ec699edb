using System.Text.Json;

namespace PluginHost.Rules;

/// <summary>What each tool gives programs beside its text. Nothing in it is required, since a door may leave out what does not fit.</summary>
internal static class ResultSchemas
{
    private const string Text = """{"type":"string"}""";
    private const string Number = """{"type":"integer"}""";
    private const string Flag = """{"type":"boolean"}""";
    private const string Texts = $$"""{"type":"array","items":{{Text}}}""";

    private const string Entry = $$"""
        {"type":"object","properties":{"name":{{Text}},"type":{{Text}},"key":{{Text}},"system":{{Text}},"sources":{{Texts}} } }
        """;

    private const string Found = $$"""
        {"type":"object","properties":{"id":{{Text}},"title":{{Text}},"content":{{Text}},"source":{{Text}},"page":{{Text}},"section":{{Texts}},"content_type":{{Text}},"score":{"type":"number"} } }
        """;

    private const string Source = $$"""
        {"type":"object","properties":{"id":{{Text}},"title":{{Text}},"system":{{Text}},"source_type":{{Text}},"pages":{{Number}},"chunks":{{Number}},"entries":{{Number}},"open":{{Flag}} } }
        """;

    private static readonly JsonElement Search = Schema($$"""
        {"success":{{Flag}},"query":{{Text}},"results":{"type":"array","items":{{Found}} },"total_results":{{Number}},"metadata":{"type":"object"} }
        """);

    /// <summary>The schema of a tool's data, when it has any.</summary>
    public static JsonElement? Of(string tool) => tool switch
    {
        "search" or "search_rules" => Search,
        "complete_search" => Schema($$"""{"titles":{{Texts}} }"""),
        "get_rule" => Schema($$"""{"id":{{Text}},"title":{{Text}},"content":{{Text}},"source":{{Text}},"page":{{Text}},"section":{{Texts}},"content_type":{{Text}},"neighbours":{"type":"array","items":{"type":"object"} } }"""),
        "lookup" => JsonElement.Parse(Entry),
        "list_content" => Schema($$"""{"entries":{"type":"array","items":{{Entry}} },"total":{{Number}},"offset":{{Number}} }"""),
        "list_sources" => Schema($$"""{"sources":{"type":"array","items":{{Source}} },"unfinished":{{Texts}} }"""),
        "get_source" => JsonElement.Parse(Source),
        "add_source" => Schema($$"""{"added":{"type":"array","items":{"type":"object","properties":{"file":{{Text}},"outcome":{{Text}},"source":{"type":"object"},"new_chunks":{{Number}},"error":{{Text}} } } } }"""),
        _ => null,
    };

    private static JsonElement Schema(string properties) => JsonElement.Parse($$"""{"type":"object","properties":{{properties}} }""");
}
