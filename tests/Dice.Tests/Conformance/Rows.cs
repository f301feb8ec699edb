using System.Text.Json;
using Xunit.Abstractions;

namespace PluginHost.Dice.Tests;

/// <summary>Rows of expressions and what another engine makes of them.</summary>
internal static class Rows
{
    public static string? Folder { get; } = Find();

    /// <summary>Whether there is anything to compare with; said aloud when there is not, so that a green test is not taken for a compared one.</summary>
    public static bool AreThere(ITestOutputHelper output)
    {
        if (Folder is null)
        {
            output.WriteLine("NOTHING WAS COMPARED: the rows lie in ../shared/data/dice beside the clone (or where PLUGINHOST_SHARED says), and they are not there.");
        }

        return Folder is not null;
    }

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
