using Xunit.Abstractions;

namespace PluginHost.Rules.Tests;

/// <summary>Files of public projects, kept outside the repository; a clone may lack them.</summary>
internal static class Shared
{
    private static string? Data { get; } = Find();

    /// <summary>Says aloud when there is nothing to compare with, so that a green test is not taken for a compared one.</summary>
    public static bool IsThere(ITestOutputHelper output)
    {
        if (Data is null)
        {
            output.WriteLine("NOTHING WAS COMPARED: the files lie in ../shared/data beside the clone (or where PLUGINHOST_SHARED says), and they are not there.");
        }

        return Data is not null;
    }

    public static byte[] Bytes(params string[] path) => System.IO.File.ReadAllBytes(Path.Combine([Data!, .. path]));

    public static IEnumerable<string> Names(string folder, string pattern) =>
        Data is null ? [] : Directory.EnumerateFiles(Path.Combine(Data, folder), pattern).Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    /// <summary>The path of a file of the folder "rules"; null when it is not there.</summary>
    public static string? File(string name, ITestOutputHelper output) => IsThere(output) ? Path.Combine(Data!, "rules", Path.GetFileName(name)) : null;

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "PluginHost.sln")))
            {
                var shared = Environment.GetEnvironmentVariable("PLUGINHOST_SHARED") ?? Path.Combine(folder.FullName, "..", "shared");
                var data = Path.Combine(shared, "data");
                return Directory.Exists(data) ? data : null;
            }
        }

        return null;
    }
}
