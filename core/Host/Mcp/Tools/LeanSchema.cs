using System.Text.Json.Nodes;

namespace PluginHost.Host;

/// <summary>
/// Says of a schema what a client needs and no more, since every client reads all of them: what may be left out need not say as well that it may be null.
/// Tools take null there as before.
/// </summary>
internal static class LeanSchema
{
    private const string Null = "null";

    public static void Trim(JsonObject schema)
    {
        if (schema["properties"] is JsonObject properties)
        {
            var required = schema["required"] is JsonArray all ? all.OfType<JsonValue>().Select(static one => one.ToString()).ToHashSet(StringComparer.Ordinal) : [];
            foreach (var (name, its) in properties)
            {
                if (its is JsonObject property)
                {
                    TrimType(property, mayBeLeftOut: !required.Contains(name));
                    Trim(property);
                }
            }
        }

        if (schema["items"] is JsonObject items)
        {
            Trim(items);
        }
    }

    /// <summary>Where the values are listed, null is one of them.</summary>
    private static void TrimType(JsonObject property, bool mayBeLeftOut)
    {
        if (mayBeLeftOut && property["type"] is JsonArray { Count: 2 } types && !property.ContainsKey("enum") && !property.ContainsKey("const")
            && types.Select(static one => one!.ToString()).SingleOrDefault(static one => one != Null) is { } only)
        {
            property["type"] = only;
        }
    }
}
