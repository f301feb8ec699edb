namespace PluginHost.Rules.Library;

/// <summary>Keeps tools inside the folders that they were given.</summary>
public static class FolderFence
{
    /// <summary>A link leads out of a folder as any other path does: where it ends is what counts.</summary>
    public static bool IsIn(string path, string folder)
    {
        var end = (File.Exists(path) ? new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName : null) ?? path;
        var home = Path.GetFullPath(folder);
        for (var above = end; above is not null; above = Path.GetDirectoryName(above))
        {
            if (new DirectoryInfo(above).LinkTarget is not null && above.Length > home.Length)
            {
                return false;
            }

            if (above == home)
            {
                return true;
            }
        }

        return false;
    }
}
