using Xunit.Abstractions;

namespace PluginHost.Rules.Tests;

/// <summary>Files of public projects, kept outside the repository.</summary>
internal static class Shared
{
    private static string? Data { get; } = Find();

    /// <summary>Says aloud when there is nothing to compare with, so that a green test is not taken for a compared one.</summary>
    public static bool IsThere(ITestOutputHelper output)
    {
        if (Data is null)
            output.WriteLine("NOTHING WAS COMPARED: the files lie in ../shared/data beside the clone (or where PLUGINHOST_SHARED says), and they are not there.");
        return Data is not null;
    }

    public static byte[] Bytes(params string[] path) => File.ReadAllBytes(Path.Combine([Data!, .. path]));

    public static IEnumerable<string> Names(string folder, string pattern) =>
        Data is null ? [] : Directory.EnumerateFiles(Path.Combine(Data, folder), pattern).Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PluginHost.sln")))
            {
                var shared = Environment.GetEnvironmentVariable("PLUGINHOST_SHARED") ?? Path.Combine(folder.FullName, "..", "shared");
                var data = Path.Combine(shared, "data");
                return Directory.Exists(data) ? data : null;
            }
        }

        return null;
    }
}
