using System.Text.Json;

namespace PluginHost.Dice.Tests;

/// <summary>Rows of expressions and what another engine makes of them.</summary>
internal static class Rows
{
    public static string? Folder { get; } = Find();

    public static IEnumerable<JsonElement> Of(string file) =>
        Folder is null ? [] : File.ReadLines(Path.Combine(Folder, file + ".jsonl")).Select(static line => JsonElement.Parse(line));

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PluginHost.sln")))
            {
                var shared = Environment.GetEnvironmentVariable("PLUGINHOST_SHARED") ?? Path.Combine(folder.FullName, "..", "shared");
                var dice = Path.Combine(shared, "data", "dice");
                return Directory.Exists(dice) ? dice : null;
            }
        }

        return null;
    }
}
