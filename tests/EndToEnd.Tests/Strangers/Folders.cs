namespace PluginHost.EndToEnd.Tests;

internal static class Folders
{
    /// <summary>Copies what belongs to the sources or to a finished build; not what a build left between them.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var name in Names(from))
        {
            CopyFile(from, to, name);
        }
    }

    public static void CopyFile(string from, string to, string name)
    {
        var target = Path.Combine(to, name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(from, name), target);
    }

    /// <summary>The files of a folder, relative to it.</summary>
    public static IReadOnlyList<string> Names(string folder) =>
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file))
                .Where(static name => name.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj" or "packages"))
                .Order(StringComparer.Ordinal),
        ];
}
