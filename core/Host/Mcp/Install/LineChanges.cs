namespace PluginHost.Host;

/// <summary>What changes between two texts, a line each: what goes with a minus, what comes with a plus.</summary>
internal static class LineChanges
{
    public static IReadOnlyList<string> Of(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
        {
            start++;
        }

        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        return [.. old[start..^end].Select(static line => "- " + line), .. now[start..^end].Select(static line => "+ " + line)];
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.ReplaceLineEndings("\n").Split('\n');
}
