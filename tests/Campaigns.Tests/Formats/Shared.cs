using PluginHost.Harness;
using PluginHost.Sdk;
using Xunit.Abstractions;

namespace PluginHost.Campaigns.Tests;

/// <summary>Files of public projects, kept outside the repository; a clone may lack them.</summary>
internal static class Shared
{
    private static string? Data => SharedData.Folder;

    public static bool IsThere(ITestOutputHelper output) => SharedData.IsThere(output.WriteLine);

    public static FormatFile File(params string[] path) => new(path[^1], "application/octet-stream", System.IO.File.ReadAllBytes(Path.Combine([Data!, .. path])));

    public static IEnumerable<string> Names(string folder, string pattern) =>
        Data is null ? [] : Directory.EnumerateFiles(Path.Combine(Data, folder), pattern).Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
}
