using System.Reflection;

namespace PluginHost.Architecture.Tests;

/// <summary>The clone that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Configuration { get; } = typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>Files by their path from the root, with forward slashes; nothing that a build made.</summary>
    public static IEnumerable<string> Files(string folder, string pattern)
    {
        var full = Path.Combine(Root, folder);
        return Directory.Exists(full)
            ? Directory.EnumerateFiles(full, pattern, SearchOption.AllDirectories).Select(Relative).Where(IsSource).Order(StringComparer.Ordinal)
            : [];
    }

    public static IEnumerable<string> Folders(string folder) =>
        Directory.Exists(Path.Combine(Root, folder))
            ? Directory.EnumerateDirectories(Path.Combine(Root, folder)).Where(path => Directory.EnumerateFiles(path, "*.csproj").Any()).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)
            : [];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static bool IsSource(string path) => !path.Split('/').Any(part => part is "bin" or "obj" or "packages" or "artifacts");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PluginHost.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
