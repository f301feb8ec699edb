using System.Text.Json;
using PluginHost.Harness;
using Xunit.Abstractions;

namespace PluginHost.Dice.Tests;

/// <summary>Rows of expressions and what another engine makes of them.</summary>
internal static class Rows
{
    public static string? Folder { get; } = SharedData.Folder is { } data ? Path.Combine(data, "dice") : null;

    public static bool AreThere(ITestOutputHelper output) => SharedData.IsThere(output.WriteLine);

    public static IEnumerable<JsonElement> Of(string file) =>
        Folder is null ? [] : File.ReadLines(Path.Combine(Folder, file + ".jsonl")).Select(static line => JsonElement.Parse(line));
}
