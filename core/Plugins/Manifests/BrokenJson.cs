using System.Text.Json;

namespace PluginHost.Plugins;

internal static class BrokenJson
{
    /// <summary>What is wrong with a file, for whoever wrote it. Only a field that is named twice is reported without a line.</summary>
    public static string Sentence(string file, JsonException fault) =>
        fault.LineNumber is { } line ? $"{file} is not valid JSON, at line {line + 1}." : $"{file} names a field twice in one object.";
}
