using Xunit.Abstractions;

namespace PluginHost.Rules.Tests;

/// <summary>The folder of test data beside the repository, which a clone may lack.</summary>
internal static class Shared
{
    public static string? Folder { get; } = Find();

    /// <summary>The path of a file; null, and said aloud, when it is not there.</summary>
    public static string? File(string name, ITestOutputHelper output)
    {
        var path = Folder is null ? null : Path.Combine(Folder, name);
        if (path is not null && System.IO.File.Exists(path))
        {
            return path;
        }

        output.WriteLine($"NOTHING WAS TESTED: {name} lies in ../shared/data/rules beside the clone (or where PLUGINHOST_SHARED says), and it is not there.");
        return null;
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "PluginHost.sln")))
            {
                var shared = Environment.GetEnvironmentVariable("PLUGINHOST_SHARED") ?? Path.Combine(folder.FullName, "..", "shared");
                var rules = Path.Combine(shared, "data", "rules");
                return Directory.Exists(rules) ? rules : null;
            }
        }

        return null;
    }
}
