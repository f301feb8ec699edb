namespace PluginHost.Host;

internal static class AssetFiles
{
    /// <summary>The file of a path below a folder, or null: for what is missing, hidden, or leads outside, also by a link.</summary>
    public static string? Find(string folder, string path)
    {
        if (path.Length == 0 || path.Contains('\\', StringComparison.Ordinal) || path.Contains(':', StringComparison.Ordinal) || path.Contains('\0', StringComparison.Ordinal)
            || path.Split('/').Any(static part => part.Length == 0 || part[0] == '.'))
        {
            return null;
        }

        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var file = new FileInfo(Path.Combine(root, path));
        for (FileSystemInfo? step = file; step is not null && step.FullName.Length >= root.Length; step = Parent(step))
        {
            if (step.LinkTarget is not null)
            {
                return null;
            }
        }

        return file.Exists && file.FullName.StartsWith(root, StringComparison.Ordinal) ? file.FullName : null;
    }

    private static DirectoryInfo? Parent(FileSystemInfo step) => step is FileInfo file ? file.Directory : ((DirectoryInfo)step).Parent;
}
