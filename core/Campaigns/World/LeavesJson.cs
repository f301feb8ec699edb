using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>Leaves as a tree. What stands under one path is one stretch of the ordered leaves.</summary>
internal static class LeavesJson
{
    public static JsonElement Data(ReadOnlySpan<string> paths, ReadOnlySpan<JsonElement> values)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            Write(json, paths, values, 0);
        }

        return JsonElement.Parse(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<string> paths, ReadOnlySpan<JsonElement> values, int from)
    {
        var isList = paths.Length > 0 && from > 0 && PluginHost.Campaigns.Paths.IsElement(Segment(paths[0], from));
        if (isList)
        {
            json.WriteStartArray();
        }
        else
        {
            json.WriteStartObject();
        }

        for (var index = 0; index < paths.Length;)
        {
            var segment = Segment(paths[index], from);
            if (!isList)
            {
                json.WritePropertyName(PluginHost.Campaigns.Paths.Unescape(segment.ToString()));
            }

            var past = from + segment.Length + 1;
            if (past > paths[index].Length)
            {
                values[index].WriteTo(json);
                index++;

                // Layers may disagree on whether there is something below: what stands above wins.
                index += Below(paths[index..], paths[index - 1]);
                continue;
            }

            var count = 1 + Below(paths[(index + 1)..], paths[index][..(past - 1)]);
            Write(json, paths.Slice(index, count), values.Slice(index, count), past);
            index += count;
        }

        if (isList)
        {
            json.WriteEndArray();
        }
        else
        {
            json.WriteEndObject();
        }
    }

    private static int Below(ReadOnlySpan<string> paths, string parent)
    {
        var count = 0;
        while (count < paths.Length && paths[count].Length > parent.Length && paths[count][parent.Length] == '/' && paths[count].StartsWith(parent, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    private static ReadOnlySpan<char> Segment(string path, int from)
    {
        var rest = path.AsSpan(from);
        var end = rest.IndexOf('/');
        return end < 0 ? rest : rest[..end];
    }
}
