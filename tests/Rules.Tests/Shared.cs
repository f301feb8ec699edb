using PluginHost.Harness;
using Xunit.Abstractions;

namespace PluginHost.Rules.Tests;

/// <summary>Files of public projects, kept outside the repository; a clone may lack them.</summary>
internal static class Shared
{
    private static string? Data => SharedData.Folder;

    public static bool IsThere(ITestOutputHelper output) => SharedData.IsThere(output.WriteLine);

    public static byte[] Bytes(params string[] path) => System.IO.File.ReadAllBytes(Path.Combine([Data!, .. path]));

    public static IEnumerable<string> Names(string folder, string pattern) =>
        Data is null ? [] : Directory.EnumerateFiles(Path.Combine(Data, folder), pattern).Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    /// <summary>The path of a file of the folder "rules"; null when it is not there.</summary>
    public static string? File(string name, ITestOutputHelper output) => IsThere(output) ? Path.Combine(Data!, "rules", Path.GetFileName(name)) : null;
}
