namespace PluginHost.Host;

internal static class QueryText
{
    /// <summary>A query string of what has a value.</summary>
    public static string Of(params IEnumerable<(string Name, string? Value)> parts)
    {
        var given = parts.Where(static part => part.Value is { Length: > 0 }).Select(static part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}").ToList();
        return given.Count == 0 ? string.Empty : "?" + string.Join('&', given);
    }
}
