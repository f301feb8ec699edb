using Xunit.Abstractions;

namespace PluginHost.Rules.Tests;

/// <summary>Real files for comparison, where they are there.</summary>
internal static class Shared
{
    public static string? Folder { get; } = Find();

    /// <summary>The file's path; said aloud when it is not there, so that a green test is not taken for a compared one.</summary>
    public static string? File(string name, ITestOutputHelper output)
    {
        var path = Folder is null ? null : Path.Combine(Folder, name);
        if (path is not null && System.IO.File.Exists(path))
        {
            return path;
        }

        output.WriteLine($"NOTHING WAS COMPARED: {name} lies in ../shared/data beside the clone (or where PLUGINHOST_SHARED says), and it is not there.");
        return null;
    }

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
