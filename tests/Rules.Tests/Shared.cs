using Xunit.Abstractions;

namespace PluginHost.Rules.Tests;

/// <summary>The folder of shared data beside the repository.</summary>
internal static class Shared
{
    /// <summary>The path of a file in it; nothing, said aloud, when the data is not there.</summary>
    public static string? File(ITestOutputHelper output, params string[] path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "PluginHost.sln")))
            {
                var shared = Environment.GetEnvironmentVariable("PLUGINHOST_SHARED") ?? Path.Combine(folder.FullName, "..", "shared");
                var file = Path.Combine([shared, .. path]);
                if (System.IO.File.Exists(file))
                {
                    return file;
                }
            }
        }

        output.WriteLine($"NOTHING WAS TESTED: {string.Join('/', path)} is not in ../shared beside the clone (or where PLUGINHOST_SHARED says).");
        return null;
    }
}
