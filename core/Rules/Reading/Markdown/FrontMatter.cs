namespace PluginHost.Rules.Reading.Markdown;

/// <summary>The lines "key: value" between two rules at the very beginning; of YAML only what a title or a licence needs.</summary>
internal static class FrontMatter
{
    private const int MostLines = 200;

    public static (IReadOnlyDictionary<string, string> Values, string Body) Split(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!text.StartsWith("---\n", StringComparison.Ordinal) && !text.StartsWith("---\r\n", StringComparison.Ordinal))
            return (values, text);

        var at = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        for (var lines = 0; lines < MostLines && at < text.Length; lines++)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            var line = text.AsSpan(at, end - at).TrimEnd();
            at = Math.Min(text.Length, end + 1);
            if (line is "---" or "...")
                return (values, text[at..]);

            Take(line, values);
        }

        return (new Dictionary<string, string>(StringComparer.Ordinal), text);
    }

    private static void Take(ReadOnlySpan<char> line, Dictionary<string, string> values)
    {
        var colon = line.IndexOf(':');
        if (colon <= 0 || char.IsWhiteSpace(line[0]) || line[0] == '#')
            return;

        var value = line[(colon + 1)..].Trim().Trim("\"'").ToString();
        if (value.Length > 0)
            values[line[..colon].Trim().ToString()] = value;
    }
}
